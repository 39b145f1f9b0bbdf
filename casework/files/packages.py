"""The check of a zip: the document it says it is, and nothing more. Read in memory only."""

import io
import re
import zipfile
from collections.abc import Iterator

from casework.files.kinds import CONTENT_TYPES, FileRefused, Kind

MOST_PARTS = 3000
MOST_UNPACKED = 200 * 2**20  # bytes, really unpacked and counted, whatever the headers say
AT_ONCE = 2**18
ENDED = b"PK\x05\x06"

MACROS = "contains macros or a program. Save it without them or as a PDF and choose that file"
TWO_THINGS = "is two files in one. Save a new copy and choose that"
BROKEN = "cannot be read. Open it, save a new copy and choose that"
TOO_MUCH = "expands to far more than a document needs. Save it as a PDF and choose that file"
LOCKED = "has a password. Save a copy without a password and choose that"
FOREIGN = "contains something that is not part of a document. Save it as a PDF and choose that file"
REMOTE = "downloads something when it is opened. Save it as a PDF and choose that file"

ACTIVE_PART = re.compile(
    r"(?i)vba|macro|activex|oleobject|(^|/)(basic|scripts|dialogs)/|customui|"
    r"\.(exe|dll|com|scr|js|jse|vbs|vbe|wsf|hta|ps1|bat|cmd|lnk|jar|class|py|sh|msi|reg)$"
)
PART = re.compile(
    r"(?i)\.(xml|rels|rdf|jpe?g|png|gif|emf|wmf|bmp|tiff?|wdp|hdphoto|vml|odttf|fntdata|ttf|otf|"
    r"xlsx|docx|pptx|txt|css)$|^mimetype$|(^|/)printersettings/[^/]+\.bin$|/$|"
    r"^(objectreplacements|object \d+|layout-cache|configurations2|thumbnails)"
)
ACTIVE_XML = re.compile(
    rb"(?i)<!doctype|<!entity|macroenabled|vnd\.sun\.star\.script|ddelink|dde-source"
)
DDE_FIELD = re.compile(rb"(?i)<w:instrText[^>]*>\s*dde(auto)?\b")
REMOTE_PART = re.compile(
    rb'(?is)<relationship\b(?=[^>]*targetmode\s*=\s*["\']external)'
    rb"(?=[^>]*/(attachedtemplate|oleobject|frame|subdocument|afchunk|package|control)[\"'])"
)
MAIN = {
    Kind.DOCX: b"wordprocessingml.document.main+xml",
    Kind.XLSX: b"spreadsheetml.sheet.main+xml",
    Kind.PPTX: b"presentationml.presentation.main+xml",
}


def kind_of_package(content: bytes) -> Kind:
    """The kind of document in a zip. Raises FileRefused when it is none, or not an inert one."""
    if content[-22:-18] != ENDED or content[-2:] != b"\0\0":
        raise FileRefused(TWO_THINGS)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            entries = package.infolist()
            refuse_odd_parts(entries)
            unpacked, kind = 0, None
            for entry in entries:
                unpacked, claims = unpack_part(package, entry, unpacked)
                kind = kind or claims
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError, OSError) as broken:
        if isinstance(broken, FileRefused):
            raise
        raise FileRefused(BROKEN) from None
    except Exception:  # zlib.error, which has no public base
        raise FileRefused(BROKEN) from None
    if kind is None:
        raise FileRefused(
            "is a zip file, not a document. Extract it and choose the files inside it"
        )
    return kind


def refuse_odd_parts(entries: list[zipfile.ZipInfo]) -> None:
    """The checks that need only the list of parts."""
    if len(entries) > MOST_PARTS:
        raise FileRefused(TOO_MUCH)
    if not entries or min(entry.header_offset for entry in entries) != 0:
        raise FileRefused(TWO_THINGS)
    names = [entry.filename for entry in entries]
    if len({name.lower() for name in names}) < len(names):
        raise FileRefused(TWO_THINGS)
    for entry in entries:
        if entry.flag_bits & 1:
            raise FileRefused(LOCKED)
        if ACTIVE_PART.search(entry.filename):
            raise FileRefused(MACROS)
        if is_outside(entry.filename) or not PART.search(entry.filename):
            raise FileRefused(FOREIGN)


def is_outside(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ".." in name.split("/") or ":" in name


def unpack_part(
    package: zipfile.ZipFile, entry: zipfile.ZipInfo, unpacked: int
) -> tuple[int, Kind | None]:
    """Unpack one part, counting; gives the count so far, and the kind if this part names it."""
    is_xml = entry.filename.lower().endswith((".xml", ".rels", ".rdf", ".vml"))
    kept = b""
    for piece in part_pieces(package, entry):
        unpacked += len(piece)
        if unpacked > MOST_UNPACKED:
            raise FileRefused(TOO_MUCH)
        if is_xml:
            refuse_active(kept[-1000:] + piece)
        kept = kept[-1000:] + piece if len(kept) > AT_ONCE else kept + piece
    if entry.filename == "[Content_Types].xml":
        return unpacked, next((kind for kind, main in MAIN.items() if main in kept), None)
    if entry.filename == "mimetype":
        claimed = kept.strip().decode("ascii", "replace")
        return unpacked, next(
            (k for k in (Kind.ODT, Kind.ODS) if CONTENT_TYPES[k] == claimed), None
        )
    return unpacked, None


def part_pieces(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    with package.open(entry) as part:
        while piece := part.read(AT_ONCE):
            yield piece


def refuse_active(xml: bytes) -> None:
    if xml.startswith((b"\xff\xfe", b"\xfe\xff")):  # would pass the patterns unseen
        raise FileRefused(FOREIGN)
    if ACTIVE_XML.search(xml) or DDE_FIELD.search(xml):
        raise FileRefused(MACROS)
    if REMOTE_PART.search(xml):
        raise FileRefused(REMOTE)
