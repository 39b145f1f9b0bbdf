"""Contributions and private notes next to the letters, on the page where an officer writes."""

from uuid import uuid4

import pytest
from django.urls import reverse

from casework.notes.actions import add_note
from enquiries.contributions.actions import give_contribution
from tests.enquiries import cases
from tests.enquiries.contributions import asked
from tests.enquiries.pages import page
from tests.enquiries.test_queries import statements
from tests.people import named, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
VERBS = ("answer", "hold", "ask")
NOTE, SAID = "The contractor is late.", "The gulley is cleared on Friday."


def with_note_and_contribution():
    enquiry = cases.assigned()
    add_note(enquiry, text=NOTE, key=uuid4(), by=named("grace"))
    give_contribution(asked(enquiry), text=SAID, by=named("stan"))
    return enquiry


@pytest.mark.parametrize("verb", VERBS)
def test_an_officer_reads_both_while_writing(verb):
    enquiry = with_note_and_contribution()
    shown = page(signed_in("omar"), verb, enquiry)
    letters, _, writing = shown.partition('id="writing"')
    for words in (NOTE, SAID, "Only staff who can read this case can read private notes."):
        assert words in letters
    assert NOTE not in writing


def test_both_are_still_there_when_the_form_comes_back_with_an_error():
    enquiry = with_note_and_contribution()
    url = reverse("enquiries:answer", args=[enquiry.pk])
    shown = signed_in("omar").post(url, {"key": uuid4(), "text": ""}).content.decode()
    assert NOTE in shown
    assert SAID in shown


def test_without_any_the_page_says_nothing_of_them():
    shown = page(signed_in("omar"), "answer", cases.assigned())
    assert "Private notes" not in shown
    assert "Contributions" not in shown
    assert "For officers only" not in shown


def test_neither_is_in_the_preview_of_the_letter_nor_in_what_the_councillor_reads():
    enquiry = with_note_and_contribution()
    url = reverse("enquiries:answer", args=[enquiry.pk])
    typed = {"key": uuid4(), "text": "In April.", "preview": "yes", "draft-shown": ""}
    preview = signed_in("omar").post(url, typed).content.decode()
    clara = signed_in("clara")
    read = [page(clara, "detail", enquiry), page(clara, "add", enquiry)]
    for shown in (preview, *read):
        assert NOTE not in shown
        assert SAID not in shown
        assert "Private notes" not in shown


def test_more_of_them_take_no_more_statements():
    enquiry = with_note_and_contribution()
    client, url = signed_in("omar"), reverse("enquiries:answer", args=[enquiry.pk])
    client.get(url)
    few = statements(lambda: client.get(url))
    for _ in range(2):
        add_note(enquiry, text=NOTE, key=uuid4(), by=named("grace"))
    give_contribution(asked(enquiry), text=SAID, by=named("stan"))
    assert statements(lambda: client.get(url)) == few
