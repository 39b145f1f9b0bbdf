"""Knutsford 10.1: a request for a document goes to the Town Clerk, who answers or passes it on."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from documents import actions, decide, policy, routing
from documents.models import DocumentRequest, LetterKind, Outcome, Status
from people.models import Service
from tests.documents import cases
from tests.documents.test_pages import post_answer, text_of
from tests.drafting import asking_check
from tests.people import named, signed_in

pytestmark = pytest.mark.django_db
EVERYBODY = ("clara", "nia", "omar", "ruth", "colin", "stan", "wanda", "dev", "eve", "mona")


def asked(clock, **more):
    """Clara's request under Knutsford, with the Town Clerk."""
    cases.adopt_preset("knutsford", clock)
    return cases.with_town_clerk(**more)


def passed(document_request, service="Highways"):
    return cases.passed_on(document_request, service=service)


def who_sees(document_request):
    rows = DocumentRequest.objects.filter(pk=document_request.pk)
    return [who for who in EVERYBODY if rows.visible_to(named(who)).exists()]


@pytest.mark.clause("knutsford", "10.1")
def test_a_request_goes_to_the_town_clerk_and_the_service_cannot_see_it(clock):
    document_request = asked(clock)
    assert who_sees(document_request) == ["clara", "eve"]
    assert cases.notices_of(document_request) == [("eve", "asked")]
    for verb in (policy.can_assign, policy.can_pass, policy.can_decide, policy.can_question):
        assert not verb(named("ruth"), document_request)
    refused = policy.can_decide(named("ruth"), document_request)
    assert refused.reason == "This request is with the Town Clerk."


@pytest.mark.clause("knutsford", "10.1")
@pytest.mark.parametrize("service", ["Highways", "Waste"])
def test_the_town_clerk_passes_a_request_to_its_service_or_another(service, clock):
    due = asked(clock).due_at
    document_request = passed(DocumentRequest.objects.get(), service)
    head = {"Highways": "ruth", "Waste": "wanda"}[service]
    assert (document_request.status, document_request.service.name, document_request.due_at) == (
        *(Status.ASKED, service, due),
    )
    assert cases.notices_of(document_request)[-2:] == [("clara", "passed"), (head, "passed")]
    assert head in who_sees(document_request)
    assert policy.can_decide(named(head), document_request)
    assert not policy.can_decide(named("eve"), document_request)


@pytest.mark.clause("knutsford", "10.1")
def test_the_town_clerk_answers_a_request_without_the_service(clock):
    document_request = cases.decided(document_request=asked(clock), who="eve")
    assert (document_request.status, document_request.officer) == (Status.RELEASED, named("eve"))
    assert policy.can_accept(named("clara"), document_request)
    assert cases.notices_of(document_request)[-1] == ("clara", "decided")


@pytest.mark.clause("knutsford", "10.1")
def test_a_dispute_over_the_town_clerks_own_answer_goes_to_the_next_office(clock):
    document_request = cases.decided(Outcome.REFUSE, asked(clock), who="eve")
    assert routing.final_office_title(document_request) == "Borough Monitoring Officer"
    text = "I only need the drawings."
    disputed = actions.dispute(document_request, text=text, by=named("clara"), key=uuid4())
    assert disputed.office == "monitoring-officer"
    assert ("eve", "disputed") in cases.notices_of(disputed)


@pytest.mark.clause("knutsford", "10.1")
def test_the_town_clerk_cannot_refer_a_request_to_their_own_final_decision(clock):
    document_request = asked(clock)
    refused = policy.can_refer(named("eve"), document_request)
    assert refused.reason == "This request is with the Town Clerk."


def test_a_request_that_needs_advice_is_not_passed_on_or_answered_before_it(clock):
    document_request = asked(clock, interest="My brother bids for it")
    waste = Service.objects.get(name="Waste")
    with pytest.raises(PermissionDenied, match="waiting for advice"):
        actions.pass_to_service(
            document_request, service=waste, text="Theirs", by=named("eve"), key=uuid4()
        )
    with pytest.raises(PermissionDenied, match="waiting for advice"):
        decide.decide(document_request, ruling=cases.ruling(), by=named("eve"), key=uuid4())


def test_the_town_clerk_is_not_asked_for_advice_on_a_request_that_needs_none(clock):
    refused = policy.can_advise(named("eve"), asked(clock))
    assert refused.reason == "This request is not waiting for advice."


@pytest.mark.parametrize(("right", "with_office"), [("foi", False), ("committee", True)])
def test_rights_that_everyone_has_stay_with_the_service(right, with_office, clock):
    document_request = asked(clock, right=right)
    assert document_request.is_with_first_office == with_office


def test_without_such_a_clause_a_request_goes_to_its_service(clock):
    document_request = cases.with_town_clerk()
    assert (document_request.status, document_request.adviser) == (Status.ASKED, "")
    assert "ruth" in who_sees(document_request)


@pytest.mark.clause("knutsford", "10.1")
def test_the_councillor_reads_that_the_town_clerk_has_a_request_before_and_after(client, clock):
    cases.adopt_preset("knutsford", clock)
    client.force_login(named("clara"))
    post_answer(client, "document", title="Bids", right="need-to-know")
    service = Service.objects.get(name="Highways").pk
    post_answer(client, "why", purpose="ward", why="Mill Lane floods.", service=service)
    page = text_of(client.get(asking_check()))
    says = "Your request goes to the Town Clerk, who answers it or passes it to the service."
    assert says in page
    assert "Knutsford 10.1" in page
    document_request = cases.with_town_clerk()
    sent = text_of(client.get(reverse("documents:sent", args=[document_request.reference])))
    assert "The Town Clerk will answer your request, or pass it to Highways" in sent
    assert "With the Town Clerk" in text_of(client.get("/documents/"))
    shown = text_of(client.get(document_request.get_absolute_url()))
    assert "no one in Highways until it is passed on or answered" in shown


@pytest.mark.clause("knutsford", "10.1")
def test_the_town_clerk_passes_a_request_on_and_answers_one_from_its_page(clock):
    document_request, eve = asked(clock), signed_in("eve")
    page = text_of(eve.get(document_request.get_absolute_url()))
    assert "Pass to a service" in page
    assert "Release the document" in page
    assert "Record your advice" not in page
    address = reverse("documents:pass", args=[document_request.reference])
    highways = Service.objects.get(name="Highways")
    assert "The service then decides." in text_of(eve.get(address))
    eve.post(address, {"service": highways.pk, "text": "They hold it.", "key": uuid4()})
    document_request.refresh_from_db()
    assert (document_request.status, document_request.service) == (Status.ASKED, highways)
    assert document_request.letters.filter(kind=LetterKind.PASS).get().body == "They hold it."
