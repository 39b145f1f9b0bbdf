"""Names of the people who wrote parts of an office document, replaced by “Author 1”, “Author 2”.

Comments and tracked changes stay, and which comment answers which. Who wrote them, where the
document lay and in which sitting each word was typed do not.
"""

from dataclasses import dataclass, field

from lxml import etree

from casework.files.workshop.hidden import is_office
from casework.files.workshop.markup import local_name, namespace_of, parsed_markup

# What a part must have among its bytes to be worth writing again.
NAMING = (
    *(b"author", b"Author", b"initials", b"rsid", b"displayName", b"userId", b"userName", b"user="),
    *(b"refreshedBy", b"absPath", b"creator", b"docId", b"revisionPtr", b"presenceInfo", b"docChg"),
    *(b"chgData", b"userInfo", b"customWorkbookView"),
)
NAMES = ("author", "userName", "refreshedBy")
# Attributes that hold a name in these elements only: a table of Excel has a `displayName` too.
NAMES_OF = {
    "name": ("cmAuthor", "author", "docChg", "chgData", "userInfo", "customWorkbookView"),
    "displayName": ("person",),
    "user": ("scenario",),
}
IDS = ("userId", "providerId")
GONE = ("absPath", "rsids", "docId", "presenceInfo", "revisionPtr")
TEXTS = ("author", "creator")  # elements whose text is a name
INITIALS = ("initials", "creator-initials", "sender-initials")


@dataclass
class Authors:
    """The stand-in for each name, the same in every part of one document."""

    aliases: dict[str, str] = field(default_factory=dict)

    def alias(self, name: str) -> str:
        return self.aliases.setdefault(name, f"Author {len(self.aliases) + 1}")


def can_name_people(content: bytes) -> bool:
    return any(word in content for word in NAMING)


def without_authors(content: bytes, authors: Authors) -> bytes:
    """The part with nobody named; as it is if it names nobody."""
    root, _ = parsed_markup(content)
    changed = False
    for element in list(root.iter("{*}*")):
        if local_name(element) in GONE and is_office(element):
            remove_element(element)
            changed = True
            continue
        changed |= hide_in_text(element, authors)
        changed |= hide_in_attributes(element, authors)
    if not changed:
        return content
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return made


def remove_element(element: etree._Element) -> None:
    above = element.getparent()
    if above is not None:
        above.remove(element)


def hide_in_text(element: etree._Element, authors: Authors) -> bool:
    """Names that are the text of an element, and those by which Excel begins an old comment."""
    local, text = local_name(element), (element.text or "").strip()
    if not text or not is_named_by(element):
        return False
    if local in TEXTS:
        element.text = authors.alias(text)
    elif local in INITIALS:
        element.text = "A"
    elif local == "t" and text.endswith(":") and text[:-1] in authors.aliases:
        element.text = (element.text or "").replace(text[:-1], authors.alias(text[:-1]))
    else:
        return False
    return True


def is_named_by(element: etree._Element) -> bool:
    """Of an office program, or the word of a library for who made something."""
    return is_office(element) or namespace_of(element) == "http://purl.org/dc/elements/1.1/"


def hide_in_attributes(element: etree._Element, authors: Authors) -> bool:
    changed = False
    for name, value in element.attrib.items() if is_office(element) else ():
        local = str(etree.QName(name).localname)
        if local.startswith("rsid"):
            del element.attrib[name]
        elif value and (local in NAMES or local_name(element) in NAMES_OF.get(local, ())):
            element.set(name, authors.alias(value))
        elif local in IDS or local == "initials":
            element.set(name, "A" if local == "initials" else "None")
        else:
            continue
        changed = True
    return changed
