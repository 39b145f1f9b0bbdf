"""A visit that an office confirms instead of the manager, as the setting of the version says."""

import pytest
from django.urls import reverse

from casework.models import Notice
from people.models import Appointment
from protocols.choices import VisitAnswerer
from relations.models import VisitState
from relations.visits import actions, routing
from relations.visits.notices import ANOTHER_CONFIRMS, CONFIRM_IT
from relations.visits.policy import can_answer
from tests.clause_protocols import adopt_for
from tests.people import named, signed_in
from tests.relations.visits import announced, premises

pytestmark = pytest.mark.django_db


def page(who, url, status=200):
    response = signed_in(who).get(url)
    assert response.status_code == status
    return " ".join(response.content.decode().split())


def sentences():
    rows = Notice.objects.filter(event="visit-manager").order_by("pk")
    return [(row.addressee.name, row.sentence) for row in rows.select_related("addressee")]


@pytest.mark.parametrize(
    ("answerer", "who", "title"),
    [
        (VisitAnswerer.HEAD_OF_SERVICE, "ruth", "the head of Highways"),
        (VisitAnswerer.DIRECTOR, "colin", "the Director of Highways"),
        (VisitAnswerer.CHIEF_EXECUTIVE, "eve", "the Chief Executive"),
    ],
)
def test_only_the_post_that_the_version_names_confirms_and_the_manager_is_told(
    answerer, who, title, clock
):
    adopt_for(clock, "knutsford", visit_answerer=answerer, titles={})
    visit, officer = announced(), named(who)
    assert sentences() == [(officer.name, CONFIRM_IT), ("Omar Haddad", ANOTHER_CONFIRMS)]
    assert can_answer(named("omar"), visit).reason == f"Only {title} can do this."
    assert f"With {title}" in page("clara", reverse("relations:visits"))
    assert "Visits to confirm: 1" in page(who, "/")
    assert "Visits to confirm" not in page("omar", "/")
    page("omar", visit.get_absolute_url())
    address = reverse("relations:confirm-visit", args=[visit.reference])
    page("omar", address, status=403)
    page(who, address)
    confirmed = actions.confirm_visit(visit, by=officer)
    assert confirmed.status == VisitState.CONFIRMED
    told = ("Omar Haddad", "A visit to premises you manage has been confirmed.")
    assert sentences()[-1] == told


def test_the_chief_executive_answers_while_the_post_of_the_service_is_vacant(clock):
    adopt_for(clock, "knutsford", visit_answerer=VisitAnswerer.DIRECTOR)
    visit = announced()
    page("eve", visit.get_absolute_url(), status=404)
    Appointment.objects.filter(person=named("colin")).update(ends_on=clock.at.date())
    clock.next_day()
    assert routing.answerers_of(visit) == [named("eve")]
    assert "Visits to confirm: 1" in page("eve", "/")
    assert actions.confirm_visit(visit, by=named("eve")).status == VisitState.CONFIRMED


def test_an_office_sees_no_visit_that_the_manager_answers(clock):
    adopt_for(clock, "knutsford", visit_answerer=VisitAnswerer.MANAGER)
    visit = announced(place=premises())
    page("eve", visit.get_absolute_url(), status=404)
    assert "Visits to confirm" not in page("eve", "/")


def test_the_list_of_the_chief_executive_takes_few_statements(clock, django_assert_max_num_queries):
    adopt_for(clock, "knutsford", visit_answerer=VisitAnswerer.CHIEF_EXECUTIVE)
    place = premises()
    for _ in range(3):
        announced(place=place)
    reader = signed_in("eve")
    reader.get(reverse("relations:visits"))
    with django_assert_max_num_queries(8):
        assert "Highways depot" in reader.get(reverse("relations:visits")).content.decode()
