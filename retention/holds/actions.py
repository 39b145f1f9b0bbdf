"""Actions on holds: place and end."""

from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from casework.lookup import case_models_not_sealed
from casework.references import typed_reference
from foundation.history import write
from foundation.text_search import searched_words
from foundation.turns import made_before, wait_for_turn
from people.models import User
from retention import policy
from retention.models import Hold

TURN = "retention"  # a hold is placed before a destruction or after it, and never during one
NO_CASE = "There is no case with this reference. Check it, for example E-2026-0417"


@transaction.atomic
def place_hold(
    *, case: str = "", name: str = "", why: str, until: date | None, by: User, key: UUID
) -> Hold:
    """On one case, by its reference, or on a person’s name. ValidationError with the field."""
    policy.can_place_hold(by).or_raise()
    if made := made_before(Hold.objects.all(), key, placed_by=by):
        return made
    wait_for_turn(TURN)
    check_hold(case, name, until)
    reference = (typed_reference(case) or "") if case else ""
    if case and not is_there(reference):
        raise ValidationError({"case": NO_CASE})
    hold = Hold(key=key, reference=reference, name=name, why=why, until=until)
    hold.placed_by, hold.placed_at = by, timezone.now()
    write(hold, by=by, reason="placed")
    return hold


def check_hold(case: str, name: str, until: date | None) -> None:
    if bool(case) == bool(name):
        raise ValidationError({"case": "Enter a reference or a name, and not both"})
    if name and not searched_words(name):
        raise ValidationError({"name": "Enter a name with letters in it"})
    if until and until < timezone.localdate():
        raise ValidationError({"until": "The last day of the hold must be today or in the future"})


def is_there(reference: str) -> bool:
    """Whether there is a case that is not confidential by this reference."""
    return any(
        model._base_manager.filter(reference=reference).exists()
        for model in case_models_not_sealed()
    )


@transaction.atomic
def end_hold(hold: Hold, *, by: User) -> Hold:
    hold = Hold.objects.select_for_update(of=("self",)).get(pk=hold.pk)
    policy.can_end_hold(by, hold, timezone.localdate()).or_raise()
    write(hold, by=by, reason="ended", ended_by=by, ended_at=timezone.now())
    return hold
