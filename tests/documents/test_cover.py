"""Cover of a document request: who gets and decides what its officer, who is away, has."""

from uuid import uuid4

import pytest

from casework.absences.actions import end_absence
from casework.models import Notice
from documents import actions
from documents.models import DocumentRequest
from foundation.history import write
from tests.covers import away
from tests.documents import cases
from tests.people import named, signed_in

pytestmark = pytest.mark.django_db


def recipients(event):
    return {row.addressee.name.split()[0] for row in Notice.objects.filter(event=event)}


def read_by(who):
    return list(DocumentRequest.objects.visible_to(named(who)).order_by("pk"))


def words(who, address):
    page = signed_in(who).get(address)
    return page.status_code, " ".join(page.content.decode().split())


def question(request, by):
    return actions.ask_question(request, text="Which year?", by=named(by), key=uuid4())


@pytest.mark.parametrize("cover", ["grace", "stan"])
def test_a_cover_reads_what_the_officer_has_and_acts_in_their_own_name(clock, cover):
    request = cases.assigned()
    assert read_by(cover) == []
    away("omar", cover)
    assert read_by(cover) == [request]
    question(request, by=cover)
    letter = request.letters.latest("pk")
    assert (letter.author, letter.acted_for) == (named(cover), named("omar"))
    request.refresh_from_db()
    assert request.officer == named("omar")
    address = request.get_absolute_url()
    said = "for Omar Haddad, who was away"
    assert said in words("omar", address)[1]
    status, shown = words("clara", address)
    assert status == 200
    assert said not in shown
    clock.set(2026, 12, 5, 9)
    assert read_by(cover) == []
    assert words(cover, address)[0] == 404


def test_what_goes_to_the_officer_goes_to_the_cover(clock):
    absence = away()
    request = cases.assigned()
    assert recipients("assigned") == {"Clara", "Grace"}
    question(request, by="omar")
    actions.reply(request, text="Last year.", by=named("clara"), key=uuid4())
    assert recipients("replied") == {"Grace"}
    assert "Requests for documents, for Omar Haddad, away until" in words("grace", "/")[1]
    end_absence(absence, by=named("omar"))
    assert "for Omar Haddad" not in words("grace", "/")[1]


def test_recruitment_papers_are_never_covered(clock):
    request = cases.assigned()
    write(request, by=named("ruth"), reason="edited", recruitment=True)
    away()
    assert read_by("grace") == []
    question(request, by="omar")
    actions.reply(request, text="Last year.", by=named("clara"), key=uuid4())
    assert recipients("replied") == {"Omar"}


def test_the_readers_on_the_page_are_those_who_read_it(clock):
    request = cases.assigned()
    away("omar", "stan")
    assert (
        "Stan Price (who can deal with it today)" in words("clara", request.get_absolute_url())[1]
    )
