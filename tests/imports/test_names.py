"""Names that a file corrects: shown before they change, saved, and given back."""

import pytest

from tests.imports.files import changes, lines, member, press_undo, saved, uploaded
from tests.people import named

pytestmark = pytest.mark.django_db


def with_name(name):
    return member(name, email="clara@westhaven.example")


@pytest.mark.parametrize("name", ["Clara Jones", "Clara Ann Okafor", "Klara Okafor"])
def test_a_corrected_name_is_shown_saved_and_given_back(name, clock):
    row = saved(with_name(name))
    assert lines(row, "change") == [f"The name changes from Clara Okafor to {name}."]
    clara = named("clara")
    assert clara.name == name
    last = clara.history.latest()
    assert (last.history_change_reason, last.history_user) == (
        "name corrected by an import",
        named("petra"),
    )
    press_undo(row)
    assert named("clara").name == "Clara Okafor"


def test_a_name_that_was_corrected_again_since_is_not_given_back(clock):
    row = saved(with_name("Clara Jones"))
    clara = named("clara")
    clara.name = "Clara Smith"
    clara.save()
    press_undo(row)
    assert named("clara").name == "Clara Smith"


@pytest.mark.parametrize("name", ["OKAFOR Clara", "Cllr Clara Okafor", "C Okafor", "clara okafor"])
def test_a_name_that_says_no_more_than_the_one_here_changes_nothing(name, clock):
    assert changes(with_name(name)) == []


def test_nobody_renames_themselves_by_a_file(clock):
    row = uploaded(
        ["Petra Other", "petra@westhaven.example", "Highways", "", "", "7 May 2027", ""],
        kind="officers",
    )
    assert "The name changes" not in " ".join(lines(row, "change"))
