"""History of one person: each change to their account, posts, seats, portfolio and outside
appointments, and who made it."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import NamedTuple

from django.db.models import CharField, Value

from foundation.dates_in_words import day_year
from foundation.history import history_of
from foundation.paging import PAGE_SIZE
from foundation.types import Untyped
from people.models import (
    Appointment,
    Committee,
    Group,
    OutsideAppointment,
    OutsideBody,
    OutsideCapacity,
    Portfolio,
    Seat,
    Service,
    User,
    Ward,
)
from portal.administration.post_words import words_of_post

ACCOUNT, POST, SEAT = "account", "post", "seat"
PORTFOLIO, OUTSIDE = "service in the portfolio", "outside appointment"
PLACES: dict[str, Untyped] = {
    "ward": Ward,
    "service": Service,
    "committee": Committee,
    "group": Group,
}
# The place of what is not a post, by its field.
PLACES_OF_POSITIONS: dict[str, tuple[str, Untyped]] = {
    SEAT: ("committee", Committee),
    PORTFOLIO: ("service", Service),
    OUTSIDE: ("body", OutsideBody),
}


class Change(NamedTuple):
    """Who changed what and when; `now` is how it was afterwards."""

    at: datetime
    by: str
    what: str
    now: str


def number_of_changes(person: User) -> int:
    return sum(rows.count() for rows in histories_of(person).values())


def histories_of(person: User) -> dict[str, Untyped]:
    posts = history_of(Appointment).filter(person_id=person.pk)
    return {
        ACCOUNT: history_of(User).filter(id=person.pk),
        POST: posts,
        SEAT: history_of(Seat).filter(person_id=person.pk),
        PORTFOLIO: history_of(Portfolio).filter(post_id__in=posts.values("id")),
        OUTSIDE: history_of(OutsideAppointment).filter(person_id=person.pk),
    }


def changes_of(person: User, page: int) -> list[Change]:
    """One page, the newest first. The number of statements is fixed."""
    histories, start = histories_of(person), (page - 1) * PAGE_SIZE
    first, *others = (keys_in_order(rows, kind) for kind, rows in histories.items())
    newest_first = first.union(*others, all=True).order_by("-history_date", "-history_id")
    keys = list(newest_first[start : start + PAGE_SIZE])
    rows = {kind: rows_with(of, keys, kind) for kind, of in histories.items()}
    give_places(rows[POST].values())
    for kind, (field, model) in PLACES_OF_POSITIONS.items():
        give_place(rows[kind].values(), field, model)
    return [change_words(rows[kind][key], kind) for kind, _, key in keys]


def keys_in_order(rows: Untyped, kind: str) -> Untyped:
    named = rows.annotate(kind=Value(kind, output_field=CharField())).order_by()
    return named.values_list("kind", "history_date", "history_id")


def rows_with(
    rows: Untyped, keys: Iterable[tuple[str, datetime, int]], kind: str
) -> dict[int, Untyped]:
    wanted = [key for of, _, key in keys if of == kind]
    found = rows.filter(history_id__in=wanted).select_related("history_user")
    return {row.history_id: row for row in found}


def give_places(rows: Iterable[Untyped]) -> None:
    """Each row gets `post`, as it was then, with the places it names; one statement a kind."""
    rows = list(rows)
    for row in rows:
        row.post = row.instance
    people = {row.post.councillor_id for row in rows} - {None}
    councillors = User.objects.in_bulk(people)
    for name, model in PLACES.items():
        places = model.objects.in_bulk({getattr(row, f"{name}_id") for row in rows} - {None})
        for row in rows:
            setattr(row.post, name, places.get(getattr(row, f"{name}_id")))
    for row in rows:
        row.post.councillor = councillors.get(row.councillor_id)


def give_place(rows: Iterable[Untyped], field: str, model: Untyped) -> None:
    """Each row gets `place`, in one statement."""
    rows = list(rows)
    places = model.objects.in_bulk({getattr(row, f"{field}_id") for row in rows})
    for row in rows:
        row.place = places.get(getattr(row, f"{field}_id"))


def change_words(row: Untyped, kind: str) -> Change:
    by = row.history_user.name if row.history_user else "The portal"
    reason = row.history_change_reason or "changed"
    what = f"{kind[0].upper()}{kind[1:]} {reason}"
    return Change(row.history_date, by, what, WORDS[kind](row))


def account_words(row: Untyped) -> str:
    sign_in = "can sign in" if row.is_active else "cannot sign in"
    return f"{row.name}, {row.email}, {sign_in}"


def post_and_days(row: Untyped) -> str:
    return f"{words_of_post(row.post)}, {days_of_row(row)}"


def place_and_days(row: Untyped) -> str:
    return f"{row.place}, {days_of_row(row)}"


def body_and_days(row: Untyped) -> str:
    how = OutsideCapacity(row.capacity).label
    return f"{row.place}, {how[0].lower()}{how[1:]}, {days_of_row(row)}"


def days_of_row(row: Untyped) -> str:
    until = f" to {day_year(row.ends_on)}" if row.ends_on else ""
    return f"from {day_year(row.starts_on)}{until}"


WORDS: dict[str, Callable[[Untyped], str]] = {
    ACCOUNT: account_words,
    POST: post_and_days,
    SEAT: place_and_days,
    PORTFOLIO: place_and_days,
    OUTSIDE: body_and_days,
}
