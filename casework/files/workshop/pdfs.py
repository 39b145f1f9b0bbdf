"""Cleaning and stamping of PDFs, and pictures of their pages."""

import io
import unicodedata
from typing import TYPE_CHECKING

from casework.files.workshop.authors import Authors
from casework.files.workshop.limits import Refused, Report, Words
from casework.files.workshop.pdf_extras import hidden_in_pdf, refuse_other_content, remove_details

if TYPE_CHECKING:
    from pikepdf import Object, Page, Pdf

MOST_PAGES = 3000

# Keys of a PDF under which lies what runs, what is attached, and who made it with what.
ACTIVE_KEYS = {
    *("/JS", "/JavaScript", "/OpenAction", "/AA", "/XFA", "/EmbeddedFiles", "/EF", "/FS", "/AF"),
    *("/RichMediaContent", "/RichMediaSettings", "/Renditions", "/Metadata", "/PieceInfo"),
    *("/OnInstantiate", "/3DD", "/3DA", "/3DV", "/3DU", "/OPI", "/Thumb"),
}
# Keys by which a stream lies, or what it shows lies, in another file or at an address.
OUTSIDE_KEYS = {"/F", "/FFilter", "/FDecodeParms", "/Ref"}
ACTIVE_ACTIONS = {
    *("/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/Rendition"),
    *("/Movie", "/Sound", "/RichMediaExecute", "/GoTo3DView", "/Thread"),
}
SCHEMES = ("http:", "https:", "mailto:", "tel:")


def open_pdf(content: bytes) -> "Pdf":
    """One that everyone can open: with a password only for changing it, it is saved without."""
    import pikepdf

    try:
        pdf = pikepdf.open(io.BytesIO(content))
    except pikepdf.PasswordError:
        raise Refused("locked") from None
    except pikepdf.PdfError:
        raise Refused("broken") from None
    if pdf.is_encrypted and not pdf.user_password_matched:
        raise Refused("locked")  # to be read by a password, if one without may change it
    if not 1 <= len(pdf.pages) <= MOST_PAGES:
        raise Refused("pages")
    return pdf


def pdf_bytes(pdf: "Pdf") -> bytes:
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def clean_pdf(content: bytes, words: Words) -> tuple[bytes, Report]:
    """The PDF rewritten: earlier versions, scripts, attachments and metadata stay behind."""
    pdf = open_pdf(content)
    refuse_other_content(pdf)
    warnings = sorted(hidden_in_pdf(pdf))
    authors = Authors()
    for thing in pdf.objects:
        remove_active_parts(thing)
        remove_details(thing, authors)
    remove_active_parts(pdf.trailer.get("/Root"))
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    return pdf_bytes(pdf), {"pages": len(pdf.pages), "warnings": warnings}


def remove_active_parts(thing: "Object | None") -> None:
    """Remove whatever acts from one object and from what lies directly inside it."""
    import pikepdf

    if isinstance(thing, pikepdf.Array):
        inside = list(thing)
    elif isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
        remove_active_keys(thing)
        inside = [thing[key] for key in thing.keys()]  # noqa: SIM118 - it is no dict
    else:
        return
    for part in inside:
        if isinstance(part, pikepdf.Object) and not part.is_indirect:
            remove_active_parts(part)


def remove_active_keys(thing: "Object") -> None:
    import pikepdf

    unwanted = ACTIVE_KEYS | OUTSIDE_KEYS if isinstance(thing, pikepdf.Stream) else ACTIVE_KEYS
    for key in unwanted.intersection(thing.keys()):
        del thing[key]
    if str(thing.get("/S", "")) in ACTIVE_ACTIONS:
        thing["/S"] = pikepdf.Name("/GoTo")
    if "/URI" in thing and not str(thing["/URI"]).strip().lower().startswith(SCHEMES):
        del thing["/URI"]


def stamp_pdf(content: bytes, words: Words) -> tuple[bytes, Report]:
    """Every page with one line at its foot."""
    pdf = open_pdf(content)
    for page in pdf.pages:
        stamp_page(page, words["line"])
    return pdf_bytes(pdf), {"pages": len(pdf.pages)}


def stamp_page(page: "Page", line: str) -> None:
    """Write on a strip of white along the lower edge as the page is shown, however it is turned."""
    import pikepdf

    across, matrix = lower_edge(page)
    text = text_in_helvetica(line)
    size = max(3.0, min(8.0, (across - 16) / (0.52 * len(text) or 1)))
    helvetica = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name.Helvetica,
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )
    font = page.add_resource(helvetica, pikepdf.Name.Font)
    escaped = text.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    drawn = (
        f"\nQ\n/Artifact BMC q {matrix} cm 1 g 0 0 {across:.2f} {size + 6:.2f} re f "
        f"0.2 g BT {font} {size:.2f} Tf 8 4 Td ("
    )
    page.contents_add(b"q\n", prepend=True)
    page.contents_add(drawn.encode("ascii") + escaped + b") Tj ET Q EMC\n")


def lower_edge(page: "Page") -> tuple[float, str]:
    """How long the lower edge is as shown, and the matrix that begins at its left end."""
    left, bottom, right, top = (float(edge) for edge in page.cropbox)
    turn = int(page.obj.get("/Rotate", inherited_rotation(page.obj))) % 360
    place = {
        90: (0, 1, -1, 0, right, bottom),
        180: (-1, 0, 0, -1, right, top),
        270: (0, -1, 1, 0, left, top),
    }.get(turn, (1, 0, 0, 1, left, bottom))
    across = top - bottom if turn in (90, 270) else right - left
    return across, " ".join(f"{number:.2f}" for number in place)


def inherited_rotation(node: "Object") -> int:
    """How far the pages above say that this one is turned."""
    for _ in range(50):
        above = node.get("/Parent")
        if above is None:
            return 0
        if "/Rotate" in above:
            return int(above["/Rotate"])
        node = above
    return 0


def text_in_helvetica(line: str) -> bytes:
    """In the letters of a PDF's own Helvetica: one that it lacks loses its accent, or is a ?."""
    return b"".join(
        letter.encode("cp1252", "ignore")
        or unicodedata.normalize("NFKD", letter)[:1].encode("cp1252", "replace")
        for letter in line
    )


def page_picture(content: bytes, words: Words) -> tuple[bytes, Report]:
    """One page, counted from 1, with the line at its foot, as a picture."""
    import pikepdf
    import pypdfium2

    pdf = open_pdf(content)
    number, pages = words["page"], len(pdf.pages)
    if not 1 <= number <= pages:
        raise Refused("no page")
    single = pikepdf.new()
    single.pages.append(pdf.pages[number - 1])
    stamp_page(single.pages[0], words["line"])
    document = pypdfium2.PdfDocument(pdf_bytes(single))
    page = document[0]
    scale = min(words["pixels"] / max(page.get_width(), 1), 4000 / max(page.get_height(), 1))
    out = io.BytesIO()
    page.render(scale=scale).to_pil().convert("RGB").save(out, "PNG", optimize=False)
    return out.getvalue(), {"pages": pages}
