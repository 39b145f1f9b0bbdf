"""Fields of Word documents, whose instructions can run a program or fetch a file.

An instruction can be in one attribute, or in pieces over many runs of text, with fields inside
that write the rest of it. The pieces are joined before they are read.
"""

from dataclasses import dataclass

from lxml import etree

from casework.files.workshop.limits import Refused
from casework.files.workshop.links import refuse_link
from casework.files.workshop.markup import attributes_named, elements_named, local_name

RUNNING = {"DDE", "DDEAUTO"}
BRINGING = {"INCLUDETEXT", "INCLUDE", "IMPORT", "LINK", "RD", "DATABASE", "SUBDOC"}
PICTURES = {"INCLUDEPICTURE"}


@dataclass
class OpenField:
    """A field between its beginning and its end."""

    instruction: str = ""
    has_inner: bool = False
    is_shown: bool = False  # past its instruction, among what it shows


def refuse_fields(root: etree._Element, content: bytes) -> None:
    """Raises Refused for a part with a field that runs or fetches something."""
    for _, _, value in attributes_named(root, content, ("instr",)):
        refuse_instruction(OpenField(value))
    fields = [OpenField()]  # the first is for what stands outside of any
    for element in elements_named(root, ("instrText", "delInstrText", "fldChar")):
        name = local_name(element)
        if name != "fldChar":
            fields[-1].instruction += "".join(element.itertext())
            continue
        step = {str(etree.QName(key).localname): v.strip() for key, v in element.attrib.items()}
        move_field(fields, step.get("fldCharType", "").lower())
    for field in fields:
        refuse_instruction(field)


def move_field(fields: list[OpenField], step: str) -> None:
    """A field begins, turns to what it shows, or ends."""
    if step == "begin":
        outer = fields[-1]
        if len(fields) > 1 and not outer.is_shown:
            outer.has_inner = True
            if not outer.instruction.strip():  # the field inside writes what the outer one does
                raise Refused("macros")
            outer.instruction += " "
        fields.append(OpenField())
    elif step == "separate":
        refuse_instruction(fields[-1])
        fields[-1].is_shown = True
    elif step == "end" and len(fields) > 1:
        refuse_instruction(fields.pop())


def refuse_instruction(field: OpenField) -> None:
    words = field.instruction.replace('"', " ").split()
    if not words:
        return
    # DDE\* and DDE"…" are the same word to Word.
    name = words[0].partition("\\")[0].upper()
    target = next((word for word in words[1:] if not is_switch(word)), "")
    if name in RUNNING:
        raise Refused("macros")
    if name in BRINGING or (name in PICTURES and (field.has_inner or leads_out(target))):
        raise Refused("remote")
    if name == "HYPERLINK":
        refuse_link(target.replace("\\\\", "\\"))


def is_switch(word: str) -> bool:
    return word.startswith("\\") and not word.startswith("\\\\")


def leads_out(target: str) -> bool:
    plain = target.replace("\\\\", "\\").lower()
    return plain.startswith(("\\", "//", "file:")) or "://" in plain
