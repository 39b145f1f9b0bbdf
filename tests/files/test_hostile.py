"""Hostile files are refused or made harmless, and go out so that they do no harm."""

import io
import zipfile
from pathlib import Path
from uuid import uuid4
from xml.etree import ElementTree

import pikepdf
import pytest
from django.conf import settings
from django.urls import reverse
from PIL import Image

from casework.files import arriving, checking, store
from casework.files.arriving import RefusedUpload
from casework.files.kinds import CONTENT_TYPES
from casework.files.models import PendingUpload
from tests.enquiries import cases
from tests.files import HEIC, docx, jpeg, opendocument, pdf, photo, pptx, upload, xlsx
from tests.files.harmless import HARMLESS
from tests.files.hostile import HOSTILE
from tests.people import named
from tests.test_concurrent_requests import at_once

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"


def on_disk():
    return [path for path in Path(settings.FILES_ROOT).rglob("*") if path.is_file()]


def test_there_are_at_least_170_hostile_files():
    assert len(HOSTILE) >= 170


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_file_is_refused_with_a_sentence_and_leaves_nothing(what, client):
    name, content, words = HOSTILE[what]
    content = content() if callable(content) else content
    enquiry = cases.assigned()
    client.force_login(named("clara"))
    form = {"key": uuid4(), "text": "Look at this", "attached": [upload("x", content)]}
    form["attached"][0].name = name
    page = client.post(reverse("enquiries:add", args=[enquiry.pk]), form)
    assert page.status_code == 200
    sentences = page.context["form"].errors["attached"]
    assert len(sentences) == 1
    assert sentences[0].startswith("“")
    assert words in sentences[0]
    assert "Look at this" in page.content.decode()
    assert on_disk() == []
    assert not PendingUpload.objects.exists()
    assert not enquiry.files.exists()


@pytest.mark.parametrize("what", HARMLESS)
def test_harmful_parts_of_a_file_are_removed(what, client):
    name, content, evil = HARMLESS[what]
    assert evil in content or what.startswith("an ordinary") or b"/Metadata" in content
    enquiry = cases.assigned()
    file = cases.with_photo(enquiry, content, name)
    assert evil not in store.file_content(file.key)
    client.force_login(named("omar"))
    response = client.get(f"{file.get_absolute_url()}save/")
    served = response.getvalue()
    assert evil not in served
    assert not any(content[:40] in path.read_bytes() for path in on_disk())
    assert response.headers["Content-Type"] in CONTENT_TYPES.values()
    assert response.headers["Content-Disposition"].startswith("attachment; filename=")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response.headers["Content-Security-Policy"]
    assert response.headers["Cache-Control"] == "no-store, private"


def test_earlier_versions_inside_a_pdf_are_not_kept():
    from tests.files.harmless import with_an_earlier_version

    content = with_an_earlier_version()
    assert b"Name of a resident" in content
    assert b"Name of a resident" not in checking.checked_upload("a.pdf", content).content


def test_a_pdf_keeps_its_ordinary_links():
    def link(made):
        to = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String("https://a.example/"))
        made.pages[0].Annots = pikepdf.Array([pikepdf.Dictionary(Subtype=pikepdf.Name.Link, A=to)])

    assert b"https://a.example/" in checking.checked_upload("a.pdf", pdf(change=link)).content


@pytest.mark.parametrize(("turned", "size"), [(1, (80, 60)), (3, (80, 60)), (6, (60, 80))])
def test_a_photo_is_turned_upright_and_loses_its_metadata(turned, size):
    kept = Image.open(io.BytesIO(checking.checked_upload("a.JPG", photo(turned)).content))
    assert kept.size == size
    assert dict(kept.getexif()) == {}
    assert set(kept.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_a_photo_of_a_phone_becomes_one_that_every_program_opens():
    assert b"Maker" in HEIC
    checked = checking.checked_upload("IMG_0417.HEIC", HEIC)
    kept = Image.open(io.BytesIO(checked.content))
    assert (checked.name, kept.format, kept.size) == ("IMG_0417.jpg", "JPEG", (64, 48))
    assert b"Maker" not in checked.content
    assert dict(kept.getexif()) == {}


NAMES = {
    "photo.JPG": "photo.jpg",
    "photo.jpeg": "photo.jpg",
    "photo": "photo.jpg",
    "a\r\nSet-Cookie: b=c.jpg": "aSet-Cookie- b=c.jpg",
    "holiday\u202egpj.exe.jpg": "holidaygpj-exe.jpg",
    "\u2066photo\u2069\ufeff.jpg": "photo.jpg",
    "report.exe.jpg": "report-exe.jpg",
    "index.html.php.jpg": "index-html-php.jpg",
    "12.03.2026 site visit.jpg": "12.03.2026 site visit.jpg",
    "../../etc/passwd.jpg": "passwd.jpg",
    "C:\\Users\\clara\\photo.jpg": "photo.jpg",
    "CON.jpg": "file CON.jpg",
    ".htaccess.jpg": "htaccess.jpg",
    'a";filename=b.html;.jpg': "a-filename=b-html.jpg",
    "<img src=x onerror=alert(1)>.jpg": "img src=x onerror=alert(1).jpg",
    "a\0.php.jpg": "a-php.jpg",
    "x" * 300 + ".jpg": "x" * 96 + ".jpg",
    "Pont y Cim – Tŷ’r Cyngor.jpg": "Pont y Cim – Tŷ’r Cyngor.jpg",
    "photo.jpg...": "photo.jpg",
    "photo .jpg": "photo.jpg",
    "\u200b.jpg": "file.jpg",
    "=cmd.jpg": "=cmd.jpg",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_made_safe(name):
    assert checking.checked_upload(name, jpeg()).name == NAMES[name]


def test_a_name_with_line_breaks_cannot_split_the_answer(client):
    file = cases.with_photo(cases.assigned(), jpeg(), "a\r\nSet-Cookie: b=c.jpg")
    client.force_login(named("omar"))
    response = client.get(f"{file.get_absolute_url()}save/")
    response.close()
    assert response.headers["Content-Disposition"] == 'attachment; filename="aSet-Cookie- b=c.jpg"'


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("sums.xlsx", xlsx(("xl/worksheets/sheet1.xml", "<f>SUM(A1:A9)</f>"))),
        ("talk.pptx", pptx(("ppt/media/image1.png", b"x"), ("ppt/embeddings/w.xlsx", b"x"))),
        ("plan.odt", opendocument("text", ("Pictures/1.png", b"x"))),
        ("sums.ods", opendocument("spreadsheet", ("Thumbnails/thumbnail.png", b"x"))),
        ("print.xlsx", xlsx(("xl/printerSettings/printerSettings1.bin", b"x"))),
    ],
)
def test_ordinary_documents_are_kept_part_by_part_in_their_order(name, content):
    assert parts_of(checking.checked_upload(name, content).content) == parts_of(content)


def parts_of(content):
    """The parts of a zip, and those of a document inside it."""
    package = zipfile.ZipFile(io.BytesIO(content))
    read = ((e, package.read(e)) for e in package.infolist())
    return [
        (e.filename, e.compress_type, parts_of(part) if part.startswith(b"PK") else part)
        for e, part in read
    ]


CORE = (
    '<?xml version="1.0"?>\n<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/'
    '2006/metadata/core-properties"><dc:creator>Mrs Ewart</dc:creator></cp:coreProperties>'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
APP = f'<Properties xmlns="{OFFICE}/extended-properties"><Company>Mrs Ewart</Company></Properties>'
OWN = f'<Properties xmlns="{OFFICE}/custom-properties"><property>Mrs Ewart</property></Properties>'
META = (
    '<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0">'
    "<office:meta><dc:creator>Mrs Ewart</dc:creator></office:meta></office:document-meta>"
)


@pytest.mark.parametrize(
    ("name", "content", "place"),
    [
        ("plan.docx", docx(("docProps/core.xml", CORE)), "docProps/core.xml"),
        ("plan.docx", docx(("props/renamed.xml", CORE)), "props/renamed.xml"),
        ("sums.xlsx", xlsx(("docProps/app.xml", APP)), "docProps/app.xml"),
        ("talk.pptx", pptx(("docProps/custom.xml", OWN)), "docProps/custom.xml"),
        ("plan.odt", opendocument("text", ("meta.xml", META)), "meta.xml"),
    ],
)
def test_who_wrote_an_office_document_is_removed_and_its_part_stays(name, content, place):
    clean = checking.checked_upload(name, content).content
    package = zipfile.ZipFile(io.BytesIO(clean))
    assert "Ewart" not in package.read(place).decode()
    assert ElementTree.fromstring(package.read(place)).tag
    kept = [part for part in parts_of(content) if part[0] != place]
    assert [part for part in parts_of(clean) if part[0] != place] == kept
    assert {entry.date_time[0] for entry in package.infolist()} == {1980}


def test_a_part_that_only_looks_like_properties_is_kept():
    content = docx(("customXml/item1.xml", "<Properties><own>Ours</own></Properties>"))
    assert parts_of(checking.checked_upload("plan.docx", content).content) == parts_of(content)


def test_a_limit_is_that_of_the_settings(settings):
    settings.FILE_LIMIT = 1000
    refused = arriving.accept_upload(upload("a.txt", b"x" * 1001), by=named("clara"))
    assert refused == RefusedUpload("“a.txt” is 1 KB. Choose a file of 1 KB or less")


@pytest.mark.django_db(transaction=True)
def test_uploads_of_many_requests_at_once_stay_within_the_limit(council, monkeypatch):
    monkeypatch.setattr(PendingUpload, "MOST", 2)
    clara = named("clara")
    arrived = at_once(*([lambda: arriving.accept_upload(upload("a.txt", b"x"), by=clara)] * 5))
    assert sum(isinstance(one, RefusedUpload) for one in arrived) == 3
    assert PendingUpload.objects.count() == len(on_disk()) == 2


def test_pending_uploads_have_a_limit(monkeypatch):
    monkeypatch.setattr(PendingUpload, "MOST", 2)
    arrived = [arriving.accept_upload(upload("a.txt", b"x"), by=named("clara")) for _ in range(3)]
    assert "is one too many" in arrived[2].sentence
    assert PendingUpload.objects.count() == 2
