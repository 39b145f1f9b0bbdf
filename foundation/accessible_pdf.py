"""Accessible PDFs (PDF/UA-1) of HTML: tagged, with a title, and always the same bytes."""


class PdfUnavailable(Exception):
    """This server has no Pango, or no font, to set a page with."""


def accessible_pdf(html: str, style: str) -> bytes:
    """PdfUnavailable without the libraries that WeasyPrint calls; nothing is ever fetched for it.
    The same text gives the same bytes, with the same libraries and fonts."""
    try:
        from weasyprint import CSS, HTML  # loads Pango, which a server may lack
    except (ImportError, OSError) as missing:
        raise PdfUnavailable from missing
    sheet = HTML(string=html, url_fetcher=fetch_nothing)
    styles = [CSS(string=style, url_fetcher=fetch_nothing)]
    pdf: bytes = sheet.write_pdf(stylesheets=styles, pdf_variant="pdf/ua-1")
    return pdf


def fetch_nothing(url: str, *args: object, **named: object) -> dict[str, object]:
    raise ValueError("A page holds nothing from elsewhere.")
