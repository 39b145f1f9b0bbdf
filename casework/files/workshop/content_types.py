"""The list of the types of the parts, by which a program of Office knows what each part is."""

from lxml import etree

from casework.files.workshop.limits import Refused

OFFICE = "application/vnd.openxmlformats-officedocument."
MAIN = {
    f"{OFFICE}wordprocessingml.document.main+xml": "docx",
    f"{OFFICE}spreadsheetml.sheet.main+xml": "xlsx",
    f"{OFFICE}presentationml.presentation.main+xml": "pptx",
}
# Parts of a type, as a piece of its name, whatever the part itself is called.
ACTIVE_TYPES = (
    *("macro", "vba", "activex", "oleobject", "sheet.binary", "customui", "webextension"),
    *("taskpane", "javascript", "ecmascript", "msdownload", "executable", "/hta", "addin"),
)
FOREIGN_TYPES = ("text/html", "xhtml", "/rtf", "rfc822", "message/", "multipart/")
REMOTE_TYPES = ("connections+xml", "querytable+xml", "externallink+xml", "datamashup")


def kinds_declared(root: etree._Element) -> set[str]:
    """The kinds of document that the list names. Raises Refused for a part that acts."""
    kinds: set[str] = set()
    for element in root.iter("{*}*"):
        given = {name: value.strip() for name, value in element.attrib.items()}
        part = given.pop("PartName", "") or "." + given.pop("Extension", "")
        for name, value in given.items():
            refuse_type(f"{name} {value}".lower())
            if part.lower().endswith(".bin") and "printersettings" not in value.lower():
                raise Refused("foreign")  # it is not looked into, so it may be nothing else
            if value in MAIN:
                kinds.add(MAIN[value])
    return kinds


def refuse_type(text: str) -> None:
    for why, types in (
        ("macros", ACTIVE_TYPES),
        ("remote", REMOTE_TYPES),
        ("foreign", FOREIGN_TYPES),
    ):
        if any(piece in text for piece in types):
            raise Refused(why)
