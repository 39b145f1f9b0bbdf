"""Which office reads a declaration: one that neither of the two holds, and that is not vacant."""

from datetime import date

import pytest

from people.models import Standing, User
from people.roles import Role
from relations.models import Declaration
from tests.complaints.sealed_notices import told
from tests.established import change_posts, establish
from tests.people import STARTED, named, signed_in
from tests.relations.connections import TEXT, declared, typed
from tests.relations.test_connections import DECLARE, page

pytestmark = pytest.mark.django_db


def test_a_declaration_about_the_monitoring_officer_goes_to_the_chief_executive(clock):
    declaration = declared("clara", "mona")
    assert told() == ["Eve Larkin"]
    assert Declaration.objects.visible_to(named("eve")).exists()
    page("mona", declaration.get_absolute_url(), status=404)
    page("eve", declaration.get_absolute_url())


def test_a_declaration_by_the_monitoring_officer_is_not_read_by_the_monitoring_officer(clock):
    declared("mona", "clara")
    assert told() == ["Eve Larkin"]


def test_the_author_can_ask_for_the_other_office(clock):
    assert "Eve Larkin, Chief Executive" in page("omar", f"{DECLARE}?to=chief-executive")
    signed_in("omar").post(f"{DECLARE}?to=chief-executive", typed())
    assert told() == ["Eve Larkin"]


def test_a_vacant_office_falls_to_the_next_and_then_nothing_is_sent(clock):
    change_posts(named("mona").appointments.all(), ends_on=date(2026, 11, 30))
    declared()
    assert told() == ["Eve Larkin"]
    change_posts(named("eve").appointments.all(), ends_on=date(2026, 11, 30))
    response = signed_in("omar").post(DECLARE, typed())
    assert response.status_code == 409
    assert "No office can read this declaration today" in response.content.decode()
    assert TEXT in response.content.decode()


def test_a_deputy_reads_only_while_acting(clock):
    viola = User.objects.create_user("viola@westhaven.example", "Viola Strange", "a long secret")
    establish(
        person=viola,
        role=Role.MONITORING_OFFICER,
        standing=Standing.DEPUTY,
        starts_on=STARTED,
    )
    declaration = declared()
    page("viola", declaration.get_absolute_url(), status=404)
    change_posts(named("mona").appointments.all(), ends_on=date(2026, 11, 30))
    page("viola", declaration.get_absolute_url())


def test_the_person_named_who_comes_to_hold_the_office_finds_no_trace(clock):
    declaration = declared("clara", "omar")
    establish(
        person=named("omar"),
        role=Role.MONITORING_OFFICER,
        standing=Standing.ACTING,
        starts_on=STARTED,
    )
    page("omar", declaration.get_absolute_url(), status=404)
    assert not Declaration.objects.visible_to(named("omar")).exists()
    assert "Clara" not in page("omar", "/relations/connections/")
    page("mona", declaration.get_absolute_url())
