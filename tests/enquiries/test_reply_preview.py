"""The preview of a reply: what the councillor will read, then Send or Change."""

from datetime import date

import pytest

from enquiries.models import LetterKind, ReplyDraft, Status
from people.models import Service
from tests.enquiries import cases
from tests.enquiries.pages import address, send
from tests.files import jpeg, pending
from tests.people import adopt, named, signed_in
from tests.protocols.pages import form_values

pytestmark = pytest.mark.django_db
TEXT = "Yes, in April.\n\nWe start at the quay <first>."


def previewed(client, verb, enquiry, **typed):
    response = send(client, verb, enquiry, preview="yes", **typed)
    return response, " ".join(response.content.decode().split())


def test_a_preview_shows_the_letter_and_sends_nothing(clock):
    enquiry, omar = cases.assigned(), signed_in("omar")
    response, shown = previewed(omar, "answer", enquiry, text=TEXT)
    assert response.status_code == 200
    assert "Preview of your letter" in shown
    assert "<p>We start at the quay &lt;first&gt;.</p>" in shown
    assert "Omar Haddad, Highways" in shown
    assert "Read by Councillor Clara Okafor" in shown
    assert "It has not been sent." in shown
    assert enquiry.letters.count() == 1
    assert ReplyDraft.objects.get().typed["text"] == [TEXT]


def test_send_on_the_preview_sends_exactly_what_it_showed(clock):
    enquiry, omar = cases.assigned(), signed_in("omar")
    photo = pending(named("omar"), "road.jpg", jpeg())
    response, shown = previewed(omar, "answer", enquiry, text=TEXT, attached_kept=photo.key)
    assert "road.jpg, " in shown
    assert omar.post(address("answer", enquiry), form_values(response)).status_code == 302
    letter = enquiry.letters.get(kind=LetterKind.ANSWER)
    assert (letter.body, enquiry.files.get().name) == (TEXT, "road.jpg")
    assert not ReplyDraft.objects.exists()


def test_change_on_the_preview_brings_the_form_back(clock):
    enquiry, omar = cases.assigned(), signed_in("omar")
    response, _ = previewed(omar, "answer", enquiry, text=TEXT)
    again = omar.post(address("answer", enquiry), form_values(response) | {"change": "yes"})
    assert "We start at the quay &lt;first&gt;.</textarea>" in again.content.decode()
    assert not again.context["form"].errors


def test_what_is_wrong_is_said_before_the_preview(clock):
    _, shown = previewed(signed_in("omar"), "answer", cases.assigned(), text="")
    assert "Enter your answer" in shown
    assert "Preview of your letter" not in shown


def test_the_preview_of_a_holding_reply_has_its_date(clock):
    day = {"promised_on_day": "10", "promised_on_month": "12", "promised_on_year": "2026"}
    typed = {"text": "It is priced.", "reason": "visit"} | day
    _, shown = previewed(signed_in("omar"), "hold", cases.assigned(), **typed)
    assert "An answer is promised for <strong>Thursday 10 December 2026</strong>" in shown


def test_the_preview_of_passing_on_names_the_service(clock):
    waste = Service.objects.get(name="Waste")
    enquiry = cases.assigned()
    _, shown = previewed(signed_in("omar"), "pass", enquiry, text="Bins", service=waste.pk)
    assert "You are passing this enquiry to <strong>Waste</strong>" in shown


def test_nobody_previews_what_they_cannot_send(clock):
    enquiry = cases.answered()
    response, shown = previewed(signed_in("omar"), "answer", enquiry, text=TEXT)
    assert response.status_code == 403
    assert "This enquiry was answered by Omar Haddad" in shown
    assert enquiry.status == Status.ANSWERED


def test_the_page_of_an_answer_says_when_it_is_due_and_leads_to_a_holding_reply(clock):
    enquiry, omar = cases.assigned(), signed_in("omar")
    shown = omar.get(address("answer", enquiry)).content.decode()
    assert "Due Tuesday 8 December, <strong>" in shown
    assert f'href="{address("hold", enquiry)}">Send a holding reply instead</a>' in shown
    assert "instead</a>" not in omar.get(address("ask", enquiry)).content.decode()


def test_no_holding_reply_is_offered_instead_once_the_protocol_allows_no_more(clock):
    adopt("oxford", date(2026, 12, 2), holding_limit=1)
    clock.set(2026, 12, 2, 10)
    shown = signed_in("omar").get(address("answer", cases.held(days=5))).content.decode()
    assert "Preview letter" in shown
    assert "instead</a>" not in shown
