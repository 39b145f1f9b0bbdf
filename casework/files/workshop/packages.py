"""The check of a zip: the document it says it is, and nothing more. Read in memory only."""

import io
import re
import zipfile
import zlib
from dataclasses import dataclass, field

from casework.files.workshop import (
    active,
    content_types,
    formulas,
    hidden,
    links,
    markup,
    word_fields,
)
from casework.files.workshop.authors import Authors, can_name_people, without_authors
from casework.files.workshop.limits import Refused, Report, Words, allow_seconds
from casework.files.workshop.photo_details import is_photo, without_details
from casework.files.workshop.repacked import Emptied, empty_part_for, without_metadata

MOST_PARTS = 3000
MOST_UNPACKED = 200 * 2**20  # bytes, really unpacked and counted, whatever the headers say
MOST_MARKUP = 64 * 2**20  # of these, bytes of XML
MOST_RATIO, RATIO_FROM = 50, 10 * 2**20  # how often more XML than was sent, beyond so much
AT_ONCE = 2**18
SECONDS_TO_CHECK, BYTES_A_SECOND = 2, 4 * 2**20  # more for what is large as it was sent
SECONDS_TO_REPACK = 30
ENDED = b"PK\x05\x06"
ZIP, OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

ACTIVE_PART = re.compile(
    r"(?i)vba|macro|activex|oleobject|(?:^|/)(?:basic|scripts|dialogs)/|customui|"
    r"\.(?:exe|dll|com|scr|js|jse|vbs|vbe|wsf|hta|ps1|bat|cmd|lnk|jar|class|py|sh|msi|reg)$"
)
PART = re.compile(
    r"(?i)\.(?:xml|rels|rdf|jpe?g|png|gif|emf|wmf|bmp|tiff?|wdp|hdphoto|vml|odttf|fntdata|ttf|otf|"
    r"xlsx|docx|pptx|txt|css)$|^mimetype$|(?:^|/)printersettings/[^/]+\.bin$|/$|"
    r"^(?:objectreplacements|object \d+|layout-cache|configurations2|thumbnails)"
)
MARKUP_NAMES = (".xml", ".rels", ".rdf", ".vml")
DOCUMENT_NAMES = (".docx", ".xlsx", ".pptx")
OPEN = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
}


@dataclass
class Unpacking:
    """What was unpacked so far of one upload, with the documents inside it."""

    packed: int
    unpacked: int = 0
    markup: int = 0
    depth: int = 0

    def count(self, size: int) -> None:
        self.unpacked += size
        if self.unpacked > MOST_UNPACKED:
            raise Refused("too much")

    def count_markup(self, size: int) -> None:
        self.markup += size
        if self.markup > min(MOST_MARKUP, max(RATIO_FROM, MOST_RATIO * self.packed)):
            raise Refused("too much")


@dataclass
class PackageContents:
    """What one zip is by its parts, and what is done with them: which are emptied because they say
    who wrote it, which are looked through for names, and the documents inside it."""

    kinds: set[str] = field(default_factory=set)
    external: dict[str, frozenset[str]] = field(default_factory=dict)
    emptied: Emptied = field(default_factory=dict)
    telling: set[str] = field(default_factory=set)
    inside: dict[str, "PackageContents"] = field(default_factory=dict)
    warnings: set[str] = field(default_factory=set)


def clean_office(content: bytes, words: Words) -> tuple[bytes, Report]:
    """The document without its metadata, if it is harmless and of the wanted kind."""
    allow_seconds(SECONDS_TO_CHECK + len(content) // BYTES_A_SECOND)
    contents = checked_package(content, Unpacking(len(content)))
    if not contents.kinds:
        raise Refused("zip")
    (kind,) = contents.kinds
    if kind != words["kind"]:
        return b"", {"kind": kind}
    allow_seconds(SECONDS_TO_REPACK)
    authors = Authors()
    clean = without_metadata(content, lambda name, part: clean_part(name, part, contents, authors))
    return clean, {"kind": kind, "warnings": sorted(contents.warnings)}


def clean_part(name: str, content: bytes, contents: PackageContents, authors: Authors) -> bytes:
    """One part as it is kept."""
    if name in contents.emptied:
        return contents.emptied[name]
    if name in contents.telling:
        return without_authors(content, authors)
    if within := contents.inside.get(name):
        return without_metadata(content, lambda n, part: clean_part(n, part, within, authors))
    return without_details(content) if is_photo(content) else content


def checked_package(content: bytes, so_far: Unpacking) -> PackageContents:
    """What the zip is. Raises Refused for one that is not inert, or that is more than one thing."""
    if content[-22:-18] != ENDED or content[-2:] != b"\0\0":
        raise Refused("two")
    contents = PackageContents()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            entries = package.infolist()
            refuse_odd_parts(entries)
            for entry in sorted(entries, key=comes_later):
                check_part(package, entry, so_far, contents)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, ValueError, OSError):
        raise Refused("broken") from None
    if len(contents.kinds) > 1:
        raise Refused("two")
    return contents


def comes_later(entry: zipfile.ZipInfo) -> bool:
    """Lists come first: which names inside a part lead out of it, and which parts are encrypted."""
    return not entry.filename.lower().endswith((".rels", "manifest.xml"))


def refuse_odd_parts(entries: list[zipfile.ZipInfo]) -> None:
    """The checks that need only the list of parts."""
    if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise Refused("too much")
    if not entries or min(entry.header_offset for entry in entries) != 0:
        raise Refused("two")
    names = [entry.filename for entry in entries]
    if len({name.lower() for name in names}) < len(names):
        raise Refused("two")
    for entry in entries:
        if entry.flag_bits & 1:
            raise Refused("password")
        if ACTIVE_PART.search(entry.filename):
            raise Refused("macros")
        if is_outside(entry.filename) or not PART.search(entry.filename):
            raise Refused("foreign")


def is_outside(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ".." in name.split("/") or ":" in name


def check_part(
    package: zipfile.ZipFile, entry: zipfile.ZipInfo, so_far: Unpacking, contents: PackageContents
) -> None:
    """Unpack one part and refuse it, or learn from it what the document is."""
    name = entry.filename.lower()
    content = part_content(package, entry, so_far)
    if name == "mimetype":
        contents.kinds |= {kind for claim, kind in OPEN.items() if content.strip() == claim}
    elif may_be_markup(name, content):
        check_markup_part(entry.filename, content, contents)
    elif content.startswith(OLD_OFFICE):
        raise Refused("macros")
    elif content.startswith(ZIP):
        within = check_document_inside(name, content, so_far)
        contents.inside[entry.filename] = within
        contents.warnings |= {"embedded", *within.warnings}


def may_be_markup(name: str, start: bytes) -> bool:
    """A Mac keeps the settings of its printers as XML of its own, which no document refers to."""
    by_content = markup.looks_like_markup(start) and not name.endswith(".bin")
    return name.endswith(MARKUP_NAMES) or by_content


def check_markup_part(name: str, content: bytes, contents: PackageContents) -> None:
    (root, is_whole), lower = markup.parsed_markup(content), name.lower()
    if empty := empty_part_for(root):
        contents.emptied[name] = empty
        return
    if lower == "[content_types].xml":
        contents.kinds |= content_types.kinds_declared(root)
    elif lower.endswith(".rels"):
        contents.external[links.source_of(lower)] = links.external_ids(root)
    else:
        active.refuse_active(root, content)
        links.refuse_links(root, content, contents.external.get(lower, frozenset()))
        word_fields.refuse_fields(root, content)
        formulas.refuse_formulas(root, content)
        contents.warnings.update(hidden.hidden_in(root, content))
        if is_whole and can_name_people(content):
            contents.telling.add(name)
    if not is_whole and not lower.endswith(".vml"):  # Excel itself writes old drawings broken
        raise Refused("broken")


def part_content(package: zipfile.ZipFile, entry: zipfile.ZipInfo, so_far: Unpacking) -> bytes:
    """The part; of a picture only its start. All of it is counted, and stopped if too much."""
    name, is_markup = entry.filename.lower(), False
    kept: list[bytes] = []
    with package.open(entry) as part:
        while piece := part.read(AT_ONCE):
            so_far.count(len(piece))
            kept = kept or [piece]
            if kept[0] is piece:
                is_markup = may_be_markup(name, piece)
            elif is_markup or name.endswith(DOCUMENT_NAMES):
                kept.append(piece)
            if is_markup:
                so_far.count_markup(len(piece))
    return b"".join(kept)


def check_document_inside(name: str, content: bytes, so_far: Unpacking) -> PackageContents:
    """A document inside a document may be opened from there, so it is checked like one."""
    if not name.endswith(DOCUMENT_NAMES) or so_far.depth:
        raise Refused("foreign")
    so_far.depth += 1
    within = checked_package(content, so_far)
    if not within.kinds:
        raise Refused("foreign")
    so_far.depth -= 1
    return within
