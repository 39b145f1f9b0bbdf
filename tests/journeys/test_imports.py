"""An election night by one file, in a browser: a problem, mended, read, saved and undone."""

import pytest
from django.urls import reverse

from people.models import User, Ward
from tests.imports.files import MEMBERS, member, xlsx_bytes
from tests.journeys.visitor import DESK, PHONE

FIRST = "7 May 2027"


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_an_election_is_imported_and_undone(width, visit):
    Ward.objects.create(name="Moor")
    petra = visit("petra", width=width)
    petra.opens(reverse("administration:people"))
    petra.follows("Files of councillors and officers")
    petra.follows("Upload a file of councillors")
    petra.reads("Upload a file of councillors")
    uploads(petra, member("Anna Reed", "Mor", starts=FIRST))
    petra.sees("Nothing has been saved.", "There is no ward “Mor”. Did you mean “Moor”?")
    petra.follows("upload it again")
    uploads(petra, member("Anna Reed", "Moor", starts=FIRST), member("Nia Menon"))
    petra.sees(
        "This file changes posts of 2 people. 1 of them is new.",
        "Anna Reed becomes councillor for Moor from 7 May 2027.",
        "Clara Okafor stops being councillor for Harbour after 6 May 2027.",
        "Nothing has been saved yet.",
    )
    assert not User.objects.filter(name="Anna Reed").exists()
    petra.presses("Save these changes")
    petra.sees("members.xlsx uploaded and saved", "Can be undone until")
    assert User.objects.get(name="Anna Reed").is_active
    petra.follows("Undo this file")
    petra.reads("Undo members.xlsx")
    petra.presses("Undo this file")
    petra.sees("members.xlsx undone", "That has been undone.")
    assert not User.objects.get(name="Anna Reed").is_active
    assert User.objects.get(name="Clara Okafor").appointments.get().ends_on is None


def uploads(petra, *rows):
    petra.chooses_files("Choose the file", ("members.xlsx", xlsx_bytes([MEMBERS, *rows])))
    petra.chooses("Their posts end")
    for part, value in (("Day", "6"), ("Month", "5"), ("Year", "2027")):
        petra.writes(part, value)
    petra.presses("Check the file")
    petra.reads("members.xlsx")
