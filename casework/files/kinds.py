"""The kinds of file we accept, how to recognise each, and why the others are refused."""

from django.db import models


class FileRefused(ValueError):
    """A sentence on what is wrong with a file and what to do; it begins with the file's name."""


class Kind(models.TextChoices):
    PDF = "pdf", "PDF"
    JPEG = "jpeg", "JPEG picture"
    PNG = "png", "PNG picture"
    DOCX = "docx", "Word document"
    XLSX = "xlsx", "Excel workbook"
    PPTX = "pptx", "PowerPoint presentation"
    ODT = "odt", "OpenDocument text"
    ODS = "ods", "OpenDocument spreadsheet"
    TXT = "txt", "Plain text"
    CSV = "csv", "CSV table"


def kind_in_a_sentence(kind: Kind) -> str:
    """A PDF, an Excel workbook, plain text."""
    if kind == Kind.TXT:
        return "plain text"
    return f"{'an' if kind.label[0] in 'EO' else 'a'} {kind.label}"


PICTURES = (Kind.JPEG, Kind.PNG)
TEXTS = (Kind.TXT, Kind.CSV)
PACKAGES = (Kind.DOCX, Kind.XLSX, Kind.PPTX, Kind.ODT, Kind.ODS)

_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN = "application/vnd.oasis.opendocument."
# What a browser is told: one of these and nothing else, whatever was said at the upload.
CONTENT_TYPES = {
    Kind.PDF: "application/pdf",
    Kind.JPEG: "image/jpeg",
    Kind.PNG: "image/png",
    Kind.DOCX: f"{_OFFICE}wordprocessingml.document",
    Kind.XLSX: f"{_OFFICE}spreadsheetml.sheet",
    Kind.PPTX: f"{_OFFICE}presentationml.presentation",
    Kind.ODT: f"{_OPEN}text",
    Kind.ODS: f"{_OPEN}spreadsheet",
    Kind.TXT: "text/plain; charset=utf-8",
    Kind.CSV: "text/csv; charset=utf-8",
}
ENDINGS = {kind.value: kind for kind in Kind} | {
    "jpg": Kind.JPEG,
    "jpe": Kind.JPEG,
    "jfif": Kind.JPEG,  # as Windows saves pictures of web pages
    "pjpeg": Kind.JPEG,
    "heic": Kind.JPEG,  # which it becomes
    "heif": Kind.JPEG,
}
ACCEPTED = "PDF, JPEG, PNG, HEIC, Word, Excel, PowerPoint, OpenDocument, text or CSV"
# For the browser's own window, and so that a phone offers its camera.
ACCEPT = ",".join(["image/jpeg", "image/png", *sorted(f".{ending}" for ending in ENDINGS)])

_MACROS = "can contain macros. Save it without them as .{} and choose that file"
_OLD = "is in an older format. Save it as .{} or a PDF and choose that file"
_WEB = "is a web page. Save it as a PDF and choose that file"
_PACKED = "is compressed. Extract it and choose the files inside it"
_MAIL = "is a saved email. Save the email as a PDF and choose that file"
_PICTURE = "is a type of picture we cannot accept. Save it as JPEG or PNG and choose that file"
_PAGES = "is a picture that can have several pages. Save it as a PDF and choose that file"
WHY_NOT = {
    **{ending: _MACROS.format(ending[:3] + "x") for ending in ("docm", "dotm", "xlsm", "xltm")},
    **{ending: _MACROS.format("pptx") for ending in ("pptm", "ppsm", "potm")},
    "xlsb": _MACROS.format("xlsx"),
    "doc": _OLD.format("docx"),
    "rtf": _OLD.format("docx"),
    "xls": _OLD.format("xlsx"),
    "ppt": _OLD.format("pptx"),
    **dict.fromkeys(("svg", "svgz", "html", "htm", "xhtml", "mhtml", "mht", "xml"), _WEB),
    **dict.fromkeys(("zip", "rar", "7z", "gz", "tgz", "tar", "bz2", "xz", "iso"), _PACKED),
    **dict.fromkeys(("eml", "msg"), _MAIL),
    **dict.fromkeys(("gif", "bmp", "webp", "avif"), _PICTURE),
    **dict.fromkeys(("tif", "tiff"), _PAGES),
}


def signature(content: bytes) -> str:
    """What the first bytes say it is: "pdf", "jpeg", "png", "heif", "zip", "old office", or ""."""
    if content.startswith(b"%PDF-"):
        return "pdf"
    if content.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if content[4:8] == b"ftyp" and content[8:12] in HEIF_BRANDS:
        return "heif"
    if content.startswith(b"PK\x03\x04"):
        return "zip"
    return "old office" if content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") else ""


HEIF_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1")
