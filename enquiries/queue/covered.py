"""Enquiries that wait for the people an officer covers for, on the officer’s first page."""

from collections.abc import Iterator

from django.db.models import F, Q, Window
from django.db.models.functions import RowNumber
from django.urls import reverse

from casework.waiting import MOST_WAITING, WaitingGroup, waiting_group
from enquiries.models import WITH_COUNCIL, Enquiry
from enquiries.queue.waiting import enquiry_row
from people.models import User


def waiting_in_cover(user: User) -> Iterator[WaitingGroup]:
    """A group for each person who is away, in one statement, and none for everyone else."""
    if not user.covered:
        return
    rows: dict[int | None, list[Enquiry]] = {key: [] for key in user.covered}
    for enquiry in most_urgent_of_each(user):
        rows[enquiry.officer_id].append(enquiry)
    for key, cover in user.covered.items():
        yield waiting_group(
            f"For {cover.away.name}, {cover.until_words}",
            [enquiry_row(enquiry) for enquiry in rows[key]],
            all_label=f"All enquiries with {cover.away.name}",
            all_url=f"{reverse('enquiries:queue')}?officer={key}",
        )


def most_urgent_of_each(user: User) -> list[Enquiry]:
    """One more of each than is shown."""
    order = (F("queue_at").asc(), F("pk").asc())
    rank = Window(RowNumber(), partition_by=F("officer"), order_by=order)
    rows = Enquiry.objects.read_by_post(user).filter(status__in=WITH_COUNCIL)
    rows = rows.filter(officer__in=sorted(user.covered)).for_lists().annotate(rank=rank)
    first = Q(rank__lte=MOST_WAITING + 1)
    return list(rows.filter(first).order_by("queue_at", "pk"))
