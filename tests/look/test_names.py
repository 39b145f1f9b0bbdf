"""Names that can be searched for: one function, one name in an app, in the words of the field."""

import ast
import re
from collections import Counter

from tests.test_architecture import CODE, FLOORS, name, tree

# Words that say nothing to a newcomer, each with what to write instead.
RIDDLES = {
    "hat": "post",
    "wears": "holds",
    "beside": "what the module holds",
    "around": "what the module holds",
    "finding": "visibility or lookup",
    "seeing": "visibility",
    "telling": "notices",
    "flagging": "contentious",
    "approving": "approval",
    "marking": "officer_marks",
    "comeback": "follow_up",
    "pauses": "clock_stops",
    "casefile": "case",
    "cautions": "warnings",
    "alike": "batch, or what is alike",
    "meaning": "example",
    "drawn": "what it gives",
    "said": "what it gives",
    "belonging": "what it gives",
}
OURS = [path for path in CODE if name(path).partition("/")[0] in FLOORS]
# It runs away from the portal, with nothing but Python, and says again what the portal says.
STANDS_ALONE = "evidence/verify_export.py"


def named(path):
    """The names of a module, its functions and its classes."""
    yield path.stem
    for node in tree(path).body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            yield node.name


def riddles_in(word):
    parts = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", word).lower().split("_")
    return [part for part in parts if part in RIDDLES or part.removesuffix("s") in RIDDLES]


def test_names_are_words_of_the_field():
    riddles = [
        f"{name(path)}: {word}. Write {RIDDLES.get(part) or RIDDLES[part.removesuffix('s')]}"
        for path in OURS
        for word in named(path)
        for part in riddles_in(word)
    ]
    assert riddles == []


def test_a_riddle_is_found():
    assert riddles_in("wears_hats") == ["wears", "hats"]
    assert riddles_in("DuesAlike") == ["alike"]
    assert riddles_in("visible_to") == []


def test_no_two_functions_of_an_app_have_one_name():
    counted = Counter(
        (name(path).partition("/")[0], node.name)
        for path in OURS
        if name(path) != STANDS_ALONE
        for node in tree(path).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    )
    assert sorted(pair for pair, number in counted.items() if number > 1) == []
