"""What was counted in a quarter: report events as the triggers write them, many at once."""

from datetime import date

from people.models import Service, Ward
from protocols.models import Protocol
from reports.models import ReportEvent
from tests.people import named

AUGUST = date(2026, 8, 1)


def results_in(service, *, met=0, late=0, month=AUGUST, **more):
    """So many replies of a service, in Harbour and about facts unless told."""
    row = {"service": Service.objects.get(name=service), "ward": Ward.objects.get(name="Harbour")}
    row |= {"kind": "fact", "promise": "reply", "month": month, "member": named("clara")}
    row |= {"protocol": Protocol.objects.earliest("pk")} | more
    ReportEvent.objects.bulk_create(
        ReportEvent(what=what, **row)
        for what, number in (("met", met), ("late", late))
        for _ in range(number)
    )


def a_quarter():
    """July to September 2026: two services and two kinds that are shown, and a small one each."""
    Service.objects.get_or_create(name="Trees")
    results_in("Highways", met=30, late=6)
    results_in("Waste", met=12, late=9, kind="casework")
    results_in("Trees", met=3, late=1, kind="policy")
    results_in("Highways", met=20, late=10, month=date(2026, 5, 1))
