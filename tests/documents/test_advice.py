"""Advice before access, where the protocol requires it."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse

from documents import actions, jobs, policy
from documents.models import DocumentRequest, LetterKind, Status
from foundation.history import write
from tests.documents import cases
from tests.documents.test_pages import post_answer, text_of
from tests.drafting import asking_check, asking_url
from tests.established import change_posts
from tests.people import named

pytestmark = pytest.mark.django_db
PROTECTION = "Data protection law could stop me seeing it"
EVERYBODY = ("clara", "nia", "omar", "ruth", "colin", "dev", "eve", "mona")


def advise_as_eve(document_request):
    return actions.record_advice(document_request, text="Step back.", by=named("eve"), key=uuid4())


def who_sees(document_request):
    rows = DocumentRequest.objects.filter(pk=document_request.pk)
    return [who for who in EVERYBODY if rows.visible_to(named(who)).exists()]


@pytest.mark.clause("knutsford", "10.5")
def test_a_request_waits_for_the_town_clerk_before_the_service_has_it(clock):
    document_request = cases.awaiting_advice(clock)
    assert (document_request.status, document_request.adviser) == (
        Status.FOR_ADVICE,
        "chief-executive",
    )
    assert who_sees(document_request) == ["clara", "eve"]
    assert cases.notices_of(document_request) == [("eve", "asked")]
    for verb, who in ((actions.assign_officer, "ruth"), (actions.assign_officer, "eve")):
        with pytest.raises(PermissionDenied):
            verb(document_request, officer=named("omar"), by=named(who))


@pytest.mark.clause("knutsford", "10.5")
def test_the_advice_sends_a_request_on_by_the_same_date_and_tells_both_sides(clock):
    document_request = cases.awaiting_advice(clock)
    due = document_request.due_at
    document_request = advise_as_eve(document_request)
    assert (document_request.status, document_request.due_at) == (Status.ASKED, due)
    assert cases.notices_of(document_request)[-2:] == [("clara", "advised"), ("ruth", "asked")]
    assert who_sees(document_request) == ["clara", "ruth", "colin", "eve"]
    assert document_request.letters.filter(kind=LetterKind.ADVICE).count() == 1
    with pytest.raises(PermissionDenied, match="This request is not waiting for advice"):
        advise_as_eve(document_request)


@pytest.mark.clause("knutsford", "10.5(a)")
def test_a_probable_breach_of_data_protection_law_needs_advice_first(clock):
    assert cases.awaiting_advice(clock, interest="", may_breach=True).awaits_advice
    assert not cases.requested().awaits_advice
    assert not cases.requested(may_breach=True, right="foi").awaits_advice


def asked(client, right="need-to-know", **ticked):
    """Clara's draft with its two pages answered."""
    post_answer(client, "document", title="Bids", right=right)
    service = cases.Service.objects.get(name="Highways").pk
    reason = {"purpose": "ward", "why": "Mill Lane floods."} if right == "need-to-know" else {}
    post_answer(client, "why", service=service, **reason, **ticked)


@pytest.mark.clause("knutsford", "10.5(b)")
def test_an_interest_must_be_described_and_needs_advice_first(client, clock):
    cases.adopt_preset("knutsford", clock)
    client.force_login(named("clara"))
    asked(client, applies=["interest"])
    assert "Enter what your interest is" in text_of(post_answer(client, "more", interest=""))
    assert client.get(asking_check()).url == asking_url("more")
    assert cases.requested(interest="My brother bids for it").awaits_advice


@pytest.mark.parametrize(("preset", "required"), [("knutsford", True), ("oxford", False)])
def test_the_question_is_asked_only_under_a_clause(preset, required, client, clock):
    cases.adopt_preset(preset, clock)
    client.force_login(named("clara"))
    asked(client)
    assert (PROTECTION in text_of(client.get(asking_url("why")))) == required
    asked(client, right="foi")
    assert PROTECTION not in text_of(client.get(asking_url("why")))


def test_without_a_clause_an_interest_needs_no_advice(clock):
    assert cases.requested(interest="My brother bids for it").status == Status.ASKED


@pytest.mark.clause("knutsford", "10.5(a)")
@pytest.mark.clause("knutsford", "10.5(b)")
def test_before_it_is_sent_the_page_names_the_clause_and_who_reads_it_first(client, clock):
    cases.adopt_preset("knutsford", clock)
    client.force_login(named("clara"))
    asked(client, applies=["protection", "interest"])
    post_answer(client, "more", interest="My brother bids")
    page = text_of(client.get(asking_check()))
    adviser = "the Town Clerk (Eve Larkin), before anyone else"
    for words in ("Knutsford 10.5(a)", "Knutsford 10.5(b)", adviser):
        assert words in page


def test_the_pages_say_whose_turn_it_is_and_the_advice_is_read_afterwards(client, clock):
    document_request = cases.awaiting_advice(clock)
    client.force_login(named("clara"))
    page = text_of(client.get(document_request.get_absolute_url()))
    assert "Town Clerk" in page
    assert "no one in Highways until the advice is recorded" in page
    assert "With the Town Clerk, for advice" in text_of(client.get("/documents/"))
    client.force_login(named("eve"))
    page = text_of(client.get(reverse("documents:advise", args=[document_request.reference])))
    assert "Knutsford 10.5" in page
    assert "My brother bids for it" in page
    advise_as_eve(document_request)
    for who in ("clara", "ruth"):
        client.force_login(named(who))
        assert "Step back." in text_of(client.get(document_request.get_absolute_url()))


def test_the_office_that_advises_is_reminded_instead_of_the_service(clock):
    document_request = cases.awaiting_advice(clock)
    for day in (14, 16, 17, 21):
        clock.set(2026, 12, day, 9, 5)
        jobs.nudge()
    reminded = {
        who for who, event in cases.notices_of(document_request) if event == "document-decision"
    }
    assert reminded == {"eve"}


def test_it_can_be_withdrawn_and_the_service_never_learns_of_it(clock):
    document_request = cases.awaiting_advice(clock)
    document_request = actions.withdraw(
        document_request, text="Better not", by=named("clara"), key=uuid4()
    )
    assert document_request.status == Status.WITHDRAWN
    assert who_sees(document_request) == ["clara", "eve"]


def test_a_vacant_office_leaves_the_advice_to_the_next(clock):
    change_posts(named("eve").appointments.all(), ends_on=date(2026, 11, 1))
    assert cases.awaiting_advice(clock).adviser == "monitoring-officer"


def test_the_database_lets_nothing_past_the_advice(clock):
    document_request = cases.awaiting_advice(clock)
    with pytest.raises(IntegrityError), transaction.atomic():
        write(document_request, by=None, reason="forced", status=Status.ASKED)


def test_only_the_office_that_advises_first_can_advise(clock):
    denied = policy.can_advise(named("omar"), cases.awaiting_advice(clock))
    assert "Only the Town Clerk can advise on this request." in denied.reason
