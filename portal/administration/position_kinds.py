"""Kinds of positions besides posts, by their part of an address: what each is called on its pages,
and who can be given one."""

from collections.abc import Callable
from typing import NamedTuple

from django.http import Http404

from foundation.verdict import Verdict
from people.models import OutsideAppointment, Portfolio, Position, Seat, User
from people.positions import policy


class PositionKind(NamedTuple):
    """`name` as a sentence has it; `section` the heading on the page of a person, `place` that of
    the column; `give` the link and heading of a new one."""

    slug: str
    model: type[Position]
    name: str
    section: str
    place: str
    give: str
    can_give: Callable[[User, User], Verdict]


KINDS = {
    kind.slug: kind
    for kind in (
        PositionKind(
            "seat",
            Seat,
            "seat",
            "Seats on committees",
            "Committee",
            "Give a seat on a committee",
            policy.can_give_seat,
        ),
        PositionKind(
            "portfolio",
            Portfolio,
            "part of the portfolio",
            "Services in the portfolio",
            "Service",
            "Add a service to the portfolio",
            policy.can_add_to_portfolio,
        ),
        PositionKind(
            "outside",
            OutsideAppointment,
            "outside appointment",
            "Outside appointments",
            "Body",
            "Add an outside appointment",
            policy.can_add_outside_appointment,
        ),
    )
}


def kind_or_404(slug: str) -> PositionKind:
    if slug not in KINDS:
        raise Http404
    return KINDS[slug]
