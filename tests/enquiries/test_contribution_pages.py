"""Pages of contributions: what officers see of them, and that no councillor sees any of it."""

from uuid import uuid4

import pytest
from django.urls import reverse

from casework.notes.actions import add_note
from enquiries import actions as enquiry_actions
from enquiries.contributions import actions
from enquiries.models import ContributedFile, Contribution, EnquiryShare, Kind
from foundation.history import write
from people.models import Service
from tests.case_addresses import drafted_by_omar
from tests.enquiries import cases
from tests.enquiries.contributions import QUESTION, SAID, asked, given
from tests.enquiries.pages import page, send
from tests.files import pdf, pending
from tests.people import named

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

RESIDENT = {"name": "Mrs Joan Pryce", "contact": "01632 960101", "basis": "asked"}


def address(name, row, **query):
    return reverse(f"enquiries:{name}", args=[row.case_id, row.key], query=query or None)


def words_of(response):
    assert response.status_code == 200, response.content
    return " ".join(response.content.decode().split())


def typed(**more):
    stan, waste = named("stan"), Service.objects.get(name="Waste")
    day = {"due_on_day": "8", "due_on_month": "12", "due_on_year": "2026"}
    return {"colleague": f"{waste.pk}-{stan.pk}", "question": QUESTION} | day | more


def test_an_officer_asks_on_the_page(sign_in):
    enquiry, client = cases.assigned(), sign_in("omar")
    words = page(client, "ask-contribution", enquiry)
    assert "Waste, as a service" in words
    assert "Highways, as a service" not in words
    assert "Omar Haddad</option>" not in words
    assert send(client, "ask-contribution", enquiry, **typed()).status_code == 302
    row = Contribution.objects.get()
    assert (row.person, row.service.name, str(row.due_on)) == (named("stan"), "Waste", "2026-12-08")
    words = page(client, "detail", enquiry)
    assert "Ask for a contribution" in words
    assert QUESTION in words
    assert "You asked Stan Price, Waste for a contribution" in words


WRONG = {
    "Select the service or the officer": {"colleague": ""},
    "Select a service or an officer from the list": {"colleague": "0-0"},
    "Enter what you need from them": {"question": " "},
    "Saturday 5 December 2026 is not a working day": {"due_on_day": "5"},
    "Enter a working day from Wednesday 2 December": {"due_on_day": "1"},
}


@pytest.mark.parametrize("why", WRONG)
def test_a_wrong_field_says_how_to_put_it_right_and_loses_nothing(sign_in, why):
    enquiry = cases.assigned()
    response = send(sign_in("omar"), "ask-contribution", enquiry, **typed() | WRONG[why])
    words = words_of(response)
    assert why in words
    assert WRONG[why].get("question") or QUESTION in words
    assert not Contribution.objects.exists()


def test_the_page_says_when_the_answer_is_or_was_due(sign_in, clock):
    url = reverse("enquiries:ask-contribution", args=[cases.assigned().pk])
    assert "Your answer is due on Tuesday 8 December 2026" in words_of(sign_in("omar").get(url))
    clock.set(2026, 12, 9, 10)
    assert "Your answer was due on Tuesday 8 December 2026" in words_of(sign_in("omar").get(url))


def test_a_contribution_is_given_on_its_page(sign_in):
    row, client = asked(), sign_in("stan")
    words = words_of(client.get(address("contribution", row)))
    assert QUESTION in words
    assert "Give your contribution" in words
    assert QUESTION in words_of(client.get(address("give-contribution", row)))
    sent = client.post(address("give-contribution", row), {"key": uuid4(), "text": SAID})
    assert sent.status_code == 302
    words = words_of(client.get(address("contribution", row)))
    assert SAID in words
    assert "Read the enquiry" not in words
    assert SAID in page(sign_in("omar"), "detail", row.case)


def test_whoever_was_asked_is_offered_nothing_on_the_enquiry(sign_in):
    row, client = asked(), sign_in("stan")
    words = page(client, "detail", row.case)
    assert "What you can do" not in words
    for verb in ("answer", "hold", "ask", "assign", "pass", "redirect", "ask-contribution"):
        name = reverse(f"enquiries:{verb}", args=[row.case_id])
        assert client.get(name).status_code == 403, verb


def test_whoever_was_asked_reads_the_resident_only_with_a_tick(sign_in):
    enquiry = cases.assigned(kind=Kind.CASEWORK, resident=RESIDENT)
    row = asked(enquiry)
    assert "Joan Pryce" not in page(sign_in("stan"), "detail", enquiry)
    actions.withdraw_question(row, by=named("omar"))
    asked(enquiry, with_resident=True)
    assert "Joan Pryce" in page(sign_in("stan"), "detail", enquiry)


def test_whoever_was_asked_reads_no_private_note(sign_in):
    row = asked()
    add_note(row.case, text="The contractor is late.", key=uuid4(), by=named("omar"))
    client = sign_in("stan")
    assert "The contractor is late." not in page(client, "detail", row.case)
    notes = reverse("enquiries:notes", args=[row.case_id])
    assert client.get(notes).status_code == 404
    assert "The contractor is late." in page(sign_in("omar"), "detail", row.case)


def test_whoever_was_asked_reads_of_no_letter_that_has_not_gone(sign_in):
    row = asked()
    drafted_by_omar(row.case)
    assert "Unsent replies" in page(sign_in("ruth"), "detail", row.case)
    assert "Unsent replies" not in page(sign_in("stan"), "detail", row.case)


def test_another_contribution_is_not_read_by_whoever_was_asked(sign_in):
    row = asked()
    other = asked(row.case, person=named("wanda"), text="What did it cost?")
    assert "What did it cost?" not in page(sign_in("stan"), "detail", row.case)
    assert sign_in("stan").get(address("contribution", other)).status_code == 404
    assert "What did it cost?" in page(sign_in("ruth"), "detail", row.case)


def test_a_question_sent_back_is_asked_again_from_what_was_asked(sign_in):
    row = asked()
    actions.send_back_question(row, text="That is for Highways.", by=named("stan"))
    client = sign_in("omar")
    words = words_of(client.get(address("contribution", row)))
    assert "That is for Highways." in words
    assert "Ask again" in words
    again = reverse("enquiries:ask-contribution", args=[row.case_id], query={"again": row.key})
    assert QUESTION in words_of(client.get(again))


def test_the_question_and_the_banner_stand_in_their_own_places(sign_in):
    row, client = asked(), sign_in("stan")
    words = words_of(client.get(row.get_absolute_url()))
    assert words.count(QUESTION) == 1
    sent = client.post(address("accept-question", row), {"key": uuid4()}, follow=True)
    assert "Question accepted" in words_of(sent)


def test_files_of_a_question_are_read_by_both_sides_and_no_one_else(sign_in):
    omar = named("omar")
    row = asked(attached=[pending(omar, "plan.pdf", pdf())])
    file = ContributedFile.objects.get()
    for who, status in {"stan": 200, "omar": 200, "wanda": 404, "clara": 404, "nia": 404}.items():
        assert sign_in(who).get(file.get_absolute_url()).status_code == status, who
    assert row.files.get().openings.count() == 2


def test_an_answer_rests_on_the_contributions_chosen(sign_in):
    row, client = given(), sign_in("omar")
    words = page(client, "answer", row.case)
    assert "Which contributions does your answer rest on?" in words
    assert SAID in words
    sent = send(client, "answer", row.case, text="In April.", contributions=[str(row.pk)])
    assert sent.status_code == 302
    assert "Rests on the contribution of Stan Price, Waste" in page(client, "detail", row.case)
    assert "Rests on" not in page(sign_in("clara"), "detail", row.case)


def test_a_contribution_to_another_enquiry_cannot_be_cited(sign_in):
    row, own = given(), given()
    sent = send(sign_in("omar"), "answer", own.case, text="In April.", contributions=[str(row.pk)])
    assert "Select contributions from the list" in words_of(sent)


def test_lists_show_what_is_to_be_given_and_what_is_waited_for(sign_in, clock):
    row = asked(days=3)
    clock.set(2026, 12, 9, 10)
    url = reverse("enquiries:contributions")
    words = words_of(sign_in("stan").get(url))
    assert "Contributions to give: 1, 1 overdue" in words
    assert row.case.reference in words
    words = words_of(sign_in("omar").get(f"{url}?which=asked-for"))
    assert "Contributions you are waiting for: 1, 1 overdue" in words
    assert row.case.reference in words
    for who in ("wanda", "grace", "colin"):
        for which in ("to-give", "asked-for", "ended"):
            listed = words_of(sign_in(who).get(f"{url}?which={which}"))
            assert row.case.reference not in listed, (who, which)


def test_the_list_that_opens_first_has_something_to_do(sign_in):
    asked()
    url = reverse("enquiries:contributions")
    for who in ("stan", "omar"):
        assert "Resurfacing of Harbour Road" in words_of(sign_in(who).get(url))
    assert "Contributions to give: 0" in words_of(sign_in("omar").get(f"{url}?which=to-give"))


def test_the_first_page_of_both_officers_says_what_waits_for_them(sign_in, clock):
    row = asked(days=3)
    words = words_of(sign_in("stan").get("/"))
    assert "Contributions to give" in words
    assert address("contribution", row) in words
    assert "Overdue contributions" not in words_of(sign_in("omar").get("/"))
    clock.set(2026, 12, 9, 10)
    assert "Overdue contributions you asked for" in words_of(sign_in("omar").get("/"))
    queue = reverse("enquiries:queue")
    assert "Contribution overdue" in words_of(sign_in("omar").get(queue))
    assert row.case.reference not in words_of(sign_in("stan").get(queue))
    for who in ("grace", "wanda"):
        assert address("contribution", row) not in words_of(sign_in(who).get("/")), who


PRIVATE = (QUESTION, SAID, "Stan Price", "Wanda", "11 December", "contribution", "Contribution")


def every_page(client, enquiry):
    """The text of each page that a councillor can open about an enquiry or a list of them."""
    own = ("detail", "print", "share", "add", "chase", "follow-up", "withdraw")
    pages = [client.get(reverse(f"enquiries:{name}", args=[enquiry.pk])) for name in own]
    lists = map(reverse, ("home", "everything", "enquiries:waiting", "enquiries:with-officers"))
    file = reverse("export", args=["everything", "csv"])
    pages += [client.get(address, follow=True) for address in (*lists, file)]
    found = [p for p in pages if p.status_code == 200]
    assert len(found) >= 6
    return [b"".join(p) if p.streaming else p.content for p in found]


@pytest.mark.parametrize("state", ["asked", "given", "sent back", "answered"])
def test_a_councillor_sees_that_a_service_was_asked_and_nothing_more(sign_in, state):
    row = given(days=8) if state in ("given", "answered") else asked(days=8)
    enquiry = row.case
    if state == "sent back":
        actions.send_back_question(row, text=SAID, by=named("stan"))
    if state == "answered":
        letter = {"text": "In April.", "contributions": [row.pk]}
        enquiry_actions.answer(enquiry, by=named("omar"), key=uuid4(), **letter)
    share = EnquiryShare(case=enquiry, person=named("nia"), given_by=named("clara"))
    share.given_at = enquiry.received_at
    write(share, by=named("clara"), reason="shared")
    for who in ("clara", "nia"):
        client = sign_in(who)
        assert "We asked Waste to help with the answer." in page(client, "detail", enquiry)
        for content in every_page(client, enquiry):
            shown = content.decode()
            assert [words for words in PRIVATE if words in shown] == [], who


def test_a_withdrawn_question_is_as_if_it_had_never_been_asked_to_a_councillor(sign_in):
    row = asked()
    actions.withdraw_question(row, by=named("omar"))
    assert "help with the answer" not in page(sign_in("clara"), "detail", row.case)


def test_a_councillor_opens_no_page_of_a_contribution(sign_in):
    row = asked()
    names = ("contribution", "give-contribution", "accept-question", "send-back-question")
    for who in ("clara", "nia"):
        client = sign_in(who)
        for name in (*names, "withdraw-question"):
            assert client.get(address(name, row)).status_code == 404, name
        assert client.get(reverse("enquiries:contributions")).status_code == 403
