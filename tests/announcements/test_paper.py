"""The PDF of an outgoing letter: what PDF/UA-1 asks for, and nothing but the letter."""

import io

import pikepdf
import pypdfium2
import pytest
from django.urls import reverse

from announcements.letters import paper
from announcements.letters.content import paper_of
from announcements.letters.paper import letter_as_pdf
from tests.announcements.letters import chairs_letter, official, seated, signed
from tests.clause_protocols import adopt_for
from tests.people import signed_in

pytestmark = pytest.mark.django_db
SHOWS_TEXT = {"Tj", "TJ", "'", '"'}


@pytest.fixture
def pdf(clock):
    adopt_for(clock, "oxford")
    seated("nia")
    letter = signed(chairs_letter(), "clara")
    with pikepdf.open(io.BytesIO(letter_as_pdf(paper_of(letter)))) as document:
        yield document


def untagged_operators(page):
    """What is drawn or shown on a page outside of any tag and any artifact."""
    depth = 0
    for instruction in pikepdf.parse_content_stream(page):
        name = str(instruction.operator)
        if name in ("BDC", "BMC"):
            depth += 1
        elif name == "EMC":
            depth -= 1
        elif depth == 0 and name in SHOWS_TEXT | {"f", "S", "B", "Do"}:
            yield name


def pdfium_text(content):
    document = pypdfium2.PdfDocument(content)
    return "".join(page.get_textpage().get_text_bounded() for page in document)


def tags_below(element):
    """The structure types of an element and everything in it."""
    if isinstance(element, pikepdf.Array):
        for child in element:
            yield from tags_below(child)
    elif isinstance(element, pikepdf.Dictionary):
        if "/S" in element:
            yield str(element.S)
        if "/K" in element:
            yield from tags_below(element.K)


def test_the_letter_says_that_it_is_accessible_and_is_tagged_in_english(pdf):
    assert pdf.Root.MarkInfo.Marked
    assert str(pdf.Root.Lang) == "en-GB"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    with pdf.open_metadata() as metadata:
        assert metadata["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
        assert metadata["dc:title"] == "Speed limit on the A12"


def test_every_part_of_the_letter_has_a_tag_and_a_heading_is_a_heading(pdf):
    tags = set(tags_below(pdf.Root.StructTreeRoot.K))
    assert {"/H1", "/H2", "/P", "/L", "/LI"} <= tags
    for page in pdf.pages:
        assert list(untagged_operators(page)) == []
        assert str(page.Tabs) == "/S"


def test_every_font_of_the_letter_is_in_it(pdf):
    fonts = [font for page in pdf.pages for font in page.Resources.Font.values()]
    assert fonts
    for font in fonts:
        (inner,) = font.DescendantFonts
        assert "/FontFile2" in inner.FontDescriptor or "/FontFile3" in inner.FontDescriptor
        assert "/ToUnicode" in font


def test_the_file_is_named_by_the_reference_alone(clock):
    adopt_for(clock, "knutsford")
    letter = official()
    url = reverse("announcements:letter-file", args=[letter.reference])
    response = signed_in("omar").get(url)
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == f'attachment; filename="{letter.reference}.pdf"'
    assert response.content.startswith(b"%PDF")


def test_what_is_typed_is_text_and_fetches_nothing(clock):
    adopt_for(clock, "knutsford")
    body = '<img src="file:///etc/hostname"><style>p { color: red }</style>'
    text = letter_as_pdf(paper_of(official(body=body)))
    with pikepdf.open(io.BytesIO(text)) as document:
        assert [dict(page.Resources.XObject) for page in document.pages] == [{}]
    assert "file:///etc/hostname" in pdfium_text(text)


def test_without_pango_the_page_says_that_the_pdf_cannot_be_made(clock, monkeypatch):
    adopt_for(clock, "knutsford")
    url = reverse("announcements:letter-file", args=[official().reference])
    monkeypatch.setitem(__import__("sys").modules, "weasyprint", None)
    assert paper.STYLE.is_file()
    response = signed_in("omar").get(url)
    assert response.status_code == 503
    assert "The letter is safe" in response.content.decode()
