"""Links of documents: an ordinary one waits for a click, anything else that leads out is refused.

Pictures, templates, frames, data and parts of other documents are fetched as soon as a document is
opened, which tells someone that it was and, from a folder on a network, hands over a password.
"""

import posixpath
import urllib.parse

from lxml import etree

from casework.files.workshop.limits import Refused
from casework.files.workshop.markup import (
    attributes_named,
    elements_named,
    local_name,
    namespace_of,
)

SCHEMES = ("http", "https", "mailto", "tel", "ftp")
# Kinds of relationship, by the last word of their type, that bring in what acts.
ACTIVE_KINDS = {
    *("vbaproject", "wordvbadata", "control", "activexcontrolbinary", "oleobject"),
    *("xlmacrosheet", "xlintlmacrosheet", "attachedtoolbars", "userxmldata"),
    *("webextension", "webextensiontaskpanes", "taskpanes", "extensibility", "customui"),
}
REMOTE_KINDS = {"connections", "querytable", "externallink", "externallinkpath", "mailmergesource"}
FOREIGN_KINDS = {"afchunk", "subdocument", "frame"}
# Elements that wait for a click.
CLICKED = {"hyperlink", "hlinkClick", "hlinkHover", "hlinkMouseOver", "a"}
SHAPES = {
    *("shape", "shapetype", "rect", "roundrect", "oval", "line", "group", "polyline", "arc"),
    "curve",
}
RELATIONSHIP_NAMES = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
VML = ("urn:schemas-microsoft-com:vml", "urn:schemas-microsoft-com:office:")
OPEN_DOCUMENT, XLINK = "urn:oasis:names:tc:opendocument:", "http://www.w3.org/1999/xlink"


def source_of(name: str) -> str:
    """The part whose relationships these are: word/document.xml of word/_rels/document.xml.rels."""
    folder, file = posixpath.split(name)
    return posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))


def external_ids(root: etree._Element) -> frozenset[str]:
    """The ids of the links in a part's relationships. Raises Refused for what else leads out."""
    ids: set[str] = set()
    for element in root.iter("{*}*"):
        kinds = {kind.rpartition("/")[2].lower() for kind in values_of(element, "type")}
        targets, modes = values_of(element, "target"), values_of(element, "targetmode")
        refuse_kinds(kinds)
        if all(mode.lower() == "internal" for mode in modes):
            if not all(is_within_package(target) for target in targets):
                raise Refused("remote")
            continue
        if kinds != {"hyperlink"}:
            raise Refused("remote")
        for target in targets:
            refuse_link(target)
        ids |= values_of(element, "id")
    return frozenset(ids)


def values_of(element: etree._Element, name: str) -> set[str]:
    """Every value that a program could take for that of this attribute, whatever its case."""
    return {
        value.strip()
        for key, value in element.attrib.items()
        if str(etree.QName(key).localname).lower() == name
    }


def refuse_kinds(given: set[str]) -> None:
    for why, kinds in (
        ("macros", ACTIVE_KINDS),
        ("remote", REMOTE_KINDS),
        ("foreign", FOREIGN_KINDS),
    ):
        if given & kinds:
            raise Refused(why)


def is_within_package(target: str) -> bool:
    """Whether a relationship leads to a part of the same document."""
    plain = urllib.parse.unquote(target).strip()
    return not scheme_of(plain) and "\\" not in plain and not plain.startswith("//")


def scheme_of(target: str) -> str:
    """What stands before the first colon, if that is not part of a folder, a query or a place."""
    start, colon, _ = target.partition(":")
    return start.lower() if colon and not set(start) & set("/?#") else ""


def refuse_link(target: str) -> None:
    """A link that waits for a click may lead to a page, an address or a place in the document."""
    plain = "".join(urllib.parse.unquote(target).split())
    scheme = scheme_of(plain)
    if (scheme and scheme not in SCHEMES) or plain.startswith(("\\", "//")):
        raise Refused("link")


def refuse_links(root: etree._Element, content: bytes, external: frozenset[str]) -> None:
    """Raises Refused for a part that leads out of the document without a click.

    `external` are the ids of its links, which nothing but a link may use.
    """
    for element, name, value in attributes_named(root, content, ("href", "src")):
        refuse_reference(element, name, value)
    for element in elements_named(root, ("blip",)):
        if any(etree.QName(name).localname == "link" for name in element.attrib):
            raise Refused("remote")
    if external:
        refuse_borrowed_links(root, external)


def refuse_reference(element: etree._Element, name: str, value: str) -> None:
    space, local = namespace_of(element), local_name(element)
    is_drawing, is_open = space.startswith(VML), space.startswith(OPEN_DOCUMENT)
    if not (is_drawing or is_open or namespace_of(name) == XLINK):
        return  # data in words of its own, which no program follows
    is_clicked = local == "a" or (local in SHAPES and is_drawing and not name.endswith("src"))
    if is_clicked:
        refuse_link(value)
    elif not is_within_package(value) or value.strip().startswith(("/", "..")):
        raise Refused("remote")


def refuse_borrowed_links(root: etree._Element, external: frozenset[str]) -> None:
    test = " or ".join(f"namespace-uri() = '{space}'" for space in RELATIONSHIP_NAMES)
    for element in root.xpath(f"//*[@*[{test}]]"):
        ids = {v for name, v in element.attrib.items() if namespace_of(name) in RELATIONSHIP_NAMES}
        if local_name(element) not in CLICKED and ids & external:
            raise Refused("remote")
