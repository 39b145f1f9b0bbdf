"""The letters that a letter answers are read next to it, and Back keeps what was typed."""

from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse

from complaints import access_record
from complaints.models import Look
from enquiries.case.verb_pages import VERB_PAGES
from foundation.forms import MOST_TYPED, TYPED_TEXT
from tests.complaints import cases as complaint_cases
from tests.documents import cases as document_cases
from tests.enquiries import cases
from tests.enquiries.pages import address, page, send
from tests.people import signed_in

pytestmark = pytest.mark.django_db
QUESTION = "Is this stretch in next year’s programme?"


def words(response):
    return " ".join(response.content.decode().split())


def allowed_pages(enquiry, who):
    """The letter pages of an enquiry that this person can open."""
    client, pages = signed_in(who), [p for p in VERB_PAGES if p.has_letters_next_to_it]
    responses = {p.name: client.get(address(p.name, enquiry)) for p in pages}
    return {name: words(found) for name, found in responses.items() if found.status_code == 200}


@pytest.mark.parametrize(
    ("state", "who", "expected"),
    [
        (cases.assigned, "omar", {"answer", "hold", "ask", "pass", "redirect"}),
        (cases.assigned, "clara", {"add", "withdraw"}),
        (cases.waiting, "clara", {"reply", "withdraw"}),
    ],
)
def test_every_letter_page_shows_the_question(state, who, expected):
    pages = allowed_pages(state(), who)
    assert set(pages) >= expected
    for name, shown in pages.items():
        assert QUESTION in shown, name
        assert shown.index(QUESTION) < shown.index("<textarea"), name


def test_a_page_that_is_no_letter_shows_none():
    assert QUESTION not in page(signed_in("dev"), "assign", cases.raised())


def test_a_follow_up_shows_the_answer_and_folds_what_was_answered():
    shown = page(signed_in("clara"), "follow-up", cases.answered())
    assert "Earlier letters: 1" in shown
    folded, after = shown.split("</details>", 1)[0], shown.split("</details>", 1)[1]
    assert QUESTION in folded
    assert "Yes, in April." not in folded
    assert "Yes, in April." in after


def test_decisions_and_letters_on_a_document_show_the_request():
    case = document_cases.questioned()
    omar, clara = signed_in("omar"), signed_in("clara")
    reply = words(clara.get(reverse("documents:reply", args=[case.reference])))
    refuse = words(omar.get(reverse("documents:decide", args=[case.reference, "refuse"])))
    for shown in (reply, refuse):
        assert "Twelve residents asked me what the sale means" in shown
        assert "Which pages?" in shown


def test_a_dispute_shows_the_decision_with_its_grounds():
    case = document_cases.decided("refuse")
    shown = words(signed_in("clara").get(reverse("documents:dispute", args=[case.reference])))
    assert "Decision: refused it" in shown
    assert "Schedule 12A, paragraph 3" in shown
    assert "The bids are open until 18 December." in shown


def test_a_letter_to_a_complainant_stands_next_to_the_complaint_and_its_opening_is_recorded():
    complaint = complaint_cases.acknowledged()
    eve = signed_in("eve")
    before = len(openings(complaint))
    shown = words(eve.get(reverse("complaints:verb", args=[complaint.reference, "write"])))
    assert complaint_cases.PLANTED[0] in shown
    assert "I have it." in shown
    assert len(openings(complaint)) == before + 1


def test_a_page_of_a_complaint_without_a_letter_does_not_open_it():
    complaint = complaint_cases.acknowledged()
    before = len(openings(complaint))
    address_of_page = reverse("complaints:verb", args=[complaint.reference, "access"])
    assert complaint_cases.PLANTED[0] not in words(signed_in("eve").get(address_of_page))
    assert len(openings(complaint)) == before


def openings(complaint):
    record = access_record.access_record_of(complaint, for_complainant=False)
    return [entry for entry in record if entry.did == Look.OPENED]


def mark_of(client, enquiry, name="add"):
    return client.get(address(name, enquiry)).context["form"]["signed_for"].value()


def go_back(client, enquiry, text, name="add"):
    """Presses Back after typing."""
    mark = mark_of(client, enquiry, name)
    typed = {"text": text, "signed_for": mark, "go-back": "yes"}
    return send(client, name, enquiry, **typed)


def test_back_keeps_what_was_typed_and_sends_nothing():
    enquiry, client = cases.assigned(), signed_in("clara")
    response = go_back(client, enquiry, "Harbour Road is")
    assert response.url == enquiry.get_absolute_url()
    assert "has been kept. It has not been sent." in words(client.get(response.url))
    assert enquiry.letters.count() == 1
    again = client.get(address("add", enquiry))
    assert "Harbour Road is</textarea>" in words(again)
    assert "What you wrote before you went back is still here" in words(again)
    assert not again.context["form"].errors


def test_back_keeps_texts_of_several_pages():
    enquiry, client = cases.assigned(), signed_in("clara")
    go_back(client, enquiry, "The news so far")
    go_back(client, enquiry, "It is mended.", name="withdraw")
    assert "The news so far</textarea>" in page(client, "add", enquiry)
    assert "It is mended.</textarea>" in page(client, "withdraw", enquiry)


def test_back_keeps_what_fits_and_lets_the_oldest_go():
    enquiry, client = cases.assigned(), signed_in("clara")
    long = "x" * 120_000
    go_back(client, enquiry, f"First {long}")
    go_back(client, enquiry, f"Second {long}", name="withdraw")
    assert len(client.session.encode(client.session.load())) < 2 * MOST_TYPED
    assert "First" not in page(client, "add", enquiry)
    assert "Second" in page(client, "withdraw", enquiry)


def test_back_without_a_word_typed_keeps_nothing():
    enquiry, client = cases.assigned(), signed_in("clara")
    response = go_back(client, enquiry, "")
    assert "has been kept" not in words(client.get(response.url))
    assert TYPED_TEXT not in client.session


def test_nothing_of_a_complaint_is_kept_in_the_session():
    complaint, client = complaint_cases.acknowledged(), signed_in("eve")
    where = reverse("complaints:verb", args=[complaint.reference, "write"])
    mark = client.get(where).context["form"]["signed_for"].value()
    assert 'name="go-back"' not in words(client.get(where))
    client.post(where, {"text": "Zanzibar again", "signed_for": mark, "go-back": "yes"})
    sessions = [session.get_decoded() for session in Session.objects.all()]
    assert not any("Zanzibar" in str(session) for session in sessions)


JOURNEYS = [
    ("enquiries:raise-step", "about", {"kind": "ward"}, "question", {"title": "Half a title"}),
    ("documents:ask-step", "document", {}, "document", {"title": "Half a title"}),
]


@pytest.mark.parametrize(("name", "first", "answer", "slug", "typed"), JOURNEYS)
def test_back_in_a_journey_keeps_what_was_typed_and_saves_no_answer(
    name, first, answer, slug, typed
):
    clara, key = signed_in("clara"), uuid4()
    start, page_of_it = (reverse(name, args=[key, at]) for at in (first, slug))
    clara.get(start)
    if answer:
        assert clara.post(start, {"key": uuid4()} | answer).status_code == 302
    shown = clara.get(page_of_it)
    mark = shown.context["form"]["signed_for"].value()
    assert 'name="go-back"' in words(shown)
    response = clara.post(page_of_it, typed | {"signed_for": mark, "go-back": "yes"})
    assert response.url == shown.context["back"][0]
    again = clara.get(page_of_it)
    assert 'value="Half a title"' in words(again)
    assert not again.context["form"].errors
    assert 'value="Half a title"' not in words(clara.get(page_of_it))  # given out once, not saved


def test_the_journey_of_a_complaint_keeps_nothing_in_the_session():
    clara, key = signed_in("clara"), uuid4()
    where = reverse("complaints:step", args=[key, "about"])
    assert 'name="go-back"' not in words(clara.get(where))
