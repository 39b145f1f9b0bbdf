"""The same document: matched by the words of its title, then by the person deciding."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from documents.models import DocumentRequest, Outcome
from documents.same_document import actions
from tests.documents import cases
from tests.documents.test_pages import text_of
from tests.people import named

pytestmark = pytest.mark.django_db
OTHER_WORDS = "What the yard on the quay would fetch"


def address(document_request):
    return reverse("documents:same", args=[document_request.reference])


def post_match(client, document_request, same):
    client.force_login(named("omar"))
    return client.post(address(document_request), {"key": uuid4(), "same": same})


def match_second_request(client):
    """Omar refused Clara; Nia asks under other words, and he says that it is the same."""
    first = cases.decided(Outcome.REFUSE)
    second = cases.assigned(member="nia", title=OTHER_WORDS)
    post_match(client, second, first.decisions.get().pk)
    second.refresh_from_db()
    return first, second


def test_an_officer_matches_a_request_to_a_document_they_decided_on(client, clock):
    first, second = match_second_request(client)
    assert second.document == first.document
    page = text_of(client.get(second.get_absolute_url()))
    assert "You have decided on this document before" in page
    assert "You refused it" in page
    assert second.history.first().history_change_reason == "matched"


def test_the_register_compares_requests_matched_to_one_document(client, clock):
    match_second_request(client)
    client.force_login(named("mona"))
    page = text_of(client.get("/documents/register/"))
    assert "Councillor Clara Okafor" in page
    assert "Councillor Nia Menon" in page


def test_the_officer_never_learns_who_asked(client, clock):
    first = cases.decided(Outcome.REFUSE)
    second = cases.assigned(member="nia", title=OTHER_WORDS)
    client.force_login(named("omar"))
    page = text_of(client.get(address(second)))
    assert cases.TITLE in page
    for word in ("Clara", first.reference, "Twelve residents", "sale means"):
        assert word not in page


def test_neither_councillor_learns_of_the_match(client, clock):
    for document_request, who in zip(match_second_request(client), ("clara", "nia"), strict=True):
        client.force_login(named(who))
        page = text_of(client.get(document_request.get_absolute_url()))
        assert "to a document" not in page
        assert "decided on this document before" not in page
        assert client.get(address(document_request)).status_code == 403


def test_a_different_document_of_the_same_title_is_separated(client, clock):
    first = cases.decided(Outcome.REFUSE)
    second = cases.assigned(member="nia")
    assert second.document == first.document
    post_match(client, second, "none")
    second.refresh_from_db()
    assert second.document != first.document
    client.force_login(named("mona"))
    assert "No document has been requested" in text_of(client.get("/documents/register/"))


def test_a_later_request_in_the_same_words_is_matched_too(client, clock):
    first, _ = match_second_request(client)
    assert cases.requested(title=OTHER_WORDS).document == first.document


def test_only_ones_own_decisions_are_offered(clock):
    cases.decided(Outcome.REFUSE)
    second = cases.assigned(member="nia", title=OTHER_WORDS)
    assert len(actions.latest_by_document(named("omar"), second)) == 1
    assert actions.latest_by_document(named("ruth"), second) == []


def test_a_request_that_was_not_offered_cannot_be_chosen(client, clock):
    mine = cases.decided(Outcome.REFUSE, cases.requested(), who="ruth")
    second = cases.assigned(member="nia", title=OTHER_WORDS)
    refused = post_match(client, second, mine.decisions.get().pk)
    assert "Select a document, or select “None of these”" in text_of(refused)
    with pytest.raises(PermissionDenied):
        actions.match_document(second, to=None, by=named("mona"))
    assert DocumentRequest.objects.get(pk=second.pk).document == second.document
