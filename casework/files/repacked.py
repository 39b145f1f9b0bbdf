"""Removal of metadata: an office document repacked without what says who wrote it.

Each part is copied as it is, in its order, but those that say nothing but who wrote the document,
for which company, when and how often it was saved: they become empty parts of the same kind, so
that whatever points at them stays right. What the zip itself said of dates and programs goes too.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import IO

AT_ONCE = 2**18
FIRST = (1980, 1, 1, 0, 0, 0)  # the earliest date that a zip can hold
# A part that is told by its first element, whatever it is called.
ABOUT = re.compile(
    rb"(?s)^(?:\xef\xbb\xbf)?\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*)*"
    rb"<(?:[\w.-]+:)?(coreProperties|Properties|document-meta)[\s>/]"
)
EMPTY = {
    b"coreProperties": b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/'
    b'2006/metadata/core-properties"/>',
    b"document-meta": b"<office:document-meta xmlns:office="
    b'"urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.2">'
    b"<office:meta/></office:document-meta>",
}
PROPERTIES = b'<Properties xmlns="%s"/>'
OF_OFFICE = re.compile(rb"""["']([^"']*/(?:extended|custom)-?[Pp]roperties)["']""")
DECLARED = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def without_metadata(content: bytes) -> bytes:
    """The document repacked. `content` was looked at by `packages.kind_of_package` before."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as package,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as clean,
    ):
        for entry in package.infolist():
            copy_part(package, entry, clean)
    return out.getvalue()


def copy_part(package: zipfile.ZipFile, entry: zipfile.ZipInfo, clean: zipfile.ZipFile) -> None:
    """One part; what was stored as it is stays so, as OpenDocument wants of its first."""
    fresh = zipfile.ZipInfo(entry.filename, FIRST)
    stored = entry.compress_type == zipfile.ZIP_STORED
    fresh.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    with package.open(entry) as part, clean.open(fresh, "w") as target:
        for piece in kept_pieces(part):
            target.write(piece)


def kept_pieces(part: IO[bytes]) -> Iterator[bytes]:
    """The part piece by piece, or what stands in for it."""
    start = part.read(AT_ONCE)
    empty = empty_part_for(start)
    yield empty or start
    while not empty and (piece := part.read(AT_ONCE)):
        yield piece


def empty_part_for(start: bytes) -> bytes | None:
    """What stands in for a part that begins like this; None where it is kept."""
    match = ABOUT.match(start)
    if match is None:
        return None
    if match[1] in EMPTY:
        return DECLARED + EMPTY[match[1]]
    of_office = OF_OFFICE.search(start, 0, match.end() + 2000)
    return DECLARED + PROPERTIES % of_office[1] if of_office else None
