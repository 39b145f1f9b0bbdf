"""The paper of an outgoing letter: an accessible PDF (PDF/UA-1) of what its page shows."""

from collections.abc import Mapping
from pathlib import Path

from django.template.loader import render_to_string

STYLE = Path(__file__).with_name("paper.css")


class PaperUnavailable(Exception):
    """This server has no Pango, or no font, to set a letter with."""


def letter_as_pdf(paper: Mapping[str, object]) -> bytes:
    """The PDF of what `content.paper_of` gives. PaperUnavailable without the libraries that
    WeasyPrint calls; nothing is ever fetched for it."""
    try:
        from weasyprint import CSS, HTML  # loads Pango, which a server may lack
    except (ImportError, OSError) as missing:
        raise PaperUnavailable from missing
    text = render_to_string("announcements/letters/paper.html", {"paper": paper})
    sheet = HTML(string=text, url_fetcher=fetch_nothing)
    style = CSS(string=STYLE.read_text(encoding="utf-8"), url_fetcher=fetch_nothing)
    pdf: bytes = sheet.write_pdf(stylesheets=[style], pdf_variant="pdf/ua-1")
    return pdf


def fetch_nothing(url: str, *args: object, **named: object) -> dict[str, object]:
    raise ValueError("A letter holds nothing from elsewhere.")
