"""The CSV of what a councillor found: what it holds, what no spreadsheet works out, the record."""

import csv
from io import StringIO

import pytest
from django.urls import reverse

from casework.exports.csv_file import harmless
from casework.models import Export
from enquiries.models import Kind
from tests.documents import cases as requests
from tests.enquiries import cases
from tests.everything.pages import for_resident
from tests.people import named, signed_in

pytestmark = pytest.mark.django_db


def rows_of(who="clara", **asked):
    answer = signed_in(who).get(reverse("export", args=["everything", "csv"]), asked)
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert 'filename="everything-you-raised-2026-12-' in answer["Content-Disposition"]
    text = answer.content.decode()
    assert text.startswith("\ufeff")
    return list(csv.DictReader(StringIO(text.removeprefix("\ufeff"))))


def test_it_holds_what_was_found_on_every_page_in_the_order_of_the_list(clock):
    wanted = [for_resident().reference for _ in range(27)]
    cases.raised(), requests.requested()
    assert [row["Reference"] for row in rows_of(q="pryce")] == wanted[::-1]
    assert [row["Reference"] for row in rows_of(q="pryce", order="oldest")] == wanted
    assert len(rows_of()) == 29


def test_a_row_says_what_the_list_says(clock):
    enquiry = cases.answered(
        cases.assigned(
            kind=Kind.CASEWORK, place="6 Anchor Close", resident={"name": "Ann", "basis": "asked"}
        )
    )
    request = requests.decided("refuse")
    of_enquiry, of_request = rows_of()
    assert of_enquiry == {
        "Reference": enquiry.reference,
        "Kind": "Resident’s problem",
        "Subject": enquiry.title,
        "Resident": "Ann",
        "Place": "6 Anchor Close",
        "Ward": "Harbour",
        "State": "Answered",
        "Raised": "2026-12-01",
        "Due": "",
        "Answered or decided": "2026-12-01",
        "Officer": "Omar Haddad",
        "Service or office": "Highways",
    }
    assert of_request["Reference"] == request.reference
    assert (of_request["State"], of_request["Officer"]) == ("Refused", "Omar Haddad")


def test_what_is_typed_reaches_the_file_as_text(clock):
    for_resident('=HYPERLINK("http://attacker.example")', address="")
    assert rows_of()[0]["Resident"] == '\'=HYPERLINK("http://attacker.example")'
    assert harmless("Harbour Road = the A3") == "Harbour Road = the A3"


def test_each_saving_is_recorded_without_the_words(clock):
    for_resident()
    rows_of(q="pryce", state="with-council", year="2026")
    saved = Export.objects.get()
    assert (saved.person, saved.rows, saved.of, saved.file) == (
        *(named("clara"), 1, "everything", "csv"),
    )
    assert saved.filters == "State: With the council. Year: 2026. Words were searched for."
    assert "pryce" not in str(vars(saved)).lower()


@pytest.mark.parametrize("who", ["omar", "dev", "mona", "ada", "sam", "petra"])
def test_nobody_else_can_save_a_list(who, clock):
    cases.assigned()
    assert signed_in(who).get(reverse("export", args=["everything", "csv"])).status_code == 404
    assert not Export.objects.exists()
