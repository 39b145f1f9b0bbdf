"""What an office document holds that its pages do not show, and that goes out with it all the same.

Each is a key of `casework.files.warnings`: the sender hears of it before the file is sent.
"""

from collections.abc import Callable, Iterator
from itertools import islice

from lxml import etree

from casework.files.workshop.markup import (
    attributes_named,
    elements_named,
    local_name,
    namespace_of,
)

OFFICE = (
    "http://schemas.openxmlformats.org/",
    "http://schemas.microsoft.com/",
    "http://purl.oclc.org/ooxml/",
)
OPEN_DOCUMENT = "urn:oasis:names:tc:opendocument:"
ON, OFF = ("1", "true", "on"), ("0", "false", "off")
CHANGES = (
    *("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange"),
    *("tcPrChange", "trPrChange", "tblGridChange", "numberingChange", "cellIns", "cellDel"),
)
Finding = Callable[[etree._Element, bytes], bool]


def hidden_in(root: etree._Element, content: bytes) -> Iterator[str]:
    """Keys of what this part holds."""
    for key, is_there in FINDINGS.items():
        if is_there(root, content):
            yield key


def is_office(element: etree._Element) -> bool:
    return namespace_of(element).startswith((*OFFICE, OPEN_DOCUMENT))


def has_hidden_sheets(root: etree._Element, content: bytes) -> bool:
    """Also those that Excel itself does not offer to show."""
    sheets = elements_named(root, ("sheet",)) if local_name(root) == "workbook" else ()
    if any(sheet.get("state", "visible") != "visible" for sheet in sheets):
        return True
    tables = attributes_named(root, content, ("display",))
    return any(local_name(e) == "table-properties" and v in OFF for e, _, v in tables)


def has_hidden_rows(root: etree._Element, content: bytes) -> bool:
    for element, _, value in attributes_named(root, content, ("hidden", "zeroHeight")):
        if local_name(element) in ("row", "col", "sheetFormatPr") and value in ON:
            return True
    rows = attributes_named(root, content, ("visibility",))
    return any(local_name(e).startswith("table-") and v != "visible" for e, _, v in rows)


def has_hidden_slides(root: etree._Element, content: bytes) -> bool:
    return local_name(root) == "sld" and root.get("show", "1") in OFF


def has_notes(root: etree._Element, content: bytes) -> bool:
    """Speaker notes; PowerPoint adds an empty page for them to many a slide."""
    if local_name(root) != "notes":
        return False
    boxes = (e for e in elements_named(root, ("ph",)) if e.get("type") == "body")
    shapes = (next(box.iterancestors("{*}sp"), None) for box in boxes)
    texts = (t for shape in shapes if shape is not None for t in elements_named(shape, ("t",)))
    return any((text.text or "").strip() for text in texts)


def has_comments(root: etree._Element, content: bytes) -> bool:
    """Comments of Word, Excel, PowerPoint and OpenDocument, old and new."""
    found = elements_named(root, ("comment", "threadedComment", "cm", "annotation"))
    return any(is_office(element) for element in found)


def has_changes(root: etree._Element, content: bytes) -> bool:
    """Tracked changes: what was taken out is still there."""
    if local_name(root) in ("revisions", "headers"):
        return is_office(root)
    for element in elements_named(root, (*CHANGES, "changed-region", "tracked-changes")):
        if local_name(element) == "tracked-changes":
            if len(element):
                return True
        elif "wordprocessingml" in namespace_of(element) or local_name(element) == "changed-region":
            return True
    return False


def has_hidden_text(root: etree._Element, content: bytes) -> bool:
    for mark in elements_named(root, ("vanish",)):
        run, *_ = [*islice(mark.iterancestors(), 1, 2), root]  # above its properties
        is_off = any(value in OFF for value in mark.attrib.values())
        if not is_off and next(elements_named(run, ("t",)), None) is not None:
            return True
    for element in elements_named(root, ("hidden-text", "hidden-paragraph")):
        if is_office(element):
            return True
    return any(value == "none" for _, _, value in attributes_named(root, content, ("display",)))


def has_pivot_data(root: etree._Element, content: bytes) -> bool:
    """A pivot table brings a copy of what it was made from, also of a sheet that is gone."""
    return local_name(root) == "pivotCacheRecords" and len(root) > 0


FINDINGS: dict[str, Finding] = {
    "hidden sheets": has_hidden_sheets,
    "hidden rows": has_hidden_rows,
    "hidden slides": has_hidden_slides,
    "hidden text": has_hidden_text,
    "notes": has_notes,
    "comments": has_comments,
    "changes": has_changes,
    "pivot": has_pivot_data,
}
