"""Objections to a seat, a portfolio or an outside appointment: a field, and a sentence for the
administrator. What only takes days away is never objected to, except by the order of its days."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q

from people.models import (
    Appointment,
    OutsideAppointment,
    OutsideCapacity,
    Portfolio,
    Position,
    Seat,
)
from people.roles import COUNCILLORS, OFFICERS, Role

Objection = tuple[str, str]
CHANGEABLE = ("starts_on", "ends_on")
PLACE_FIELD = {Seat: "committee", Portfolio: "service", OutsideAppointment: "body"}


def changeable_fields(position: Position) -> tuple[str, ...]:
    """What can be changed of one that is there. Another person or place is another position."""
    return (*CHANGEABLE, "capacity") if isinstance(position, OutsideAppointment) else CHANGEABLE


def objections_to_position(position: Position, before: Position | None) -> Iterator[Objection]:
    """What stops a new one, or a change of the one that is stored as `before`."""
    if position.ends_on and position.ends_on < position.starts_on:
        yield "ends_on", "The last day must be the same as or after the first day"
        return
    if before and not gains_something(position, before):
        return
    yield from objections_of_place(position)
    if isinstance(position, Seat):
        yield from objections_of_term(position, before)
    elif isinstance(position, Portfolio):
        yield from objections_of_cabinet_post(position)
    else:
        yield from objections_of_capacity(position, before)
    yield from objections_to_overlap(position)


def gains_something(position: Position, before: Position) -> bool:
    """Whether a change adds days, or makes an appointment one for the council."""
    return (
        position.starts_on < before.starts_on
        or ends_later(position, before)
        or takes_another_capacity(position, before)
    )


def ends_later(position: Position, before: Position) -> bool:
    if before.ends_on is None:
        return False
    return position.ends_on is None or position.ends_on > before.ends_on


def takes_another_capacity(position: Position, before: Position | None) -> bool:
    return (
        isinstance(position, OutsideAppointment)
        and isinstance(before, OutsideAppointment)
        and position.capacity != before.capacity
    )


def objections_of_place(position: Position) -> Iterator[Objection]:
    """A committee, service or body has nobody after its last day."""
    place, last = position.place, position.place.ends_on
    if last is None:
        return
    if place.has_ended(position.starts_on):
        yield PLACE_FIELD[type(position)], f"{place} ended on {on(last)}. Select another one"
    elif position.ends_on is None or position.ends_on > last:
        yield "ends_on", f"The last day of {place} is {on(last)}. Enter that day or an earlier one"


def objections_of_term(seat: Seat, before: Position | None) -> Iterator[Objection]:
    """Only a councillor has a seat, a lay or co-opted member among them."""
    days = {"starts_on": seat.starts_on, "ends_on": seat.ends_on}
    for field, day in days.items():
        is_new = before is None or getattr(before, field) != day
        if day and is_new and not is_councillor_on(seat, day):
            yield (
                field,
                f"{seat.person.name} is not a councillor on {on(day)}. Enter a day within their"
                " term",
            )


def is_councillor_on(seat: Seat, day: date) -> bool:
    return Appointment.objects.of_councillor(seat.person).current(day).exists()


def objections_of_cabinet_post(portfolio: Portfolio) -> Iterator[Objection]:
    post = portfolio.post
    if post.role != Role.CABINET_MEMBER:
        yield "post", "Select a cabinet member’s post"
        return
    if portfolio.starts_on < post.starts_on:
        words = f"The post starts on {on(post.starts_on)}. Enter that day or a later one"
        yield "starts_on", words
    if post.ends_on:
        until = f"The post ends on {on(post.ends_on)}. Enter that day or an earlier one"
        if portfolio.starts_on > post.ends_on:
            yield "starts_on", until
        elif portfolio.ends_on and portfolio.ends_on > post.ends_on:
            yield "ends_on", until


def objections_of_capacity(
    appointment: OutsideAppointment, before: Position | None
) -> Iterator[Objection]:
    """Nobody acts for the council before they are a councillor or an officer. What somebody is
    personally is no matter of their posts."""
    if appointment.capacity != OutsideCapacity.COUNCIL:
        return
    same_day = before and before.starts_on == appointment.starts_on
    if same_day and not takes_another_capacity(appointment, before):
        return
    posts = appointment.person.appointments.current(appointment.starts_on)
    if not posts.filter(role__in=sorted(COUNCILLORS | OFFICERS)).exists():
        yield (
            "starts_on",
            f"{appointment.person.name} is neither a councillor nor an officer on"
            f" {on(appointment.starts_on)}, so cannot be there for the council",
        )


def objections_to_overlap(position: Position) -> Iterator[Objection]:
    """Nobody has the same one twice on one day."""
    if other := overlapping_position(position):
        until = f" until {on(other.ends_on)}" if other.ends_on else ""
        yield (
            "starts_on",
            f"{other.holder.name} has this from {on(other.starts_on)}{until} ({other.place})."
            " Change or end that first",
        )


def overlapping_position(position: Position) -> Position | None:
    """The first other one of the same person in the same place that shares a day with this one."""
    shares_a_day = Q(ends_on=None) | Q(ends_on__gte=position.starts_on)
    if position.ends_on:
        shares_a_day &= Q(starts_on__lte=position.ends_on)
    there = Q(**{PLACE_FIELD[type(position)]: position.place})
    whose = "post__person" if isinstance(position, Portfolio) else "person"
    rows = type(position).objects.filter(there, shares_a_day, **{whose: position.holder})
    found: Position | None = rows.exclude(pk=position.pk).order_by("starts_on").first()
    return found


def on(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"
