"""What a cover reads outside their own services: all that the officer who is away has there."""

import pytest

from enquiries.models import Enquiry
from foundation.history import write
from people.models import Appointment, Service
from people.roles import Role
from tests.covers import away
from tests.enquiries import cases
from tests.people import STARTED, named

pytestmark = pytest.mark.django_db


def read_by(who):
    return list(Enquiry.objects.visible_to(named(who)).order_by("pk"))


def with_officer_in(*services):
    """An enquiry of Omar’s in each, also where he has no post."""
    rows = [cases.assigned() for _ in services]
    for enquiry, service in zip(rows, services, strict=True):
        office = "" if service else Role.CHIEF_EXECUTIVE
        write(enquiry, by=named("dev"), reason="edited", service=service, office=office)
    return rows


@pytest.mark.parametrize("name", ["Arts", "Roads", "Zoos", None])
def test_a_cover_reads_what_the_officer_has_outside_their_own_services(clock, name):
    """Before, between and after the services of the cover, and in none."""
    names = ("Arts", "Bins", "Roads", "Trees", "Zoos")
    services = {one: Service.objects.get_or_create(name=one)[0] for one in names}
    for one in ("Bins", "Trees"):
        Appointment.objects.create(
            person=named("ada"), role=Role.OFFICER, service=services[one], starts_on=STARTED
        )
    inside, outside = with_officer_in(services["Bins"], services.get(name))
    assert read_by("ada") == [inside]
    away("omar", "ada")
    assert read_by("ada") == [inside, outside]
