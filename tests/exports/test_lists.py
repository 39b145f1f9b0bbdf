"""Every list that is exported: who has it, and that its file has the rows of its page, no more."""

import csv
from io import StringIO

import pytest
from django.urls import reverse

from casework.exports.lists import LISTS
from casework.models import Export
from portal.auditor.export import EXPORTED_SECTIONS
from tests.access_tables import check_access
from tests.announcements.ward_meetings import ward_matters_on_record
from tests.complaints import cases as complaints
from tests.documents import cases as requests
from tests.enquiries import cases
from tests.people import signed_in
from tests.relations.visits import visit_on_record

pytestmark = pytest.mark.django_db
WHO = ("clara", "nia", "omar", "ruth", "dev", "mona", "ada", "petra", "sam")


def statuses(usual, **others):
    return {who: others.get(who, usual) for who in WHO}


FIGURES = dict.fromkeys(("clara", "nia", "ruth", "dev", "mona"), 200)
# By the key of a list, what each person gets for its file.
ACCESS = {
    "queue": statuses(403, omar=200, ruth=200, dev=200, mona=200),
    "everything": statuses(404, clara=200, nia=200),
    "exports": statuses(403, ada=200),
    "figures": statuses(403, **FIGURES),
    "people": statuses(404, petra=200, sam=200),
    "document-requests": statuses(200),
    "complaint-figures": statuses(403, mona=200, ada=200),
    "person-cases": statuses(403, mona=404),  # of no search
    "visits": statuses(200),
    "ward-meetings": statuses(200),
    "ward-consultations": statuses(200),
}
# Of the auditor's pages, whose content has tests of its own.
OF_AUDITOR = {one.key: statuses(403, ada=200) for one in EXPORTED_SECTIONS}


def address(of, kind="csv"):
    return reverse("export", args=[of, kind])


def test_only_these_have_each_list_as_a_file(clock, subtests):
    check_access(ACCESS | OF_AUDITOR, address, subtests)


def test_every_list_is_in_the_table():
    assert (ACCESS | OF_AUDITOR).keys() == LISTS.keys()


@pytest.mark.parametrize("wrong", ["nothing/csv", "queue/pdf", "queue/CSV", "complaints/csv"])
def test_there_is_no_other(wrong, council):
    assert signed_in("omar").get(f"/exports/{wrong}/").status_code == 404


def rows_of(who, of, **asked):
    answer = signed_in(who).get(address(of), asked)
    return list(csv.DictReader(StringIO(answer.content.decode().removeprefix("\ufeff"))))


def references(who, of, **asked):
    return {row["Reference"] for row in rows_of(who, of, **asked)}


def test_a_file_of_requests_has_those_of_its_page_and_of_nobody_else(clock):
    mine, other = requests.requested(), requests.requested(member="nia")
    assert references("clara", "document-requests") == {mine.reference}
    assert references("nia", "document-requests") == {other.reference}
    assert references("clara", "document-requests", state="ended") == set()
    assert references("stan", "document-requests") == set()
    (row,) = rows_of("clara", "document-requests")
    page = signed_in("clara").get(reverse("documents:index")).context["rows"]
    assert [(row["Document"], row["State"])] == [(one["title"], one["tag"][0]) for one in page]


def test_a_file_of_visits_has_those_that_its_reader_sees(clock):
    visit = visit_on_record()
    assert references("clara", "visits") == {visit.reference}
    assert references("stan", "visits") == set()


def test_files_of_matters_in_wards_have_those_of_their_pages(clock):
    ward_matters_on_record()
    for who in ("clara", "stan", "dev"):
        client = signed_in(who)
        for of, page in (
            ("ward-meetings", "announcements:ward-meetings"),
            ("ward-consultations", "announcements:consultations"),
        ):
            shown = client.get(reverse(page)).context["rows"]
            assert references(who, of) == {row["about"] for row in shown}


def test_the_file_of_people_has_the_people_and_posts_of_its_page(clock):
    rows = rows_of("petra", "people", q="omar")
    assert [(row["Name"], row["Posts"]) for row in rows] == [("Omar Haddad", "Officer, Highways")]


def test_figures_of_complaints_have_no_complaint_and_hide_what_the_page_hides(clock):
    complaint = complaints.sent()
    clock.set(2027, 1, 15, 10)
    rows = rows_of("ada", "complaint-figures")
    assert {row["Figures of"] for row in rows} == {"All others"}
    assert complaint.reference not in str(rows)
    shown = dict(signed_in("ada").get(reverse("complaints:figures")).context["tables"])
    by_title = {(row["Table"], row["Line"]): row["Number"] for row in rows}
    assert by_title == {
        (title, line.label): line.number for title, lines in shown.items() for line in lines
    }


def test_a_complaint_changes_no_byte_of_any_other_file(clock):
    cases.assigned()
    people = ("omar", "dev", "mona", "ada")
    before = every_file(people)
    complaints.sent()
    assert every_file(people) == before


def every_file(people):
    found = {}
    for who in people:
        client = signed_in(who)
        for of in ACCESS.keys() - {"exports"}:
            found[who, of] = client.get(address(of)).content
    return found


def test_each_is_recorded_by_its_name_and_number_of_rows(clock):
    requests.requested()
    rows_of("clara", "document-requests", state="open")
    saved = Export.objects.get()
    assert (saved.title, saved.rows, saved.filters) == (
        *("Requests for documents", 1),
        "State: Open.",
    )
