"""Elements and attributes of documents that run, fetch or bring in something when opened."""

from lxml import etree

from casework.files.workshop.limits import Refused
from casework.files.workshop.markup import (
    attributes_named,
    elements_named,
    local_name,
    namespace_of,
)

# By local name, in any namespace and under any prefix.
MACROS = {
    *("ddeLink", "event-listener", "execute-macro", "dde-source", "dde-connection", "dde-link"),
    *("dde-connection-decl", "dde-connection-decls", "webextension", "webextensionref"),
    *("taskpanes", "taskpane", "customUI", "ocx", "plugin", "applet", "object-ole"),
    *("floating-frame", "macrosheet", "vbaProject", "vbaSuppData"),
}
REMOTE = {
    *("externalLink", "externalBook", "oleLink", "connectString", "connections", "queryTable"),
    *("DataMashup", "subDoc", "connection-resource"),
}
FOREIGN = {"altChunk"}
ATTRIBUTES = {"dde-source", "dde-application", "macro-name", "macroEnabled"}
SLIDE_ACTIONS = ("ppaction://program", "ppaction://macro", "ppaction://ole")
OPEN_DOCUMENT = "urn:oasis:names:tc:opendocument:"


def refuse_active(root: etree._Element, content: bytes) -> None:
    """Raises Refused for a part with something that acts."""
    for _ in elements_named(root, ("encryption-data",)):
        raise Refused("password")
    for element in elements_named(root, MACROS | REMOTE | FOREIGN):
        raise Refused(reason_against(local_name(element)))
    for _ in attributes_named(root, content, ATTRIBUTES):
        raise Refused("macros")
    for _, _, value in attributes_named(root, content, ("action",)):
        if value.strip().lower().startswith(SLIDE_ACTIONS):
            raise Refused("macros")
    refuse_scripts(root)
    refuse_linked_objects(root)


def reason_against(name: str) -> str:
    if name in MACROS:
        return "macros"
    return "remote" if name in REMOTE else "foreign"


def refuse_scripts(root: etree._Element) -> None:
    """LibreOffice writes an empty list of scripts into every document; one that is not is refused.

    `script` is also the word for a kind of letters in other documents.
    """
    for element in elements_named(root, ("scripts", "script")):
        is_list = local_name(element) == "scripts"
        if namespace_of(element).startswith(OPEN_DOCUMENT) and (len(element) or not is_list):
            raise Refused("macros")


def refuse_linked_objects(root: etree._Element) -> None:
    """An object that is linked, not embedded, is fetched or started by its program."""
    for element in elements_named(root, ("OLEObject", "oleObj", "oleObject")):
        kinds = {value.strip().lower() for value in element.attrib.values()}
        inside = {local_name(child) for child in element.iterchildren("{*}*")}
        if "link" in kinds | inside:
            raise Refused("remote")
