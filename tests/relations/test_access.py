"""Who gets what at each address of relations. Each kind of record has a table of its own; this one
joins their names, so that an address without a row is seen."""

import pytest
from django.urls import reverse

from tests.people import named
from tests.relations.test_advice import ADVICE
from tests.relations.test_agendas import AGENDAS
from tests.relations.test_appointments_access import APPOINTMENTS
from tests.relations.test_briefings import BRIEFINGS
from tests.relations.test_connections_access import CONNECTIONS
from tests.relations.test_employment_cases_sealed import EMPLOYMENT_CASES
from tests.relations.test_group_meeting_access import GROUP_MEETING_STATUSES
from tests.relations.test_informal_briefings import INFORMAL_BRIEFINGS
from tests.relations.test_panels_access import PANELS
from tests.relations.test_scrutiny_access import SCRUTINY
from tests.relations.test_visits_access import VISITS

pytestmark = pytest.mark.django_db

EVERYBODY = (
    *("clara", "nia", "omar", "grace", "ruth", "colin", "stan"),
    *("dev", "eve", "mona", "ada", "sam", "pat", "petra"),
)
# The names of the addresses of each kind: the keys of its table.
FOR_EVERYBODY = ("relations:index", "relations:calendar", "relations:calendar-day")
RELATION_NAMES = set(FOR_EVERYBODY) | set(CONNECTIONS) | set(GROUP_MEETING_STATUSES) | set(VISITS)
RELATION_NAMES |= set(APPOINTMENTS) | set(AGENDAS) | set(ADVICE)
RELATION_NAMES |= set(SCRUTINY) | set(PANELS) | set(EMPLOYMENT_CASES)
RELATION_NAMES |= set(BRIEFINGS) | set(INFORMAL_BRIEFINGS)


@pytest.mark.parametrize("name", FOR_EVERYBODY)
@pytest.mark.parametrize("who", EVERYBODY)
def test_everybody_who_is_signed_in_can_open_the_front_page_and_the_calendar(
    who, name, client, clock
):
    client.force_login(named(who))
    assert client.get(reverse(name)).status_code == 200


@pytest.mark.parametrize("name", FOR_EVERYBODY)
def test_nobody_is_let_in_without_signing_in(name, client):
    response = client.get(reverse(name))
    assert (response.status_code, response.url.split("?")[0]) == (302, reverse("account_login"))
