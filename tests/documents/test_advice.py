"""Advice comes before access where the protocol says so: asked for, waited for, recorded."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse

from documents import actions, jobs
from documents.asking.steps import steps_for
from documents.models import DocumentRequest, LetterKind, Status
from foundation.history import write
from people.models import Appointment
from people.roles import Role
from tests.documents import cases
from tests.documents.test_pages import asks, text_of
from tests.people import named

pytestmark = pytest.mark.django_db
EVERYBODY = ("clara", "nia", "omar", "ruth", "colin", "dev", "eve", "mona")


def advised(request):
    return actions.advise(request, text="Step back.", by=named("eve"), key=uuid4())


def who_sees(request):
    rows = DocumentRequest.objects.filter(pk=request.pk)
    return [who for who in EVERYBODY if rows.visible_to(named(who)).exists()]


@pytest.mark.clause("knutsford", "10.5")
def test_it_waits_for_the_town_clerk_and_has_not_come_to_the_service(clock):
    request = cases.held(clock)
    assert (request.status, request.adviser) == (Status.FOR_ADVICE, "chief-executive")
    assert who_sees(request) == ["clara", "eve"]
    assert cases.told(request) == [("eve", "asked")]
    for verb, who in ((actions.assign, "ruth"), (actions.assign, "eve")):
        with pytest.raises(PermissionDenied):
            verb(request, officer=named("omar"), by=named(who))


@pytest.mark.clause("knutsford", "10.5")
def test_the_advice_sends_it_on_by_the_same_date_and_tells_both_sides(clock):
    request = cases.held(clock)
    due = request.due_at
    request = advised(request)
    assert (request.status, request.due_at) == (Status.ASKED, due)
    assert cases.told(request)[-2:] == [("clara", "advised"), ("ruth", "asked")]
    assert who_sees(request) == ["clara", "ruth", "colin", "eve"]
    assert request.letters.filter(kind=LetterKind.ADVICE).count() == 1
    with pytest.raises(PermissionDenied, match="This request is not waiting for advice"):
        advised(request)


@pytest.mark.clause("knutsford", "10.5(a)")
def test_a_probable_breach_of_data_protection_law_has_advice_come_first(clock):
    assert cases.held(clock, interest="", may_breach=True).awaits_advice
    assert not cases.asked().awaits_advice
    assert not cases.asked(may_breach=True, right="foi").awaits_advice


@pytest.mark.clause("knutsford", "10.5(b)")
def test_an_interest_needs_its_nature_and_has_advice_come_first(client, clock):
    cases.under("knutsford", clock)
    client.force_login(named("clara"))
    assert "Enter what your interest is" in text_of(asks(client, "interest", has_interest="yes"))
    assert cases.asked(interest="My brother bids for it").awaits_advice


@pytest.mark.parametrize(("preset", "asked"), [("knutsford", True), ("oxford", False)])
def test_the_question_is_asked_where_a_clause_wants_it(preset, asked, clock):
    cases.under(preset, clock)
    pages = [step.slug for step in steps_for(named("clara"), {"right": "need-to-know"})]
    assert ("protection" in pages) == asked
    assert "protection" not in [step.slug for step in steps_for(named("clara"), {"right": "foi"})]


def test_elsewhere_an_interest_holds_nothing(clock):
    assert cases.asked(interest="My brother bids for it").status == Status.ASKED


def test_before_it_is_sent_the_page_names_the_clause_and_who_reads_it_first(client, clock):
    cases.under("knutsford", clock)
    client.force_login(named("clara"))
    asks(client, "document", title="Bids", what="2026")
    asks(client, "right", right="need-to-know")
    asks(client, "why", purpose="ward", why="Mill Lane floods.")
    asks(client, "service", service=cases.Service.objects.get(name="Highways").pk)
    asks(client, "when")
    asks(client, "others", for_somebody="no", holds_data="no")
    assert asks(client, "protection", may_breach="yes").url == "/documents/ask/interest/"
    asks(client, "interest", has_interest="yes", interest="My brother bids")
    page = text_of(client.get("/documents/ask/check/"))
    for words in ("Knutsford 10.5(a)", "Knutsford 10.5(b)", "the Town Clerk, before anyone else"):
        assert words in page


def test_the_pages_say_whose_turn_it_is_and_the_advice_is_read_afterwards(client, clock):
    request = cases.held(clock)
    client.force_login(named("clara"))
    page = text_of(client.get(request.get_absolute_url()))
    assert "Town Clerk" in page
    assert "no one in Highways until the advice is recorded" in page
    assert "With the Town Clerk, for advice" in text_of(client.get("/documents/"))
    client.force_login(named("eve"))
    page = text_of(client.get(reverse("documents:advise", args=[request.reference])))
    assert "Knutsford 10.5" in page
    assert "My brother bids for it" in page
    advised(request)
    for who in ("clara", "ruth"):
        client.force_login(named(who))
        assert "Step back." in text_of(client.get(request.get_absolute_url()))


def test_whoever_advises_is_reminded_in_place_of_the_service(clock):
    request = cases.held(clock)
    for day in (14, 16, 17, 21):
        clock.set(2026, 12, day, 9, 5)
        jobs.nudge()
    reminded = {who for who, event in cases.told(request) if event == "document-decision"}
    assert reminded == {"eve"}


def test_it_can_be_withdrawn_and_the_service_never_learns_of_it(clock):
    request = cases.held(clock)
    request = actions.withdraw(request, text="Better not", by=named("clara"), key=uuid4())
    assert request.status == Status.WITHDRAWN
    assert who_sees(request) == ["clara", "eve"]


def test_a_vacant_office_leaves_the_advice_to_the_next(clock):
    posts = Appointment.objects.filter(role=Role.CHIEF_EXECUTIVE)
    posts.update(ends_on=date(2026, 11, 1))
    assert cases.held(clock).adviser == "monitoring-officer"


def test_the_database_lets_nothing_past_the_advice(clock):
    request = cases.held(clock)
    with pytest.raises(IntegrityError), transaction.atomic():
        write(request, by=None, reason="forced", status=Status.ASKED)
