"""The queue as a file: what it holds, what no spreadsheet works out, who gets it, the record."""

import csv
from io import BytesIO, StringIO
from uuid import uuid4
from zipfile import ZipFile

import pytest
from django.urls import reverse

from casework.models import Export
from enquiries import actions
from enquiries.models import Verb
from foundation.history import write
from tests.enquiries import cases
from tests.enquiries.contentious import flagged
from tests.enquiries.test_criticism_and_media import criticism_by
from tests.enquiries.test_queries import at_each_number_of_rows
from tests.everything.pages import for_resident
from tests.people import named, signed_in

pytestmark = pytest.mark.django_db
FORMULA = '=HYPERLINK("http://attacker.example")'


def download(who="omar", kind="csv", **asked):
    return signed_in(who).get(reverse("export", args=["queue", kind]), {"whose": "any", **asked})


def rows_of(who="omar", **asked):
    answer = download(who, **asked)
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert 'filename="enquiries-2026-12-' in answer["Content-Disposition"]
    return list(csv.DictReader(StringIO(answer.content.decode().removeprefix("\ufeff"))))


def sheet_of(who="omar", **asked):
    """The files of the workbook, as text."""
    with ZipFile(BytesIO(download(who, kind="xlsx", **asked).content)) as book:
        return {name: book.read(name).decode() for name in book.namelist()}


def test_it_holds_what_was_found_on_every_page_in_the_order_of_the_list(clock):
    made = [cases.raised().reference for _ in range(27)]
    assert [row["Reference"] for row in rows_of(whose="service")] == made
    assert rows_of(whose="mine") == []
    assert len(rows_of(q="resurfacing")) == 27


def test_a_row_says_what_the_queue_says(under, clock):
    under("cheshire-east")
    enquiry = flagged(cases.held())
    actions.add_information(enquiry, text="More.", by=named("clara"), key=uuid4())
    (row,) = rows_of()
    assert row == {
        "Reference": enquiry.reference,
        "Type": "Ward matter",
        "Subject": enquiry.title,
        "Service or office": "Highways",
        "Officer": "Omar Haddad",
        "Ward": "Harbour",
        "Councillor": "Clara Okafor",
        "Received": "2026-12-01",
        "Due": str(enquiry.held_until),
        "Holding reply until": str(enquiry.held_until),
        "Answered": "",
        "State": "With officer",
        "Marks": "Contentious, Councillor replied",
    }


def test_no_file_names_a_resident(clock):
    for_resident()
    assert "Pryce" not in download(q="pryce").content.decode()
    assert "pryce" not in "".join(sheet_of().values()).lower()


def test_sealed_kinds_are_left_out_even_for_their_officer(under, clock):
    under("somerset")
    enquiry = criticism_by(signed_in("clara"))  # the head of the service has it
    shown = signed_in("ruth").get(reverse("enquiries:queue"), {"whose": "mine"}).context["lines"]
    assert [line.reference for line in shown] == [enquiry.reference]
    assert rows_of("ruth", whose="mine") == []


def test_what_is_typed_reaches_each_file_as_text(clock):
    write(cases.raised(), by=named("clara"), reason=Verb.RAISED, title=FORMULA)
    assert rows_of()[0]["Subject"] == f"'{FORMULA}"
    files = sheet_of()
    assert "<f>" not in files["xl/worksheets/sheet1.xml"]
    assert "<hyperlink" not in files["xl/worksheets/sheet1.xml"]
    assert "=HYPERLINK(" in files["xl/worksheets/sheet1.xml"]


def test_the_page_links_to_what_it_shows(clock):
    cases.assigned()
    page = signed_in("omar").get(reverse("enquiries:queue"), {"whose": "mine", "kind": "ward"})
    what, ((name, url), _), _ = page.context["downloads"]
    assert (what, name, url) == ("this", "CSV", "/exports/queue/csv/?whose=mine&kind=ward")


def test_each_download_is_recorded_without_the_words(clock):
    for_resident()
    download(kind="xlsx", q="pryce", age="7")
    saved = Export.objects.get()
    assert (saved.person, saved.of, saved.file) == (named("omar"), "queue", "xlsx")
    assert (saved.rows, saved.by_words) == (0, True)
    assert saved.filters == "List: Any state. Age: Over 1 week. Words were searched for."
    assert "pryce" not in str(vars(saved)).lower()


@pytest.mark.parametrize("who", ["clara", "ada", "sam", "petra"])
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_nobody_without_a_queue_downloads_one(who, kind, clock):
    cases.assigned()
    assert download(who, kind=kind).status_code == 403
    assert not Export.objects.exists()


def test_a_stranger_downloads_nothing_of_another_service(clock):
    cases.assigned()
    assert rows_of("stan") == []


def test_a_download_takes_six_statements_however_many_rows(client, clock):
    client.force_login(named("omar"))
    assert at_each_number_of_rows(lambda: client.get("/exports/queue/csv/?whose=any")) == [6, 6]
