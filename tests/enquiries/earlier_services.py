"""Enquiries that Omar of Highways has passed on to Waste."""

from uuid import uuid4

from django.utils import timezone

from enquiries import actions
from enquiries.models import EarlierService
from foundation.history import write
from people.models import Service
from tests.enquiries import cases
from tests.people import named

OF_WASTE = ("end-reading", "follow", "stop-following")  # pages of what Waste has passed on


def passed_on(enquiry=None, *, by="omar", to="Waste"):
    return actions.pass_on(
        enquiry or cases.assigned(),
        service=Service.objects.get(name=to),
        text="The bins are theirs.",
        by=named(by),
        key=uuid4(),
    )


def earlier_service(enquiry):
    """That Waste passed this enquiry to Highways; it is written down once."""
    waste, by = Service.objects.get(name="Waste"), named("wanda")
    if before := EarlierService.objects.open().filter(case=enquiry, service=waste).first():
        return before
    row = EarlierService(case=enquiry, service=waste, by=by, at=timezone.now())
    write(row, by=by, reason="passed on")
    return row
