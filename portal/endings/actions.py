"""Ending a place: its last day, its posts, and the service that its open cases move to."""

from collections.abc import Sequence
from datetime import date

from django.db import models, transaction
from django.utils import timezone

from enquiries.models import Verb
from foundation.history import write, write_many
from people.models import Service, User
from portal.endings import policy
from portal.endings.places import Place, held_there, open_enquiries, open_requests, work_to_do


@transaction.atomic
def end_place(
    place: Place,
    *,
    ends_on: date | None,
    end_posts: bool = False,
    move_to: Service | None = None,
    by: User,
) -> None:
    """Give a place its last day, or none. From the day after nothing new is offered there, and
    what is there keeps its name."""
    policy.can_end_places(by).or_raise()
    place = type(place).objects.select_for_update().get(pk=place.pk)
    if place.ends_on != ends_on:
        write(place, by=by, reason="ends" if ends_on else "does not end", ends_on=ends_on)
    if ends_on and end_posts:
        end_posts_there(place, ends_on, by=by)
    if move_to and isinstance(place, Service):
        for rows in (open_enquiries(place), open_requests(place), work_to_do(place)):
            move_rows(list(rows.select_for_update(of=("self",))), move_to, by=by)


def end_posts_there(place: Place, ends_on: date, *, by: User) -> None:
    """Those that begin later stay, for somebody to look at: they cannot end before they begin."""
    for row in held_there(place, timezone.localdate()):
        if row.starts_on <= ends_on and (row.ends_on is None or row.ends_on > ends_on):
            write(row, by=by, reason="ended with its place", ends_on=ends_on)


def move_rows(rows: Sequence[models.Model], to: Service, *, by: User) -> None:
    for row in rows:
        row.service = to  # type: ignore[attr-defined]
    write_many(rows, ["service"], by=by, reason=Verb.PASSED)
