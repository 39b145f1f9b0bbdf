"""Clearance of the demo: in Parking a second officer approves every letter."""

from enquiries.service_clearance.actions import set_clearance
from people.models import Service, holders_of_role
from people.roles import Role
from protocols.choices import ClearedLetters


def clear_letters_of_parking() -> None:
    """Switched on by its head, who approves."""
    service = Service.objects.get(name="Parking")
    head = holders_of_role(Role.HEAD_OF_SERVICE, service_id=service.pk)[0]
    set_clearance(service, by=head, groups=[ClearedLetters.EVERY], working_days=2)
