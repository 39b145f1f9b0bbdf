"""Files of a report to committee: accessible, drawn from its content alone, always the same."""

import hashlib
import io
import json
import logging
import zipfile
from xml.etree import ElementTree

import pikepdf
import pytest
from django.urls import reverse

from reports.committee_report.content import canonical, fingerprint
from reports.committee_report.drawing import FILES, html_of, odt_of, pdf_of
from reports.committee_report.first_edition import charts_for
from tests.announcements.test_paper import pdfium_text, tags_below, untagged_operators
from tests.people import signed_in
from tests.protocols.pages import text_of
from tests.reports.quarters import signed_off_report

FIGURES = {
    "total": [62, 78],
    "quarters": [
        ["October to December 2025", None],
        ["January to March 2026", [4000, 5200]],
        ["April to June 2026", [55, 70]],
        ["July to September 2026", [62, 78]],
    ],
    "tables": [
        {
            "key": "service",
            "title": "By service",
            "of": "Service",
            "lines": [["Highways & Parks", 52, 64], ["All others together", 10, 14]],
        }
    ],
    "promises": [
        ["Reply", "Answer within five working days", "Oxford 23.5", [62, 78]],
        ["Full reply", "Answer by the date promised in the holding reply", "", None],
    ],
    "letters": [["Holding replies", "12"], ["Chases", "fewer than 5"]],
    "documents": [["Refused", "fewer than 5"]],
    "versions": [["Version 2, from Oxford", "2 November 2020"]],
    "clauses": [["Oxford 23.5", "Officers answer within five working days."]],
}
CONTENT = canonical(
    {
        "edition": 1,
        "council": "Westhaven District Council",
        "quarter": "July to September 2026",
        "figures": FIGURES,
        "figures_on": "2026-10-05",
        "introduction": "The first report.\n\nIt covers <three> months.",
        "comments": {"service": "There was a storm & a flood."},
        "signed_off": {"name": "Mona Reid", "post": "Monitoring Officer", "on": "2026-10-12"},
    }
)
TITLE = "How the member and officer protocol was followed: July to September 2026"
# What the first edition makes of this content, for ever: a report that was signed off is drawn as
# it was. What is to read differently is a second edition.
FIRST_EDITION = {
    "html": "19e7a7480ffcf13c86d385f208b17aeda9dc94d8de828ab7efeea8403eb74fb8",
    "odt": "1a3ec9725d9e956dd35e9c228473ac05ea0b5f569ccf09ce3b4ffc40948bb1b7",
}
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
TEXT, TABLE, SVG = (OFFICE % name for name in ("text", "table", "svg-compatible"))


@pytest.fixture(scope="module")
def pdf_bytes():
    return pdf_of(CONTENT)


@pytest.fixture
def pdf(pdf_bytes):
    with pikepdf.open(io.BytesIO(pdf_bytes)) as document:
        yield document


@pytest.fixture(scope="module")
def odt():
    with zipfile.ZipFile(io.BytesIO(odt_of(CONTENT))) as package:
        yield package


def elements_below(element):
    """Every structure element in an element of the tags of a PDF."""
    if isinstance(element, pikepdf.Array):
        for child in element:
            yield from elements_below(child)
    elif isinstance(element, pikepdf.Dictionary):
        if "/S" in element:
            yield element
        if "/K" in element:
            yield from elements_below(element.K)


def test_the_pdf_says_that_it_is_accessible_in_english_with_a_title_and_bookmarks(pdf):
    assert pdf.Root.MarkInfo.Marked
    assert str(pdf.Root.Lang) == "en-GB"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    with pdf.open_metadata() as metadata:
        assert metadata["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
        assert metadata["dc:title"] == TITLE
    with pdf.open_outline() as outline:
        (first,) = outline.root
        assert first.title == TITLE
        assert [child.title for child in first.children][:3] == [
            *("Introduction", "Replies on time", "By service")
        ]


def test_the_pdf_has_tags_for_headings_tables_lists_and_charts(pdf):
    tags = set(tags_below(pdf.Root.StructTreeRoot.K))
    wanted = {"H1", "H2", "H3", "P", "L", "LI", "Table", "Caption", "TR", "TH", "TD", "Figure"}
    assert {f"/{tag}" for tag in wanted} <= tags
    for page in pdf.pages:
        assert list(untagged_operators(page)) == []
        assert str(page.Tabs) == "/S"


def test_each_cell_of_the_pdf_names_its_row_and_its_column(pdf):
    elements = list(elements_below(pdf.Root.StructTreeRoot.K))
    headers = {str(one.ID) for one in elements if one.S == "/TH"}
    cells = [one for one in elements if one.S == "/TD"]
    assert len(cells) > 20
    for cell in cells:
        assert len(cell.A.Headers) == 2
        assert {str(name) for name in cell.A.Headers} <= headers


def test_each_chart_of_the_pdf_is_said_in_words(pdf):
    figures = [one for one in elements_below(pdf.Root.StructTreeRoot.K) if one.S == "/Figure"]
    assert [str(one.Alt) for one in figures] == [
        "Bar chart. Replies on time, by quarter: January to March 2026, 77%; April to June 2026,"
        " 79%; July to September 2026, 79%."
    ]


@pytest.mark.parametrize("ending", ["pdf", "odt", "html", "json"])
def test_the_same_content_gives_the_same_bytes(ending, pdf_bytes, caplog):
    _, draw = FILES[ending]
    first = pdf_bytes if ending == "pdf" else draw(CONTENT)
    assert draw(CONTENT) == first
    ignored = [record.message for record in caplog.records if record.levelno >= logging.WARNING]
    assert ignored == []  # WeasyPrint says what it does not know in a style sheet


@pytest.mark.parametrize("ending", FIRST_EDITION)
def test_the_first_edition_stays_as_it_is(ending):
    _, draw = FILES[ending]
    assert hashlib.sha256(draw(CONTENT)).hexdigest() == FIRST_EDITION[ending]


def test_every_file_has_the_fingerprint_of_the_content(pdf_bytes, odt):
    mark = fingerprint(CONTENT)
    assert mark in html_of(CONTENT).decode()
    assert mark in odt.read("content.xml").decode()
    assert mark in pdfium_text(pdf_bytes).replace("\r\n", "").replace("\n", "")
    assert hashlib.sha256(FILES["json"][1](CONTENT)).hexdigest() == mark


def test_the_opendocument_text_names_its_type_first_and_all_its_parts(odt):
    first = odt.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert odt.read("mimetype") == b"application/vnd.oasis.opendocument.text"
    manifest = ElementTree.fromstring(odt.read("META-INF/manifest.xml"))
    named = {
        part.get("{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}full-path")
        for part in manifest
    }
    assert named == {"/"} | set(odt.namelist()) - {"mimetype", "META-INF/manifest.xml"}


def test_the_opendocument_text_has_headings_header_rows_a_title_and_a_language(odt):
    content = ElementTree.fromstring(odt.read("content.xml"))
    headings = [(h.get(f"{TEXT}outline-level"), h.text) for h in content.iter(f"{TEXT}h")]
    assert headings[0] == ("1", TITLE)
    assert ("2", "By service") in headings
    assert ("3", "Comment by the Monitoring Officer") in headings
    tables = list(content.iter(f"{TABLE}table"))
    assert len(tables) == 6
    assert all(table.find(f"{TABLE}table-header-rows") is not None for table in tables)
    meta = odt.read("meta.xml").decode()
    assert f"<dc:title>{TITLE}</dc:title><dc:language>en-GB</dc:language>" in meta
    assert b'fo:language="en" fo:country="GB"' in odt.read("styles.xml")


def test_charts_of_the_opendocument_text_are_pictures_said_in_words(odt):
    content = ElementTree.fromstring(odt.read("content.xml"))
    assert [desc.text[:40] for desc in content.iter(f"{SVG}desc")] == [
        "Bar chart. Replies on time, by quarter: "
    ]
    picture = ElementTree.fromstring(odt.read("Pictures/summary-1.svg"))
    assert picture.tag == "{http://www.w3.org/2000/svg}svg"


def test_a_chart_that_would_be_longer_than_a_page_is_several():
    lines = [(f"Ward {number}", [20, 30]) for number in range(19)]
    first, second = charts_for("Replies on time, by ward", lines)
    assert (len(first.bars), len(second.bars)) == (10, 9)
    assert second.title == "Replies on time, by ward, 2 of 2"
    assert charts_for("Replies on time, by ward", lines[:1]) == ()


def test_what_was_typed_is_text(odt):
    for words in (html_of(CONTENT).decode(), odt.read("content.xml").decode()):
        assert "It covers &lt;three&gt; months." in words
        assert "There was a storm &amp; a flood." in words
        assert "<three>" not in words


@pytest.mark.django_db
def test_files_are_saved_under_the_name_of_the_quarter(clock):
    report = signed_off_report()
    for ending, (content_type, _) in FILES.items():
        response = signed_in("clara").get(reverse("committee:file", args=["2026-3", ending]))
        assert response["Content-Type"] == content_type
        name = f'attachment; filename="report-2026-3.{ending}"'
        assert response["Content-Disposition"] == name
        assert response.content
    assert json.loads(report.content)["signed_off"]["name"] == "Mona Reid"
    assert signed_in("clara").get("/figures/committee/2026-3/report.exe").status_code == 404


@pytest.mark.django_db
def test_without_pango_the_page_says_that_the_pdf_cannot_be_made(clock, monkeypatch):
    signed_off_report()
    monkeypatch.setitem(__import__("sys").modules, "weasyprint", None)
    response = signed_in("clara").get(reverse("committee:file", args=["2026-3", "pdf"]))
    assert response.status_code == 503
    assert "The report is safe" in text_of(response)
