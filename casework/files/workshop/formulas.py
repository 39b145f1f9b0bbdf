"""Formulas of spreadsheets that run a program or fetch something from an address."""

import re

from lxml import etree

from casework.files.workshop.limits import Refused
from casework.files.workshop.markup import attributes_named, elements_named

ELEMENTS = (
    *("f", "definedName", "formula", "formula1", "formula2", "oldFormula"),
    *("calculatedColumnFormula", "totalsRowFormula"),
)
ATTRIBUTES = ("formula", "expression", "condition")
RUNNING = re.compile(r"(?<![A-Z0-9_])(?:DDE|CALL|EXEC|REGISTER(?:\.ID)?)\s*\(")
FETCHING = re.compile(r"(?<![A-Z0-9_])(?:WEBSERVICE|RTD|IMAGE|IMPORTXML|IMPORTDATA)\s*\(")
# A text, or the name of a sheet: neither is part of what a formula does.
QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
# The names of macros that Excel starts by itself.
STARTING = ("auto_open", "auto_close", "auto_activate", "auto_deactivate")


def refuse_formulas(root: etree._Element, content: bytes) -> None:
    """Raises Refused for a part with such a formula."""
    for element in elements_named(root, ELEMENTS):
        text = "".join(element.itertext())
        refuse_formula(text)
        if is_dde(text):
            raise Refused("macros")
        if element.get("name", "").lower().removeprefix("_xlnm.").startswith(STARTING):
            raise Refused("macros")
    for _, _, value in attributes_named(root, content, ATTRIBUTES):
        refuse_formula(value)


def refuse_formula(text: str) -> None:
    plain = QUOTED.sub("", text.upper())
    if RUNNING.search(plain):
        raise Refused("macros")
    if FETCHING.search(plain):
        raise Refused("remote")


def is_dde(formula: str) -> bool:
    """Whether Excel would start a program for it: program|'topic'!item."""
    return "|" in formula and "!" in QUOTED.sub("", formula).partition("|")[2]
