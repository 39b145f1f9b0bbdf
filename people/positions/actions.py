"""Actions on seats, portfolios and outside appointments: given, changed, ended and cancelled. One
person administers them; nobody gives or changes their own."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from foundation.history import history_of, remove_many, write
from foundation.turns import wait_for_turn
from foundation.verdict import ChangedSinceShown
from people.models import Appointment, Position, User
from people.policy import can_appoint
from people.positions.objections import (
    PLACE_FIELD,
    changeable_fields,
    is_councillor_on,
    objections_to_position,
)
from people.roles import Role

CANCELLED = "cancelled"
CHANGED = "Someone else has changed this since you opened the page. Check what is there now"
HAS_BEGUN = "This has begun, so it cannot be cancelled. End it instead."


@transaction.atomic
def give_position(position: Position, *, by: User) -> None:
    """Give a new one, which is not stored yet. Pressed twice, it is given once. Raises
    PermissionDenied, and ValidationError with the reasons if it cannot be held."""
    wait_to_change(position, by=by)
    if not is_position_given(position):
        refuse_objections(position, None)
        write(position, by=by, reason="added")


@transaction.atomic
def change_position(position: Position, *, was: Position, by: User) -> None:
    """Change the days, or the capacity, of one that is there. `was` is how the page showed it: the
    action raises ChangedSinceShown if it is another one by now, and ValidationError as above."""
    wait_to_change(position, by=by)
    stored = locked_position(position)
    if stored and has_same_fields(stored, position):
        return
    if stored is None or not has_same_fields(stored, was):
        raise ChangedSinceShown(CHANGED)
    refuse_objections(position, stored)
    fields = {name: getattr(position, name) for name in changeable_fields(position)}
    write(position, by=by, reason="changed", **fields)


@transaction.atomic
def cancel_position(position: Position, *, by: User) -> None:
    """Remove one that has not begun; its history stays. Pressed twice, it is cancelled once."""
    wait_to_change(position, by=by)
    stored = locked_position(position)
    if stored is None:
        return
    if stored.starts_on <= timezone.localdate():
        raise PermissionDenied(HAS_BEGUN)
    remove_many([stored], by=by, reason=CANCELLED)


def cancel_what_rests_on(post: Appointment, *, by: User) -> None:
    """Cancel what only a post that has just been cancelled would have allowed: its portfolio, and
    seats to come that no other term of the councillor covers."""
    today = timezone.localdate()
    services = list(post.portfolio.filter(starts_on__gt=today))
    remove_many(services, by=by, reason=CANCELLED)
    if post.role == Role.COUNCILLOR:
        seats = post.person.seats.filter(starts_on__gt=today).select_related("person")
        resting = [seat for seat in seats if not is_councillor_on(seat, seat.starts_on)]
        remove_many(resting, by=by, reason=CANCELLED)


def was_cancelled(model: type[Position], key: int, person: User) -> bool:
    """Whether this person had one under this key that was cancelled."""
    whose = {"post__person": person} if hasattr(model, "post") else {"person": person}
    rows = history_of(model).filter(id=key, history_type="-", history_change_reason=CANCELLED)
    return bool(rows.filter(**whose).exists())


def wait_to_change(position: Position, *, by: User) -> None:
    """Ask the policy, then wait for anyone else who changes what this person has."""
    can_appoint(by, position.holder).or_raise()
    wait_for_turn("positions of", position.holder.pk)


def locked_position(position: Position) -> Position | None:
    """As it is stored, or None if it was cancelled. A place that ends waits for it too."""
    rows = type(position).objects.select_for_update(of=("self",))
    found: Position | None = rows.filter(pk=position.pk).first()
    return found


def is_position_given(position: Position) -> bool:
    """Whether there is one like this new one in every field."""
    whose = "post" if hasattr(position, "post") else "person"
    names = (whose, PLACE_FIELD[type(position)], *changeable_fields(position))
    fields = {name: getattr(position, name) for name in names}
    return not position.pk and type(position).objects.filter(**fields).exists()


def has_same_fields(one: Position, other: Position) -> bool:
    names = changeable_fields(one)
    return all(getattr(one, name) == getattr(other, name) for name in names)


def refuse_objections(position: Position, before: Position | None) -> None:
    if sentences := [sentence for _, sentence in objections_to_position(position, before)]:
        raise ValidationError(sentences)
