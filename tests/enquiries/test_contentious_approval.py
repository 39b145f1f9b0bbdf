"""Letters of a contentious enquiry: a second officer approves each before it goes."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from enquiries import officer_marks
from enquiries.case import approval
from enquiries.case.verb_pages import APPROVED_PAGES
from enquiries.letters import send_letter
from enquiries.models import Enquiry, HoldingReason, LetterKind, Proposal, ProposalState, Status
from tests.enquiries import cases
from tests.enquiries.contentious import flagged, page, proposed, recipients
from tests.people import named
from tests.protocols.pages import form_values

pytestmark = pytest.mark.django_db


@pytest.mark.clause("epsom-ewell", "10.2(vii)")
def test_an_answer_goes_when_a_second_officer_approves_it(under, client, clock):
    under("epsom-ewell")
    enquiry = flagged()
    _, form = page(client, "omar", reverse("enquiries:answer", args=[enquiry.pk]))
    assert "so a second officer must approve what you write." in form
    assert "Preview letter" in form
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
    enquiry, more = Enquiry.objects.get(pk=flagged().pk), MORE.get(letter.name, {})
    letter_alone = {"by": named("omar"), "key": uuid4()}
    with pytest.raises(PermissionDenied, match="a second officer must approve what you send"):
        send_letter(enquiry, letter.letter, "Quickly", **letter_alone)
    if letter.may(named("omar"), enquiry):
        with pytest.raises(PermissionDenied, match="a second officer must approve what you send"):
            letter.action(enquiry, text="Quickly", **letter_alone, **more)
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
