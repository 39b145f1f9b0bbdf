"""Files with something that their pages do not show, each with the key of the warning about it."""

import io

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

from tests.files import docx, pdf, pptx, xlsx
from tests.files.harmless import form, with_a_model, with_media
from tests.files.hostile_office import MAIN, SHEETS, sheet, word
from tests.files.hostile_opendocument import calc, writer

SLIDES = "http://schemas.openxmlformats.org/presentationml/2006/main"
THREADED = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
MODERN = "http://schemas.microsoft.com/office/powerpoint/2018/8/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"


def book(state):
    row = f'<sheet name="Salaries" sheetId="2" state="{state}"/>'
    content = f'<workbook xmlns="{SHEETS}"><sheets><sheet name="A"/>{row}</sheets></workbook>'
    return xlsx(("xl/workbook.xml", content))


def slide(name, attributes="", body="", root="sld"):
    names = f'xmlns:p="{SLIDES}" xmlns:a="{DRAWING}"'
    return pptx((name, f"<p:{root} {names} {attributes}>{body}</p:{root}>"))


def notes(text, kind="body"):
    place = f'<p:nvSpPr><p:nvPr><p:ph type="{kind}"/></p:nvPr></p:nvSpPr>'
    body = f"<p:cSld><p:spTree><p:sp>{place}<a:t>{text}</a:t></p:sp></p:spTree></p:cSld>"
    return slide("ppt/notesSlides/notesSlide1.xml", body=body, root="notes")


def run(mark, text="secret"):
    return word(f"<w:p><w:r><w:rPr>{mark}</w:rPr><w:t>{text}</w:t></w:r></w:p>")


def annotated(kind, *, direct=False, **more):
    def change(made):
        note = Dictionary(Type=Name.Annot, Subtype=Name(kind), Rect=[0, 0, 9, 9], **more)
        is_box = kind == "/Widget"
        note = note if direct and not is_box else made.make_indirect(note)
        made.pages[0].Annots = Array([note])
        if is_box:
            made.Root.AcroForm = Dictionary(Fields=Array([note]))

    return pdf(change=change)


def attached():
    def change(made):
        made.attachments["minutes.txt"] = b"The minutes"

    return pdf(change=change)


def layered(**usual):
    def change(made):
        layer = made.make_indirect(Dictionary(Type=Name.OCG, Name=String("Draft")))
        off = {key: Array([layer]) if value is None else value for key, value in usual.items()}
        made.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(**off))

    return pdf(change=change)


def signed():
    def change(made):
        value = Dictionary(Type=Name.Sig, ByteRange=Array([0, 1, 2, 3]), Contents=String("x"))
        box = Dictionary(FT=Name.Sig, T=String("s"), V=made.make_indirect(value))
        made.Root.AcroForm = Dictionary(Fields=Array([made.make_indirect(box)]), SigFlags=3)

    return pdf(change=change)


def moving(kind="PNG"):
    out = io.BytesIO()
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    frames[0].save(out, kind, save_all=True, append_images=frames[1:])
    return out.getvalue()


INSERTED = '<w:p><w:ins w:id="1" w:author="Mrs Ewart"><w:r><w:t>new</w:t></w:r></w:ins></w:p>'
DELETED = '<w:p><w:del w:id="1"><w:r><w:delText>old</w:delText></w:r></w:del></w:p>'
WORD_COMMENTS = f'<w:comments xmlns:w="{MAIN}"><w:comment w:id="0"/></w:comments>'
OLD_COMMENTS = (
    f'<comments xmlns="{SHEETS}"><commentList><comment ref="A1"/></commentList></comments>'
)
NEW_COMMENTS = (
    f'<ThreadedComments xmlns="{THREADED}"><threadedComment ref="A1"/></ThreadedComments>'
)
SLIDE_COMMENTS = f'<p188:cmLst xmlns:p188="{MODERN}"><p188:cm id="1"/></p188:cmLst>'
PIVOT = f'<pivotCacheRecords xmlns="{SHEETS}"><r><s v="Mrs Ewart"/></r></pivotCacheRecords>'
REVISIONS = f'<headers xmlns="{SHEETS}"><header guid="1"/></headers>'
HIDDEN_COLUMN, ALL_HIDDEN = '<cols><col hidden="true"/></cols>', '<sheetFormatPr zeroHeight="1"/>'
END = "<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr></w:p>"
HIDDEN_TABLE = '<style:table-properties table:display="false"/>'

# What it is → its name, its content, and the key of the warning.
WARNED = {
    "a hidden worksheet": ("a.xlsx", book("hidden"), "hidden sheets"),
    "a worksheet that Excel does not offer": ("a.xlsx", book("veryHidden"), "hidden sheets"),
    "a hidden sheet of calc": ("a.ods", calc(HIDDEN_TABLE), "hidden sheets"),
    "a hidden row": ("a.xlsx", sheet('<row r="1" hidden="1"/>'), "hidden rows"),
    "a hidden column": (
        "a.xlsx",
        sheet(HIDDEN_COLUMN),
        "hidden rows",
    ),
    "rows that are hidden as usual": (
        "a.xlsx",
        sheet(ALL_HIDDEN),
        "hidden rows",
    ),
    "a hidden row of calc": (
        "a.ods",
        calc('<table:table-row table:visibility="collapse"/>'),
        "hidden rows",
    ),
    "a hidden slide": ("a.pptx", slide("ppt/slides/slide1.xml", 'show="0"'), "hidden slides"),
    "what the speaker says": ("a.pptx", notes("Do not say this"), "notes"),
    "a comment of word": ("a.docx", docx(("word/comments.xml", WORD_COMMENTS)), "comments"),
    "an old comment of excel": ("a.xlsx", xlsx(("xl/comments1.xml", OLD_COMMENTS)), "comments"),
    "a comment of excel": ("a.xlsx", xlsx(("xl/threadedComments/c.xml", NEW_COMMENTS)), "comments"),
    "a comment of powerpoint": ("a.pptx", pptx(("ppt/comments/c.xml", SLIDE_COMMENTS)), "comments"),
    "a comment of writer": ("a.odt", writer("<office:annotation/>"), "comments"),
    "what was put in": ("a.docx", word(INSERTED), "changes"),
    "what was taken out": ("a.docx", word(DELETED), "changes"),
    "changes of writer": (
        "a.odt",
        writer("<text:tracked-changes><text:changed-region/></text:tracked-changes>"),
        "changes",
    ),
    "changes of a shared workbook": ("a.xlsx", xlsx(("xl/revisions/h.xml", REVISIONS)), "changes"),
    "hidden words": ("a.docx", run("<w:vanish/>"), "hidden text"),
    "hidden words of writer": (
        "a.odt",
        writer('<style:text-properties text:display="none"/>'),
        "hidden text",
    ),
    "the figures of a pivot table": (
        "a.xlsx",
        xlsx(("xl/pivotCache/pivotCacheRecords1.xml", PIVOT)),
        "pivot",
    ),
    "a table inside": ("a.docx", docx(("word/embeddings/a.xlsx", xlsx())), "embedded"),
    "a note on a pdf": ("a.pdf", annotated("/Text", Contents=String("?")), "comments"),
    "a note in a page": ("a.pdf", annotated("/Highlight", direct=True), "comments"),
    "layers that are off": ("a.pdf", layered(OFF=None), "layers"),
    "layers that begin off": ("a.pdf", layered(BaseState=Name.OFF), "layers"),
    "files in a pdf": ("a.pdf", attached(), "attachments"),
    "a file on a page": (
        "a.pdf",
        annotated("/FileAttachment", FS=Dictionary(F=String("a.txt"))),
        "attachments",
    ),
    "a film in a pdf": ("a.pdf", with_media(), "films"),
    "a model in a pdf": ("a.pdf", with_a_model(), "films"),
    "a form with data of its own": ("a.pdf", form(), "form"),
    "a signed pdf": ("a.pdf", signed(), "signature"),
    "a picture that moves": ("a.png", moving(), "frames"),
}
# What only looks like it.
UNREMARKABLE = {
    "a worksheet": ("a.xlsx", book("visible")),
    "a slide": ("a.pptx", slide("ppt/slides/slide1.xml", 'show="1"')),
    "an empty page for notes": ("a.pptx", notes(" ")),
    "the number of a slide": ("a.pptx", notes("7", kind="sldNum")),
    "words that are not hidden": ("a.docx", run('<w:vanish w:val="0"/>')),
    "the end of a paragraph": (
        "a.docx",
        word(END),
    ),
    "no changes of writer": ("a.odt", writer("<text:tracked-changes/>")),
    "layers that are on": ("a.pdf", layered(ON=None)),
    "a link on a page": ("a.pdf", annotated("/Link", direct=True)),
    "a box of a form": ("a.pdf", annotated("/Widget", FT=Name.Tx, T=String("name"))),
    "a photo with a small copy": ("a.jpg", moving("MPO")),
}


def with_a_picture(photo):
    """A PDF that shows this JPEG, as programs that make PDFs of scans do."""

    def change(made):
        picture = made.make_stream(
            photo,
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=80,
            Height=60,
            ColorSpace=Name.DeviceRGB,
            BitsPerComponent=8,
            Filter=Name.DCTDecode,
        )
        made.pages[0].Resources = Dictionary(XObject=Dictionary(A=picture))

    return pdf(change=change)


def picture_of(content):
    made = pikepdf.open(io.BytesIO(content))
    return made.pages[0].Resources.XObject.A.read_raw_bytes()
