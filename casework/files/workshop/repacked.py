"""Removal of metadata: an office document repacked without what says who wrote it.

Each part is copied as it is, in its order, except that those that say nothing but who wrote the
document, for which company, when and how often it was saved become empty parts of the same kind, so
that whatever points at them stays right. Names in other parts are replaced, and pictures lose what
a camera wrote into them. What the zip itself said of dates and programs goes too.
"""

import io
import zipfile
from collections.abc import Callable

from lxml import etree

FIRST = (1980, 1, 1, 0, 0, 0)  # the earliest date that a zip can hold
EMPTY = {
    "coreProperties": b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/'
    b'2006/metadata/core-properties"/>',
    "document-meta": b"<office:document-meta xmlns:office="
    b'"urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.2">'
    b"<office:meta/></office:document-meta>",
}
PROPERTIES = '<Properties xmlns="%s"/>'
OF_OFFICE = (
    *("/extended-properties", "/custom-properties", "/extendedProperties", "/customProperties"),
)
DECLARED = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
Emptied = dict[str, bytes]  # by the name of the part


def without_metadata(content: bytes, clean_part: Callable[[str, bytes], bytes]) -> bytes:
    """The document repacked, each part as `clean_part` gives it by its name and content."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as package,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as clean,
    ):
        for entry in package.infolist():
            # What was stored as it is stays so, as OpenDocument wants of its first part.
            stored = entry.compress_type == zipfile.ZIP_STORED
            fresh = zipfile.ZipInfo(entry.filename, FIRST)
            fresh.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            clean.writestr(fresh, clean_part(entry.filename, package.read(entry)))
    return out.getvalue()


def empty_part_for(root: etree._Element) -> bytes | None:
    """What stands in for a part with this root, whatever it is called; None if it is kept."""
    name, space = etree.QName(root).localname, etree.QName(root).namespace or ""
    if name in EMPTY:
        return DECLARED + EMPTY[name]
    if name == "Properties" and space.endswith(OF_OFFICE):
        return DECLARED + (PROPERTIES % space.replace("&", "&amp;").replace('"', "")).encode()
    return None
