"""The enum of behaviours and behaviours.toml have the same keys, and code asks for each of them."""

import ast
from enum import StrEnum

import pytest
from django.conf import settings

from protocols.behaviours import Behaviour
from protocols.sources.behaviours import known_behaviours

FLOORS = (
    "protocols",
    "casework",
    "enquiries",
    "documents",
    "complaints",
    "relations",
    "announcements",
)
FLOORS += ("reports", "api", "portal")
ENUM = settings.ROOT / "protocols/behaviours.py"
CODE = [
    path
    for floor in FLOORS
    for path in sorted((settings.ROOT / floor).rglob("*.py"))
    if path != ENUM and "migrations" not in path.parts
]
FILE = """
[built]
chase = "Chases."
follow-up = "Follows up."
[described]
letters-stand = "Letters stand."
[planned]
briefings = "Briefings."
"""


class TwoBehaviours(StrEnum):
    CHASE = "chase"
    FOLLOW_UP = "follow-up"


class OneMore(StrEnum):
    CHASE = "chase"
    FOLLOW_UP = "follow-up"
    MAGIC = "magic"


def is_text(node):
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value != ""


def members_named(trees):
    """The names in `Behaviour.CHASE`."""
    return {
        node.attr
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "Behaviour"
    }


def keys_in_text(trees):
    """Keys written as text where a behaviour is meant, which nothing compares with the file."""
    for tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, ast.keyword) and (node.arg or "").startswith(
                ("behaviour", "clause__behaviour")
            ):
                yield from (child.value for child in ast.walk(node.value) if is_text(child))
            elif isinstance(node, ast.Call) and getattr(node.func, "attr", "") in (
                "clause_for",
                "cite_for",
            ):
                yield from (child.value for child in node.args if is_text(child))
            elif isinstance(node, ast.Compare) and ast.unparse(node.left).endswith(".behaviour"):
                yield from (child.value for child in node.comparators if is_text(child))


def differences(members, rows, named):
    """What is wrong, in sentences. `rows` are of the file, `named` the members that code names."""
    switched = {key for key, row in rows.items() if row.switched}
    return [
        *(f"{one} is not in [built]" for one in members if one not in switched),
        *(
            f"{key} is in [built] and no member: is it only described?"
            for key in sorted(switched - set(members))
        ),
        *(f"no code asks for {one}" for one in members if one.name not in named),
    ]


@pytest.fixture(scope="module")
def trees():
    return [ast.parse(path.read_text(encoding="utf-8")) for path in CODE]


@pytest.fixture
def rows(tmp_path):
    path = tmp_path / "behaviours.toml"
    path.write_text(FILE)
    return known_behaviours(path)


def test_code_and_file_have_the_same_behaviours(trees):
    assert differences(Behaviour, known_behaviours(), members_named(trees)) == []


def test_no_behaviour_is_written_as_text(trees):
    assert list(keys_in_text(trees)) == []


def test_a_description_and_a_plan_switch_nothing(rows):
    assert differences(TwoBehaviours, rows, {"CHASE", "FOLLOW_UP"}) == []
    assert [key for key, row in rows.items() if row.built] == [
        "chase",
        "follow-up",
        "letters-stand",
    ]
    assert list(rows)[-1] == "briefings"


def test_a_key_in_code_that_the_file_does_not_have_is_noticed(rows):
    named = {"CHASE", "FOLLOW_UP", "MAGIC"}
    assert differences(OneMore, rows, named) == ["magic is not in [built]"]


def test_a_key_in_the_file_that_switches_nothing_is_noticed(tmp_path):
    path = tmp_path / "behaviours.toml"
    path.write_text(FILE.replace("[built]", '[built]\nclauses-are-cited = "Cites."'))
    assert differences(TwoBehaviours, known_behaviours(path), {"CHASE", "FOLLOW_UP"}) == [
        "clauses-are-cited is in [built] and no member: is it only described?"
    ]


def test_a_member_that_no_code_asks_for_is_noticed(rows):
    assert differences(TwoBehaviours, rows, {"CHASE"}) == ["no code asks for follow-up"]


@pytest.mark.parametrize(
    "code",
    [
        'version.clauses.filter(behaviour="chase")',
        'Clause.objects.filter(clause__behaviour__in=["chase"])',
        'version.clause_for("chase")',
        'version.cite_for("chase")',
        'clause.behaviour == "chase"',
    ],
)
def test_a_key_written_as_text_is_noticed(code):
    assert list(keys_in_text([ast.parse(code)])) == ["chase"]
    assert list(keys_in_text([ast.parse(code.replace('"chase"', "Behaviour.CHASE"))])) == []
