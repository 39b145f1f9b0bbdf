"""Changing what clearance a service has switched on."""

from django.db import transaction

from enquiries.clearance import can_set_clearance
from enquiries.models import ServiceClearance
from foundation.history import write
from foundation.turns import wait_for_turn
from people.models import Service, User


def clearance_in(service: Service) -> ServiceClearance:
    """What the service has set, or what it starts from."""
    rule = ServiceClearance.objects.filter(service=service).first()
    return rule or ServiceClearance(service=service)


@transaction.atomic
def set_clearance(service: Service, *, by: User, **settings: object) -> ServiceClearance:
    """Save the settings of the service, with a row of history. Letters that wait already keep their
    approver and their date."""
    can_set_clearance(by, service.pk).or_raise()
    wait_for_turn("service clearance", service.pk)
    row = clearance_in(service)
    write(row, by=by, reason="set", **settings)
    return row
