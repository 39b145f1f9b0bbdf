"""Enquiries that wait for the people an officer covers for, on the officer’s first page."""

from collections.abc import Iterator

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
    """One more of each than is shown: each officer’s from the index of their own."""
    seen = Enquiry.objects.read_by_post(user).filter(status__in=WITH_COUNCIL).for_lists()
    first, *others = (
        seen.filter(officer=key).order_by("queue_at", "pk")[: MOST_WAITING + 1]
        for key in sorted(user.covered)
    )
    return sorted(first.union(*others, all=True), key=lambda row: (row.queue_at, row.pk))
