"""Files of a report, each drawn from its content alone: the same content gives the same bytes."""

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

from django.template.loader import render_to_string

from foundation.accessible_pdf import accessible_pdf
from foundation.types import Context
from reports.committee_report.content import fingerprint
from reports.committee_report.first_edition import Document, document_of

STYLE = Path(__file__).with_name("first_edition.css")
ODT = "application/vnd.oasis.opendocument.text"
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the date of every file in the package
TEMPLATES = "reports/committee_report/first_edition/"


EDITIONS = {1: document_of}


def document_in(content: str) -> Document:
    """The parts of the report, as the edition that its content names has them."""
    values = json.loads(content)
    return EDITIONS[values["edition"]](values)


def words_of(content: str) -> Context:
    return {"document": document_in(content), "fingerprint": fingerprint(content)}


def html_of(content: str) -> bytes:
    style = f"<style>{STYLE.read_text(encoding='utf-8')}</style>"
    return html_text(content).replace("</head>", f"{style}</head>", 1).encode()


def pdf_of(content: str) -> bytes:
    """Raises PdfUnavailable."""
    return accessible_pdf(html_text(content), STYLE.read_text(encoding="utf-8"))


def html_text(content: str) -> str:
    """Without its style sheet."""
    return render_to_string(f"{TEMPLATES}document.html", words_of(content))


def json_of(content: str) -> bytes:
    """The content itself: its SHA-256 is the fingerprint."""
    return content.encode()


def odt_of(content: str) -> bytes:
    """OpenDocument text. Nothing in it is packed, so that its bytes are the same everywhere."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name, text in parts_of_odt(content):
            package.writestr(zipfile.ZipInfo(name, LONG_AGO), text)
    return file.getvalue()


def parts_of_odt(content: str) -> Iterator[tuple[str, str]]:
    """The type comes first, as the format has it."""
    words = words_of(content)
    yield "mimetype", ODT
    for name in ("content.xml", "styles.xml", "meta.xml"):
        yield name, render_to_string(TEMPLATES + name, words)
    for section in document_in(content).sections:
        for number, chart in enumerate(section.charts, 1):
            picture = render_to_string(f"{TEMPLATES}chart.svg", {"chart": chart})
            yield f"Pictures/{section.key}-{number}.svg", picture
    yield "META-INF/manifest.xml", render_to_string(f"{TEMPLATES}manifest.xml", words)


# Of each file, by the end of its name: its type, and what draws it.
FILES = {
    "pdf": ("application/pdf", pdf_of),
    "odt": (ODT, odt_of),
    "html": ("text/html; charset=utf-8", html_of),
    "json": ("application/json", json_of),
}
