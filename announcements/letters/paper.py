"""The paper of an outgoing letter: an accessible PDF (PDF/UA-1) of what its page shows."""

from collections.abc import Mapping
from pathlib import Path

from django.template.loader import render_to_string

from foundation.accessible_pdf import accessible_pdf

STYLE = Path(__file__).with_name("paper.css")


def letter_as_pdf(paper: Mapping[str, object]) -> bytes:
    """The PDF of what `content.paper_of` gives. Raises PdfUnavailable."""
    text = render_to_string("announcements/letters/paper.html", {"paper": paper})
    return accessible_pdf(text, STYLE.read_text(encoding="utf-8"))
