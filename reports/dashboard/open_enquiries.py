"""Open enquiries by age, in calendar days since they were received."""

from datetime import datetime, timedelta

from django.db.models import Count, Q

from enquiries.models import SEALED, Enquiry
from reports.dashboard.numbers import Reader
from reports.policy import Whose

AGES = (
    ("Up to 1 week", 0, 7),
    ("1 to 2 weeks", 7, 14),
    ("2 to 4 weeks", 14, 28),
    ("4 weeks to 3 months", 28, 91),
    ("Over 3 months", 91, None),
)


def open_by_age(reader: Reader, now: datetime) -> list[tuple[str, int]]:
    """One statement, along the index of open enquiries by age. No confidential ones."""
    enquiries = Enquiry.objects.open().exclude(kind__in=SEALED)
    if reader.whose == Whose.OWN:
        enquiries = enquiries.filter(member=reader.member)
    elif reader.whose != Whose.COUNCIL:
        enquiries = enquiries.filter(service__in=reader.services)
    numbers = enquiries.order_by().aggregate(
        **{
            f"age_{since}": Count("pk", filter=received(now, since, until))
            for _, since, until in AGES
        }
    )
    return [(label, numbers[f"age_{since}"]) for label, since, _ in AGES]


def received(now: datetime, since: int, until: int | None) -> Q:
    """That it was received so many days ago or more, and less than so many."""
    latest = Q(received_at__lte=now - timedelta(days=since))
    return latest if until is None else latest & Q(received_at__gt=now - timedelta(days=until))
