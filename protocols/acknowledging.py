"""What happens when somebody confirms that they have read what is expected of them?"""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from people.models import User
from protocols import expected, policy
from protocols.models import Acknowledgement, Protocol


@transaction.atomic
def acknowledge(version: Protocol, *, ticked: Sequence[str], by: User) -> Acknowledgement:
    """Record it once: a second press finds the first. `ticked` are the clauses that are confirmed
    with a tick of their own; ValidationError while one is missing."""
    policy.can_acknowledge(by, version).or_raise()
    side = by.side
    asked = [clause.number for clause in expected.own_ticks(version, side)]
    if set(asked) - set(ticked):
        raise ValidationError("Tick each point that has a box of its own")
    return Acknowledgement.objects.get_or_create(
        protocol=version,
        person=by,
        side=side,
        defaults={"ticked": asked, "at": timezone.now()},
    )[0]
