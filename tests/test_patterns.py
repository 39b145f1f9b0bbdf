"""Every regular expression over what people send takes time in proportion to it, and no more."""

import ast
import re
from functools import cache

import pytest

from tests.patterns import why_not_linear
from tests.test_architecture import CODE, name, tree

# What reads only files of this repository.
OWN_FILES = {"dev/assets.py": "style sheets as their makers publish them"}
SEARCHING = {"search", "sub", "subn", "split", "findall", "finditer"}
MATCHING = {"match", "fullmatch"}
MODULE = ("re", "regex")
MADE = ("re_path", "RegexValidator")
# All code is read whole once a test needs it: it takes seconds, and each worker collects the tests.
MAY_HAVE_PATTERNS = re.compile(rf"\b(?:{'|'.join(MODULE)})\.|{'|'.join(MADE)}")


def calls_of(module):
    """Each call on `re`: the name of what is called, its pattern or None, and its flags."""
    for node in ast.walk(module):
        if not isinstance(node, ast.Call):
            continue
        called = node.func
        if isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name):
            if called.value.id in MODULE and called.attr in SEARCHING | MATCHING | {"compile"}:
                yield node, called.attr
        elif isinstance(called, ast.Name) and called.id in MADE:
            yield node, "search"


def pattern_of(call):
    """The pattern that is written there. A pattern that is put together cannot be proved."""
    assert call.args, ast.unparse(call)
    assert isinstance(call.args[0], ast.Constant), f"{ast.unparse(call)}: write the pattern out"
    return call.args[0].value


def flags_of(call):
    written = ast.unparse(call)
    return sum(
        getattr(re, flag)
        for flag in ("IGNORECASE", "MULTILINE", "DOTALL", "VERBOSE")
        if f"re.{flag}" in written.replace(repr(pattern_of(call)), "")
    )


def names_of_compiled(module):
    """The pattern calls that are given a name, each with that name."""
    return {
        id(node.value): target.id
        for node in ast.walk(module)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


@cache
def uses_by_name():
    """Of each name, what is looked up on it anywhere: PATTERN.search gives PATTERN → {search}."""
    uses = {}
    for path in CODE:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name | ast.Attribute):
                holder = getattr(node.value, "id", getattr(node.value, "attr", ""))
                uses.setdefault(holder, set()).add(node.attr)
    return uses


def is_searched(how, compiled):
    """Whether a pattern is used by anything but a match from the start; one that is compiled under
    this name, wherever the name is used."""
    if how != "compile":
        return how in SEARCHING
    uses = uses_by_name().get(compiled, set())
    return not uses & MATCHING or bool(uses & SEARCHING)


@cache
def patterns():
    return list(every_pattern())


def every_pattern():
    for path in CODE:
        if name(path) in OWN_FILES or not MAY_HAVE_PATTERNS.search(path.read_text("utf-8")):
            continue
        module = tree(path)
        names = names_of_compiled(module)
        for call, how in calls_of(module):
            compiled = names.get(id(call), "")
            yield pytest.param(call, how, compiled, id=f"{name(path)}:{call.lineno}")


@pytest.mark.parametrize(("call", "how", "compiled"), patterns())
def test_a_pattern_over_input_is_linear(call, how, compiled):
    searched = is_searched(how, compiled)
    assert why_not_linear(pattern_of(call), flags_of(call), searched=searched) == ""


@pytest.mark.parametrize(
    ("pattern", "searched"),
    [
        # Those that kept both web workers busy.
        (rb"(?i)<w:instrText[^>]*>\s*dde(auto)?\b", True),
        (rb'(?is)<relationship\b(?=[^>]*targetmode\s*=\s*["\']external)', True),
        (r"(a+)+$", False),
        (r"(?:a|b|ab)*c", False),
        (r"(?:\s*x?)*y", False),
        (r"\s*\s*x", False),
        (r".*.*=.*", False),
        (r"[a-z]+[a-z0-9]*!", False),
        (r"\s+$", True),
        (r"\d+x", True),
        (r"a[^b]*b", True),
        (r"(?i)x[^X]*y[^y]*z", True),
        (r"(\w+)\1", False),
    ],
)
def test_a_pattern_that_is_not_linear_is_found(pattern, searched):
    assert why_not_linear(pattern, searched=searched)


@pytest.mark.parametrize(
    ("pattern", "searched"),
    [
        (r"\w+", True),
        (r'"[^"]*"', True),
        (r"\s++\S*x", False),
        (r"\d+,\d+", False),
        (r"^[a-z]+: .*$", True),
        (r"(?:day|night)?\s*$", False),
    ],
)
def test_a_pattern_that_is_linear_is_let_through(pattern, searched):
    assert why_not_linear(pattern, searched=searched) == ""


def test_no_module_brings_in_single_functions_of_re():
    brought = [
        name(path)
        for path in CODE
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and node.module in MODULE
    ]
    assert brought == []


def test_every_pattern_is_looked_at():
    lines = {
        f"{name(path)}:{number}"
        for path in CODE
        if name(path) not in OWN_FILES
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if re.search(r"\bre\.(compile|match|fullmatch|search|sub|split|find)", line)
    }
    assert lines <= {param.id for param in patterns()}
