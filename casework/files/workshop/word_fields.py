"""Fields of Word documents, whose instructions can run a program or fetch a file.

An instruction can be in one attribute, or in pieces over many runs of text, with fields inside
that write the rest of it. The pieces are joined before they are read.
"""

from dataclasses import dataclass

from lxml import etree

from casework.files.workshop.limits import Refused
from casework.files.workshop.links import refuse_link
from casework.files.workshop.markup import (
    attributes_named,
    elements_named,
    local_name,
    namespace_of,
)

WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
RUNNING = {"DDE", "DDEAUTO"}
BRINGING = {"INCLUDETEXT", "INCLUDE", "IMPORT", "LINK", "RD", "DATABASE", "SUBDOC"}
PICTURES = {"INCLUDEPICTURE"}


@dataclass
class OpenField:
    """A field between its beginning and its end.

    `branch` is where it begins, if there are two ways of writing the same for older programs.
    """

    instruction: str = ""
    with_deleted: str = ""
    branch: etree._Element | None = None
    has_inner: bool = False
    is_shown: bool = False  # past its instruction, among what it shows


def refuse_fields(root: etree._Element, content: bytes) -> None:
    """Raises Refused for a part with a field that runs or fetches something."""
    for _, _, value in attributes_named(root, content, ("instr",)):
        refuse_instruction(value)
    fields = [OpenField()]  # the first is for what is outside of any
    for element in elements_named(root, ("instrText", "delInstrText", "fldChar")):
        if namespace_of(element) not in WORD:
            raise Refused("macros")  # only to part what Word would join
        step = element.get(f"{{{namespace_of(element)}}}fldCharType", "").strip().lower()
        if local_name(element) == "fldChar":
            move_field(fields, step, branch_of(element))
        else:
            add_piece(fields[-1], element)
    for field in fields:
        refuse_field(field)


def branch_of(element: etree._Element) -> etree._Element | None:
    return next(element.iterancestors("{*}Choice", "{*}Fallback"), None)


def add_piece(field: OpenField, element: etree._Element) -> None:
    """A piece of an instruction. Word reads those of one branch, and none that is deleted."""
    piece = "".join(element.itertext())
    if field.branch is not branch_of(element):
        raise Refused("macros")
    field.with_deleted += piece
    if local_name(element) == "instrText":
        field.instruction += piece


def move_field(fields: list[OpenField], step: str, branch: etree._Element | None) -> None:
    """A field begins, turns to what it shows, or ends."""
    if step == "begin":
        begin_field(fields, branch)
    elif step == "separate":
        refuse_field(fields[-1])  # what comes after it is no part of the instruction
        fields[-1].is_shown = True
    elif step == "end" and len(fields) > 1:
        refuse_field(fields.pop())


def begin_field(fields: list[OpenField], branch: etree._Element | None) -> None:
    outer = fields[-1]
    if len(fields) > 1 and not outer.is_shown:
        outer.has_inner = True
        if not has_name(outer.instruction):  # the field inside writes what the outer one does
            raise Refused("macros")
        outer.instruction += " "
        outer.with_deleted += " "
    fields.append(OpenField(branch=branch))


def has_name(instruction: str) -> bool:
    """Whether the name is there, whole: no letter that is written after this belongs to it."""
    begun = instruction.lstrip()
    return begun.startswith("=") or len((begun + "|").split()) > 1 or '"' in begun


def refuse_field(field: OpenField) -> None:
    for instruction in {field.instruction, field.with_deleted}:
        refuse_instruction(instruction, has_inner=field.has_inner)


def refuse_instruction(instruction: str, *, has_inner: bool = False) -> None:
    words = instruction.replace('"', " ").split()
    if not words:
        return
    name = words[0].partition("\\")[0].upper()  # DDE\* is DDE
    target = next((word for word in words[1:] if not is_switch(word)), "")
    if name in RUNNING:
        raise Refused("macros")
    if name in BRINGING or (name in PICTURES and (has_inner or leads_out(target))):
        raise Refused("remote")
    if name == "HYPERLINK":
        refuse_link(target.replace("\\\\", "\\"))


def is_switch(word: str) -> bool:
    return word.startswith("\\") and not word.startswith("\\\\")


def leads_out(target: str) -> bool:
    plain = target.replace("\\\\", "\\").lower()
    return plain.startswith(("\\", "//", "file:")) or "://" in plain
