"""A button of a meeting or a visit pressed twice: done once, and no page that refuses."""

from uuid import uuid4

import pytest
from django.urls import reverse

from relations.models import AppointmentState, VisitState
from tests.clause_protocols import adopt_for
from tests.people import signed_in
from tests.relations.appointments import asked, typed
from tests.relations.visits import announced
from tests.test_at_once import pressed

pytestmark = pytest.mark.django_db


def address(name, case):
    return reverse(f"relations:{name}", args=[case.reference])


def test_times_proposed_twice_by_one_button_are_proposed_once(clock):
    adopt_for(clock, "oxford")
    appointment, omar, body = asked(), signed_in("omar"), typed()
    url = address("propose-times", appointment)
    for _ in range(2):
        response = omar.post(url, body, follow=True)
        assert response.redirect_chain == [(appointment.get_absolute_url(), 302)]
        assert "Times proposed" in response.content.decode()
    appointment.refresh_from_db()
    assert (appointment.status, appointment.rounds) == (AppointmentState.OFFERED, 2)
    assert omar.post(url, body | {"key": uuid4()}).status_code == 403


def test_the_button_of_someone_else_with_the_same_key_is_another_one(clock):
    adopt_for(clock, "cheshire-east")
    visit, body = announced(), {"key": uuid4()}
    url = address("confirm-visit", visit)
    assert signed_in("omar").post(url, body).status_code == 302
    assert signed_in("ruth").post(url, body).status_code == 403


def test_a_press_that_was_refused_counts_for_nothing(clock):
    adopt_for(clock, "cheshire-east")
    visit, body = announced(), {"key": uuid4()}
    url, at = address("confirm-visit", visit), clock.at
    clock.set(2026, 12, 10, 10)
    assert signed_in("omar").post(url, body).status_code == 403
    clock.at = at
    assert signed_in("omar").post(url, body).status_code == 302
    visit.refresh_from_db()
    assert visit.status == VisitState.CONFIRMED


@pytest.mark.django_db(transaction=True)
def test_a_visit_confirmed_five_times_at_once_by_one_button_is_confirmed_once(council, clock):
    adopt_for(clock, "cheshire-east")
    visit = announced()
    assert pressed(5, "omar", address("confirm-visit", visit), {"key": uuid4()}) == {302}
    assert visit.history.count() == 2
