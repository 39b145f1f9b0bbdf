"""Actions that record a ruling on a clause or a review of the protocol."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from people.models import User
from protocols import policy
from protocols.models import Clause, Protocol, Review, Ruling


@transaction.atomic
def record_ruling(
    clause: Clause, *, question: str, says: str, consulted_on: date, by: User, key: UUID
) -> Ruling:
    """Record it once; the day of consulting is a local date, which has come.

    Raises PermissionDenied, or ValidationError with the field and a sentence.
    """
    policy.can_rule(by, clause.protocol).or_raise()
    today = timezone.localdate()
    if consulted_on > today:
        raise ValidationError(
            {
                "consulted_on": "The date must be today or in the past. You must consult before"
                " you rule"
            }
        )
    fields = {"question": question, "says": says, "consulted_on": consulted_on}
    fields |= {"protocol": clause.protocol, "number": clause.number, "ruled_on": today}
    who = {"by": by, "signed": by.signed}
    return Ruling.objects.get_or_create(key=key, defaults=fields | who)[0]


@transaction.atomic
def record_review(
    protocol: Protocol,
    *,
    days: tuple[date, date],
    figures: Sequence[tuple[str, str]],
    found: str,
    by: User,
    key: UUID,
) -> Review:
    """Record what was found of a time, from and to local dates, with the figures as shown."""
    policy.can_review(by, protocol).or_raise()
    fields = {"since": days[0], "until": days[1], "figures": list(figures), "found": found}
    who = {"by": by, "signed": by.signed, "reviewed_on": timezone.localdate()}
    return Review.objects.get_or_create(key=key, defaults=fields | who | {"protocol": protocol})[0]
