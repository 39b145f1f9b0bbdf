"""What a PDF holds besides its pages: other files, forms, comments, layers, signatures, films."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from casework.files.workshop.authors import Authors
from casework.files.workshop.limits import Refused
from casework.files.workshop.photo_details import without_details

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

# Annotations that somebody writes on a page, as a reader of it and not as its author.
COMMENTS = {
    *("/Text", "/FreeText", "/Highlight", "/Underline", "/Squiggly", "/StrikeOut", "/Ink"),
    *("/Caret", "/Stamp", "/Line", "/Square", "/Circle", "/Polygon", "/PolyLine", "/Redact"),
}
FILMS = {"/RichMedia", "/3D", "/Screen", "/Movie", "/Sound"}
POPUP, ATTACHMENT = "/Popup", "/FileAttachment"
BOX, SIGNATURE = "/FT", "/Sig"


def refuse_other_content(pdf: "Pdf") -> None:
    """Raises Refused where the pages are not what is to be read, but a cover of something else."""
    if "/Collection" in pdf.Root:
        raise Refused("portfolio")
    form = pdf.Root.get("/AcroForm")
    if form is not None and "/XFA" in form:
        drawn_by_program = bool(pdf.Root.get("/NeedsRendering", False))
        if drawn_by_program or not len(form.get("/Fields", ())):
            raise Refused("form")


def hidden_in_pdf(pdf: "Pdf") -> set[str]:
    """Keys of `casework.files.warnings`: what is there unseen, and what cannot be kept."""
    form = pdf.Root.get("/AcroForm")
    found = {"form"} if form is not None and "/XFA" in form else set()
    if has_hidden_layers(pdf):
        found.add("layers")
    for thing in pdf.objects:
        found |= set(warnings_of(thing))
    return found


def warnings_of(thing: "Object") -> Iterator[str]:
    import pikepdf

    if not isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
        return
    if "/EF" in thing or "/EmbeddedFiles" in thing:
        yield "attachments"
    if "/ByteRange" in thing or (str(thing.get(BOX, "")) == SIGNATURE and "/V" in thing):
        yield "signature"
    for one in (thing, *annotations_inside(thing)):
        kind = str(one.get("/Subtype", ""))
        if kind in COMMENTS and "/Rect" in one:
            yield "comments"
        if kind == ATTACHMENT:
            yield "attachments"
        if kind in FILMS and "/Rect" in one:
            yield "films"


def annotations_inside(page: "Object") -> Iterator["Object"]:
    """Those that lie in a page itself. The others are things of their own."""
    import pikepdf

    annotations = page.get("/Annots")
    for one in annotations if isinstance(annotations, pikepdf.Array) else ():
        if isinstance(one, pikepdf.Dictionary) and not one.is_indirect:
            yield one


def has_hidden_layers(pdf: "Pdf") -> bool:
    """Whether a layer is switched off as the document is opened."""
    layers = pdf.Root.get("/OCProperties")
    if layers is None:
        return False
    usual = layers.get("/D")
    if usual is None:
        return False
    every_off = str(usual.get("/BaseState", "")) == "/OFF"
    return every_off or len(usual.get("/OFF", ())) > 0


def remove_details(thing: "Object", authors: Authors) -> None:
    """Who wrote a comment, and what a camera wrote into a photo. `/T` of a box of a form is its
    name, by which it is filled in, and stays."""
    import pikepdf

    if isinstance(thing, pikepdf.Stream):
        if str(thing.get("/Filter", "")) == "/DCTDecode":
            photo = thing.read_raw_bytes()
            if (plain := without_details(photo)) != photo:
                thing.write(plain, filter=pikepdf.Name.DCTDecode)
    elif isinstance(thing, pikepdf.Dictionary):
        for one in (thing, *annotations_inside(thing)):
            kind = str(one.get("/Subtype", ""))
            if (kind in COMMENTS or kind in (POPUP, ATTACHMENT)) and "/T" in one:
                one["/T"] = pikepdf.String(authors.alias(str(one["/T"])))
