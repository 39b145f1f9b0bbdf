"""What is confidential leaves no trace on any page of the auditor: no word, no line, no number."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from complaints.models import Complaint
from enquiries import actions
from enquiries.models import SEALED, Kind
from relations.group_meetings import notes
from relations.models import NoteKind, TrainingKind
from tests.access_tables import rolled_back
from tests.clause_protocols import adopt_for
from tests.complaints import cases as complaints
from tests.conftest import LONDON
from tests.enquiries import cases
from tests.people import named, signed_in
from tests.relations import employment_cases, group_meetings, panels
from tests.relations.connections import PLANTED as OF_CONNECTION
from tests.relations.connections import declared

pytestmark = pytest.mark.django_db
PLANTED = ("Quicksilver", *OF_CONNECTION, *panels.PLANTED, *employment_cases.PLANTED)
QUERIES = {"history": ("", "?person=Clara", "?verb=opened"), "posts": ("",), "openings": ("",)}


def address_of_section(slug):
    return reverse("audit:section", args=[slug])


@rolled_back()
def pages():
    """With the file, whose download is recorded and so would be a line of the next."""
    ada = signed_in("ada")
    found = {"/": ada.get("/").content}
    for slug, queries in QUERIES.items():
        for query in queries:
            address = address_of_section(slug) + query
            found[address] = ada.get(address).content
    answer = ada.get(reverse("export", args=["audit-history", "csv"]))
    return found | {"file": answer.content}


def a_confidential_enquiry():
    enquiry = cases.raised(Kind.CRITICISM, officer=named("ruth"))
    assert enquiry.kind in SEALED
    actions.answer(enquiry, text="The Quicksilver is ours.", by=named("ruth"), key=uuid4())
    return enquiry


def a_complaint():
    complaint = complaints.decided()
    for who in ("clara", "eve", "mona"):
        signed_in(who).get(complaint.get_absolute_url())


def a_group_meeting(clock):
    meeting = group_meetings.recorded(clock)
    note = {"kind": NoteKind.NOTE, "text": "Quicksilver"}
    notes.add_group_note(meeting, **note, by=named("clara"), key=uuid4())
    notes.open_group_notes(meeting, by=named("clara"))


def a_panel():
    panel = panels.with_people()
    panels.confirmed(panel, "clara")


SCENES = {
    "section-c": [a_complaint, declared],
    "somerset": [a_confidential_enquiry],
    "oxford": [employment_cases.arranged, a_panel],
}


def people_of(preset):
    """Those who have a part in what is confidential, with the posts and training they need."""
    group_meetings.two_groups()
    panels.hana()
    if preset == "oxford":
        panels.trained("clara", "nia")
        panels.trained("clara", "nia", kind=TrainingKind.DISCIPLINARY)
    for who in ("clara", "eve", "mona"):
        signed_in(who)


@pytest.mark.parametrize("preset", SCENES)
def test_what_is_confidential_changes_no_byte_of_a_page_or_a_file(clock, preset):
    """Each page is opened by the same person at the same time, with and without it."""
    adopt_for(clock, preset)
    people_of(preset)
    before = pages()
    for make in SCENES[preset]:
        make()
    after = pages()
    for address, page in after.items():
        assert page == before[address], address
        assert not [word for word in PLANTED if word.lower().encode() in page.lower()]


def test_the_meeting_of_a_group_and_its_notes_change_no_byte(clock):
    """They take a day to be held and recorded, so both readings are of that day."""
    adopt_for(clock, "knutsford")
    people_of("knutsford")
    first, clock.at = clock.at, datetime(2026, 12, 9, 21, tzinfo=LONDON)
    before = pages()
    clock.at = first
    a_group_meeting(clock)
    assert pages() == before


def test_an_enquiry_that_is_not_confidential_is_shown(clock):
    """So that the tests above compare pages on which it would be seen."""
    before = pages()
    enquiry = cases.assigned()
    after = pages()
    history = address_of_section("history")
    for address in ("/", history, f"{history}?person=Clara", "file"):
        assert after[address] != before[address]
    assert enquiry.reference.encode() in after[history]
    assert enquiry.title.encode() not in after[history]


def test_a_confidential_enquiry_is_not_found_by_its_reference(clock):
    adopt_for(clock, "somerset")
    enquiry = a_confidential_enquiry()
    ada, history = signed_in("ada"), address_of_section("history")
    page = ada.get(history, {"record": enquiry.reference})
    nothing = ada.get(history, {"record": "E-2026-9999"})
    assert "Nothing found" in page.content.decode()
    assert page.content.replace(enquiry.reference.encode(), b"E-2026-9999") == nothing.content


def test_openings_of_few_complaints_are_not_counted_when_the_year_is_over(clock):
    a_complaint()
    clock.at += timedelta(days=60)
    response = signed_in("ada").get(address_of_section("openings"))
    assert set(numbers(response)) == {"not shown"}


def test_openings_of_five_complaints_are_counted_when_the_year_is_over(clock):
    for _ in range(5):
        complaints.sent()
    address = address_of_section("openings")
    for word in ("C-2026-AAAAA", "C-2026-BBBBB"):  # of none: an attempt that counts for nothing
        signed_in("ada").get(reverse("complaints:detail", args=[word]))
    ada = signed_in("ada")
    assert set(numbers(ada.get(address))) == {"not shown"}
    clock.at += timedelta(days=60)
    assert numbers(signed_in("ada").get(address))[0] == "5"
    assert Complaint.objects.count() == 5


def numbers(response):
    found = response.context["by_year"]
    return [number for number, _ in found[0].cells]


def test_a_reader_of_complaints_does_not_count_their_own(clock):
    """Or they could subtract them from the number that is shown."""
    for _ in range(5):
        complaints.sent()
    complaints.sent_by_officer(by="ada", about="nia")
    clock.at += timedelta(days=60)
    assert numbers(signed_in("ada").get(address_of_section("openings")))[0] == "5"


def test_words_of_letters_are_nowhere(clock):
    text = "Is it Quicksilver?"
    actions.ask_councillor(cases.assigned(), text=text, by=named("omar"), key=uuid4())
    for address, page in pages().items():
        assert b"Quicksilver" not in page, address
