"""Who gets what at each address of appointments, under Oxford's protocol. Clara asks Omar: no one
else sees it, not even those who lead his service."""

import pytest
from django.urls import reverse

from tests.access_tables import check_access
from tests.clause_protocols import adopt_for
from tests.people import named
from tests.relations.appointments import asked

pytestmark = pytest.mark.django_db

WHO = (
    *("clara", "nia", "omar", "grace", "ruth", "colin", "stan"),
    *("dev", "eve", "mona", "ada", "sam", "pat", "petra"),
)


def everybody(status, **others):
    return {who: others.get(who, status) for who in WHO}


OFFICERS = everybody(404, clara=403, omar=200)
APPOINTMENTS = {
    "relations:appointments": everybody(200),
    "relations:ask-appointment": everybody(403, clara=200, nia=200),
    "relations:appointment": everybody(404, clara=200, omar=200),
    "relations:appointment-file": everybody(404, clara=403, omar=403),  # no time is agreed
    "relations:agree-time": OFFICERS,
    "relations:propose-times": OFFICERS,
    "relations:decline-appointment": OFFICERS,
    "relations:withdraw-appointment": everybody(404, clara=200, omar=403),
}


def appointment_address(name, appointment):
    if name in ("relations:appointments", "relations:ask-appointment"):
        return reverse(name)
    return reverse(name, args=[appointment.reference])


def test_each_person_gets_what_the_table_says(subtests, clock):
    adopt_for(clock, "oxford")
    appointment = asked()
    check_access(APPOINTMENTS, lambda name: appointment_address(name, appointment), subtests)


def test_another_officers_list_does_not_name_the_appointment(client, clock):
    adopt_for(clock, "oxford")
    reference = asked().reference
    for who in WHO:
        client.force_login(named(who))
        text = client.get(reverse("relations:appointments")).content.decode()
        assert (reference in text) == (who in ("clara", "omar"))
