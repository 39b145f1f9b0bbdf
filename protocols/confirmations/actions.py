"""Acknowledging a version: recording that a person has read what is expected of them."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from people.models import User
from protocols import policy
from protocols.confirmations import expected
from protocols.models import Acknowledgement, Protocol


@transaction.atomic
def acknowledge(version: Protocol, *, ticked: Sequence[str], by: User) -> Acknowledgement:
    """Record it once: a second press finds the first. `ticked` are the clauses confirmed with their
    own tick box; ValidationError if one is missing."""
    policy.can_acknowledge(by, version).or_raise()
    side = by.side
    own_ticks = [clause.number for clause in expected.own_tick_clauses(version, side)]
    if set(own_ticks) - set(ticked):
        raise ValidationError("Tick each point that has its own box")
    return Acknowledgement.objects.get_or_create(
        protocol=version,
        person=by,
        side=side,
        defaults={"ticked": own_ticks, "at": timezone.now()},
    )[0]
