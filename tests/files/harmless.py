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
        box = made.make_indirect(Dictionary(FT=Name.Tx, T=String("name"), V=String("Mrs Ewart")))
        made.Root.AcroForm = Dictionary(Fields=[box], XFA=String("<xdp>evil</xdp>"))

    return pdf(change=change)


def with_a_model():
    """A PDF with a model in three dimensions, which brings a script of its own."""

    def change(made):
        model = made.make_stream(b"", Type=Name("/3D"), Subtype=Name.U3D)
        model.OnInstantiate = made.make_stream(b"app.alert(1)")
        annotation = Dictionary(Type=Name.Annot, Subtype=Name("/3D"), Rect=[0, 0, 9, 9])
        annotation["/3DD"] = made.make_indirect(model)
        made.pages[0].Annots = Array([made.make_indirect(annotation)])

    return pdf(change=change)


def with_media():
    def change(made):
        media = Dictionary(Assets=Dictionary(Names=[String("evil.swf"), made.make_stream(b"FWS")]))
        annotation = Dictionary(Type=Name.Annot, Subtype=Name.RichMedia, Rect=[0, 0, 9, 9])
        annotation.RichMediaContent = media
        made.pages[0].Annots = Array([made.make_indirect(annotation)])

    return pdf(change=change)


def with_a_stream_from_afar(**keys):
    """A PDF whose page is drawn from a file or an address outside of it."""

    def change(made):
        stream = made.make_stream(b"")
        for key, value in keys.items():
            stream[f"/{key}"] = value
        form = made.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9])
        form.Ref = Dictionary(F=String("//evil.example/page.pdf"), Page=0)
        made.pages[0].Contents = stream
        made.pages[0].Resources = Dictionary(XObject=Dictionary(A=form))

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
THREAD = {"/S": Name.Thread, "/F": String("//evil.example/thread.pdf"), "/D": 0}
AFAR = Dictionary(FS=Name.URL, F=String("https://evil.example/afar"))
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
    "a pdf with a model that runs": ("plan.pdf", with_a_model(), b"/OnInstantiate"),
    "a pdf with a film": ("plan.pdf", with_media(), b"evil.swf"),
    "a pdf drawn from afar": ("plan.pdf", with_a_stream_from_afar(F=AFAR), b"/afar"),
    "a pdf with a page of another": ("plan.pdf", with_a_stream_from_afar(), b"/page.pdf"),
    "a pdf that goes on elsewhere": ("plan.pdf", linked(THREAD), b"/Thread"),
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
