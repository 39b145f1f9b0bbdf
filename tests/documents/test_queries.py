"""Database statements of the pages of documents: the same for one row and for fifty."""

from uuid import uuid4

import pytest
from django.urls import reverse

from casework.files.models import How
from casework.files.openings import record_opening
from documents import actions
from documents.models import Outcome, ReleasedFile
from people.models import Appointment
from tests.documents import cases
from tests.enquiries.test_queries import at_each_number_of_rows, signed_in, statements
from tests.people import named

__all__ = ["signed_in"]
pytestmark = pytest.mark.django_db
MOST = 11  # one of them names the readers


@pytest.mark.parametrize("who", ["ruth", "clara", "eve"])
def test_the_lists_take_the_same_for_more_than_a_page(who, signed_in, clock):
    client = signed_in(who)
    counted = at_each_number_of_rows(lambda: client.get("/documents/"), cases.assigned)
    assert counted[0] == counted[-1] <= 5


STATES = {
    "requested": cases.requested,
    "assigned": cases.assigned,
    "waiting": cases.questioned,
    "in dispute": cases.disputed,
    "viewed": cases.with_view,
    "released": cases.accepted,
    "refused": lambda: cases.decided(Outcome.REFUSE),
    "determined": cases.determined,
    "to be shared": cases.sharing_requested,
}


@pytest.mark.parametrize("state", STATES)
def test_a_request_takes_at_most_eleven_for_everyone_who_sees_it(state, signed_in, clock):
    cases.decided(Outcome.REFUSE, cases.assigned(member="nia"))  # Omar decided on it before
    document_request, taken = STATES[state](), {}
    for who in ("clara", "omar", "ruth", "eve", "mona"):
        if (
            type(document_request)
            .objects.visible_to(named(who))
            .filter(pk=document_request.pk)
            .exists()
        ):
            client = signed_in(who)
            client.get(document_request.get_absolute_url())  # what the process remembers of names
            taken[who] = statements(
                lambda client=client: client.get(document_request.get_absolute_url())
            )
    assert max(taken.values()) <= MOST, taken


def test_nobody_in_the_posts_costs_no_more_than_that(signed_in, clock):
    posts = Appointment.objects.filter(person__in=[named("ruth"), named("colin")])
    posts.update(ends_on="2026-11-01")
    document_request, client = cases.requested(), signed_in("eve")
    client.get(document_request.get_absolute_url())
    assert statements(lambda: client.get(document_request.get_absolute_url())) <= MOST


@pytest.mark.parametrize("who", ["clara", "omar"])
def test_a_request_takes_no_more_for_all_that_was_written(who, signed_in, clock):
    client, document_request = signed_in(who), cases.questioned()

    def write():
        actions.reply(document_request, text="This", by=named("clara"), key=uuid4())
        actions.ask_question(document_request, text="And?", by=named("omar"), key=uuid4())

    counted = at_each_number_of_rows(lambda: client.get(document_request.get_absolute_url()), write)
    assert counted[0] == counted[-1] <= MOST


def test_own_decisions_on_the_same_are_one_statement_more(signed_in, clock):
    client, document_request = signed_in("omar"), cases.assigned()
    counted = []
    client.get(document_request.get_absolute_url())
    for _ in range(2):
        counted.append(statements(lambda: client.get(document_request.get_absolute_url())))
        for _ in range(5):
            cases.decided(Outcome.REFUSE, cases.assigned(member="nia"))
    assert counted[0] == counted[-1] <= MOST


def test_openings_of_a_file_take_no_more_however_many_there_are(signed_in, clock):
    document_request, client = cases.accepted(), signed_in("clara")
    file = ReleasedFile.objects.get()
    url = reverse("documents:file", args=[document_request.reference, file.key])
    counted = at_each_number_of_rows(
        lambda: client.get(url), lambda: record_opening(file, named("clara"), How.DOWNLOADED)
    )
    assert counted[0] == counted[-1] <= MOST
    released = reverse("documents:released", args=[document_request.reference])
    client.get(released)
    assert statements(lambda: client.get(released)) <= MOST
