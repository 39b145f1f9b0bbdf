"""Parsing of the XML in office documents: whole and plain, or refused.

No entity is resolved, nothing is fetched, and what declares entities of its own is refused. The
name of an attribute can be written in one way only, so one that is not among the bytes is nowhere:
that is how large parts are looked through quickly. A value can be written in many ways and is
compared only after parsing.
"""

from collections.abc import Iterable, Iterator

from lxml import etree

from casework.files.workshop.limits import Refused

PLAIN = (None, "UTF-8", "US-ASCII", "ASCII")
BLANK, UTF_8_MARK = b" \t\r\n", b"\xef\xbb\xbf"
# How XML begins in an encoding in which it would pass the comparison of bytes.
OTHERWISE = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<", b"\x4c\x6f\xa7\x94")


def looks_like_markup(start: bytes) -> bool:
    """Whether a program could take this for XML, whatever its part is called."""
    return plain_start(start).startswith((b"<", *OTHERWISE))


def plain_start(content: bytes) -> bytes:
    return content[:1000].removeprefix(UTF_8_MARK).lstrip(BLANK)


def parsed_markup(content: bytes) -> tuple[etree._Element, bool]:
    """The root, and whether all of it is well formed; what is not is left out. Raises Refused."""
    if plain_start(content).startswith(OTHERWISE):
        raise Refused("foreign")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=True,  # so that what is active is named before what is merely broken
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        raise Refused("broken") from None
    if root is None:
        raise Refused("broken")
    written = root.getroottree().docinfo
    if written.doctype or written.internalDTD is not None:
        raise Refused("macros")
    if (written.encoding and written.encoding.upper()) not in PLAIN:
        raise Refused("foreign")
    return root, not parser.error_log


def elements_named(root: etree._Element, names: Iterable[str]) -> Iterator[etree._Element]:
    """Elements with one of these local names, in the order of the document."""
    yield from root.iter(*(f"{{*}}{name}" for name in names))


def attributes_named(
    root: etree._Element, content: bytes, names: Iterable[str]
) -> Iterator[tuple[etree._Element, str, str]]:
    """Element, name with its namespace and value of attributes with one of these local names."""
    here = [name for name in names if name.encode() in content]
    if not here:
        return
    test = " or ".join(f"local-name() = '{name}'" for name in here)
    for element in root.xpath(f"//*[@*[{test}]]"):
        for name, value in element.attrib.items():
            if etree.QName(name).localname in here:
                yield element, name, value


def local_name(element: etree._Element) -> str:
    return str(etree.QName(element).localname)


def namespace_of(name: etree._Element | str) -> str:
    """The namespace of an element or of the full name of an attribute."""
    return etree.QName(name).namespace or ""
