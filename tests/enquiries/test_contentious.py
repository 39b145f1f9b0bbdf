"""The contentious flag: who hears of it, which letters wait, and what councillors never see."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from casework.models import Notice
from enquiries import officer_marks
from enquiries.case import approval
from enquiries.case.verb_pages import APPROVED_PAGES
from enquiries.models import (
    ContentiousFlag,
    Enquiry,
    HoldingReason,
    LetterKind,
    Proposal,
    ProposalState,
    Status,
)
from people.roles import Role
from tests.enquiries import cases
from tests.enquiries.test_queries import statements
from tests.established import establish_whatever_stops_it
from tests.people import named
from tests.protocols.pages import form_values

pytestmark = pytest.mark.django_db
WHY = "The leader spoke of it on the radio"
PRESETS = ("cheshire-east", "knutsford", "epsom-ewell")
flags_it = pytest.mark.parametrize("preset", PRESETS)


def flagged(enquiry=None, by="omar"):
    return officer_marks.flag_as_contentious(enquiry or question_of_fact(), text=WHY, by=named(by))


def question_of_fact():
    """A question of fact: under Knutsford too its service has it."""
    return cases.assigned(kind="fact")


def recipients(event):
    return {notice.addressee.name for notice in Notice.objects.filter(event=event)}


def page(client, who, address):
    client.force_login(named(who))
    response = client.get(address)
    return response.status_code, " ".join(response.content.decode().split())


@pytest.mark.clause("cheshire-east", "4.4-5")
@pytest.mark.clause("knutsford", "3.6")
@pytest.mark.clause("epsom-ewell", "10.2(vii)")
@flags_it
def test_an_officer_flags_an_enquiry_with_a_reason_that_officers_read(preset, under, client):
    under(preset)
    enquiry = question_of_fact()
    address = reverse("enquiries:flag", args=[enquiry.pk])
    client.force_login(named("omar"))
    missing = client.post(address, {"key": uuid4()}).content.decode()
    assert "Enter why it is contentious" in missing
    assert client.post(address, {"key": uuid4(), "text": WHY}).status_code == 302
    flag = ContentiousFlag.objects.get()
    assert (flag.case, flag.reason, flag.by) == (enquiry, WHY, named("omar"))
    for who in ("omar", "ruth", "dev"):
        _, case = page(client, who, enquiry.get_absolute_url())
        assert WHY in case
        assert "The councillor cannot see this" in case


@pytest.mark.clause("cheshire-east", "4.4-5")
@pytest.mark.parametrize("hour", [10, 23])
def test_the_head_of_service_is_told_at_once_and_so_before_any_reply(hour, under, clock):
    under("cheshire-east")
    enquiry = question_of_fact()
    clock.set(2026, 12, 2, hour)
    flagged(enquiry)
    notice = Notice.objects.get(event="flagged")
    assert (notice.addressee, notice.due_at) == (named("ruth"), clock.at)
    clock.at += timedelta(seconds=1)
    letter = cases.answered(enquiry).letters.get(kind=LetterKind.ANSWER)
    assert notice.due_at < letter.sent_at
    assert WHY not in notice.sentence


@pytest.mark.clause("knutsford", "3.6")
def test_the_town_clerk_is_alerted_and_has_a_list_without_the_letters(under, client):
    under("knutsford")
    enquiry = flagged()
    assert recipients("flagged") == {"Eve Larkin"}
    assert Notice.objects.get(event="flagged").path == reverse("enquiries:contentious")
    _, listed = page(client, "eve", reverse("enquiries:contentious"))
    assert WHY in listed
    assert enquiry.reference in listed
    assert "Is this stretch in next year" not in listed
    assert client.get(enquiry.get_absolute_url()).status_code == 404
    officer_marks.remove_contentious_flag(enquiry, by=named("omar"))
    _, listed = page(client, "eve", reverse("enquiries:contentious"))
    assert "No enquiries are flagged as contentious." in listed
    for who, status in (("clara", 404), ("omar", 403), ("ada", 403)):
        assert page(client, who, reverse("enquiries:contentious"))[0] == status


def test_no_councillor_sees_a_flag_whatever_office_they_hold(under, clock):
    under("knutsford")
    flagged()
    establish_whatever_stops_it(named("clara"), Role.CHIEF_EXECUTIVE, clock.at.date())
    assert ContentiousFlag.objects.visible_to(named("eve")).exists()
    assert not ContentiousFlag.objects.visible_to(named("clara")).exists()


def surfaces(enquiry):
    """Every page on which Clara finds her enquiry, and some on which she must not."""
    pk = [enquiry.pk]
    names = ("detail", "print", "sent", "add", "chase", "withdraw", "follow-up", "reply")
    yield from (reverse(f"enquiries:{name}", args=pk) for name in names)
    yield from (reverse(f"enquiries:{name}") for name in ("waiting", "with-officers", "closed"))
    yield from (reverse(f"enquiries:{name}", args=pk) for name in HIDDEN)
    yield from (reverse("home"), reverse("account"), reverse("enquiries:contentious"))
    yield reverse("enquiries:queue") + f"?q={enquiry.reference}"


HIDDEN = ("flag", "unflag", "approve", "duty", "end-duty", "answer", "hold", "assign")


@pytest.mark.clause("cheshire-east", "4.4-5")
@pytest.mark.clause("knutsford", "3.6")
@pytest.mark.clause("epsom-ewell", "10.2(vii)")
@flags_it
def test_a_councillor_is_shown_the_same_with_and_without_the_flag(preset, under, client, clock):
    under(preset)
    enquiry = question_of_fact()
    before = {address: seen_by_clara(client, address) for address in surfaces(enquiry)}
    assert any("Harbour Road" in body for _, body in before.values())
    mail.outbox.clear()
    history, notices = enquiry.history.count(), Notice.objects.filter(addressee=named("clara"))
    count = notices.count()
    flagged(enquiry)
    for address, page_before in before.items():
        assert seen_by_clara(client, address) == page_before, address
    assert (enquiry.history.count(), notices.count()) == (history, count)
    assert not any("clara@westhaven.example" in message.to for message in mail.outbox)


def seen_by_clara(client, address):
    """Status and page, without what differs from one drawing of the same page to the next."""
    client.force_login(named("clara"))
    response = client.get(address)
    body = response.content.decode()
    lines = [line for line in body.splitlines() if "csrf" not in line and 'name="key"' not in line]
    return response.status_code, "\n".join(
        line for line in lines if 'name="signed_for"' not in line and "nonce" not in line
    )


@pytest.mark.clause("epsom-ewell", "10.2(vii)")
def test_councillors_see_no_trace_of_a_letter_that_waits_for_approval(under, client, clock):
    under("epsom-ewell")
    enquiry = flagged()
    before = {address: seen_by_clara(client, address) for address in surfaces(enquiry)}
    proposed(enquiry)
    for address, page_before in before.items():
        assert seen_by_clara(client, address) == page_before, address
    approval.send_back_letter(enquiry, text="Too frank.", by=named("ruth"))
    for address, page_before in before.items():
        assert seen_by_clara(client, address) == page_before, address


def proposed(enquiry, text="Yes, in April."):
    client = Client()
    client.force_login(named("omar"))
    address = reverse("enquiries:answer", args=[enquiry.pk])
    response = client.post(address, {"key": uuid4(), "text": text})
    assert response.status_code == 302
    return Proposal.objects.latest("pk")


@pytest.mark.clause("epsom-ewell", "10.2(vii)")
def test_an_answer_goes_when_a_second_officer_approves_it(under, client, clock):
    under("epsom-ewell")
    enquiry = flagged()
    _, form = page(client, "omar", reverse("enquiries:answer", args=[enquiry.pk]))
    assert "so a second officer must approve what you write." in form
    assert "Ask for approval" in form
    row = proposed(enquiry)
    assert not enquiry.letters.filter(kind=LetterKind.ANSWER).exists()
    assert recipients("proposed") == {"Ruth Adeyemi"}
    _, shown = page(client, "ruth", reverse("enquiries:approve", args=[enquiry.pk]))
    assert "Yes, in April." in shown
    clock.at += timedelta(hours=1)
    decided = {"key": uuid4(), "decision": "send", "shown": row.key}
    address = reverse("enquiries:approve", args=[enquiry.pk])
    assert client.post(address, decided).status_code == 302
    letter = enquiry.letters.get(kind=LetterKind.ANSWER)
    assert (letter.author, letter.body, letter.key) == (named("omar"), "Yes, in April.", row.key)
    row.refresh_from_db()
    assert (row.state, row.decided_by) == (ProposalState.SENT, named("ruth"))
    assert [r.history_user for r in row.history.all()] == [named("ruth"), named("omar")]
    assert Enquiry.objects.get().status == Status.ANSWERED


@pytest.mark.clause("epsom-ewell", "10.2(vii)")
def test_its_author_cannot_approve_a_letter_and_continues_one_sent_back(under, client, clock):
    under("epsom-ewell")
    enquiry = flagged()
    shown = {"shown": proposed(enquiry).key}
    address = reverse("enquiries:approve", args=[enquiry.pk])
    status, refused = page(client, "omar", address)
    assert (status, "You wrote this letter, so another officer must approve it." in refused) == (
        403,
        True,
    )
    client.force_login(named("grace"))
    empty = client.post(address, {"key": uuid4(), "decision": "return"}).content.decode()
    assert "Enter what should change" in empty
    client.post(address, {"key": uuid4(), "decision": "return", "text": "Say which April."} | shown)
    assert recipients("given-back") == {"Omar Haddad"}
    _, form = page(client, "omar", reverse("enquiries:answer", args=[enquiry.pk]))
    assert "Grace Lund sent the last letter back: Say which April." in form
    assert "Yes, in April." in form


@pytest.mark.clause("epsom-ewell", "10.2(vii)")
@pytest.mark.parametrize("decision", ["send", "return"])
def test_an_officer_decides_only_about_the_letter_they_read(under, client, clock, decision):
    under("epsom-ewell")
    enquiry = flagged()
    proposed(enquiry, "Yes, in April.")
    address = reverse("enquiries:approve", args=[enquiry.pk])
    client.force_login(named("ruth"))
    read = form_values(client.get(address)) | {"decision": decision, "text": "Too short."}
    approval.send_back_letter(enquiry, text="Shorter.", by=named("grace"))
    second = proposed(enquiry, "No, never.")
    response = client.post(address, read)
    page = response.content.decode()
    assert response.status_code == 409
    assert "another one is waiting now. Read this one before you decide." in page
    assert "No, never." in page
    second.refresh_from_db()
    assert second.state == ProposalState.WAITING
    again = form_values(response)
    assert (again["text"], again["shown"]) == ("Too short.", str(second.key))
    assert client.post(address, read | again).status_code == 302
    second.refresh_from_db()
    assert second.state != ProposalState.WAITING


# What the letters that need approval take besides their text.
MORE: dict[str, dict[str, object]] = {
    "hold": {"reason": HoldingReason.OTHER, "promised_on": cases.timezone.localdate()},
    "decline": {"clause": "10.1"},
}


@pytest.mark.clause("epsom-ewell", "10.2(vii)")
@pytest.mark.parametrize("letter", APPROVED_PAGES.values(), ids=APPROVED_PAGES)
def test_no_letter_goes_past_the_second_officer(letter, under, clock):
    under("epsom-ewell")
    enquiry, more = flagged(), MORE.get(letter.name, {})
    with pytest.raises(PermissionDenied, match="a second officer must approve what you send"):
        letter.action(enquiry, text="Quickly", by=named("omar"), key=uuid4(), **more)
    assert enquiry.letters.count() == 1


@pytest.mark.clause("epsom-ewell", "10.2(vii)")
def test_a_holding_reply_waits_too_and_keeps_its_date(under, client, clock):
    under("epsom-ewell")
    enquiry = flagged()
    client.force_login(named("omar"))
    day = {"promised_on_day": 10, "promised_on_month": 12, "promised_on_year": 2026}
    typed = {"key": uuid4(), "reason": "other", "text": "It is being priced.", **day}
    address = reverse("enquiries:hold", args=[enquiry.pk])
    assert client.post(address, typed).status_code == 302
    approval.approve_letter(enquiry, by=named("ruth"))
    letter = enquiry.letters.get(kind=LetterKind.HOLDING)
    assert (letter.promised_on.day, letter.reason) == (10, HoldingReason.OTHER)


def test_one_letter_waits_at_a_time_and_the_flag_stays_until_it_is_decided(under, client, clock):
    under("epsom-ewell")
    enquiry = flagged()
    proposed(enquiry)
    client.force_login(named("omar"))
    address = reverse("enquiries:answer", args=[enquiry.pk])
    second = client.post(address, {"key": uuid4(), "text": "Another"})
    assert (second.status_code, Proposal.objects.count()) == (409, 1)
    with pytest.raises(PermissionDenied, match="is waiting for approval"):
        officer_marks.remove_contentious_flag(enquiry, by=named("omar"))


def test_an_enquiry_without_a_flag_is_answered_at_once(under, client, clock):
    under("epsom-ewell")
    enquiry = question_of_fact()
    client.force_login(named("omar"))
    address = reverse("enquiries:answer", args=[enquiry.pk])
    client.post(address, {"key": uuid4(), "text": "Yes."})
    assert enquiry.letters.filter(kind=LetterKind.ANSWER).exists()


def test_without_a_clause_there_is_no_contentious_flag(clock):
    with pytest.raises(PermissionDenied, match="does not provide for contentious flags"):
        flagged()


@pytest.mark.parametrize("who", ["omar", "clara"])
def test_a_case_page_with_a_flag_takes_at_most_eleven(who, under, client, clock):
    under("epsom-ewell")
    enquiry = flagged()
    proposed(enquiry)
    client.force_login(named(who))
    client.get("/help/")
    client.get(enquiry.get_absolute_url())
    assert statements(lambda: client.get(enquiry.get_absolute_url())) <= 11  # one names the readers
