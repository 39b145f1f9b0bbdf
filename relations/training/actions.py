"""Actions on the register of training: record the day of a training, or remove it."""

from datetime import date

from django.db import transaction

from foundation.history import write
from foundation.turns import wait_for_turn
from people.models import User
from relations.models import CouncillorTraining, TrainingKind
from relations.training import policy


@transaction.atomic
def record_training(person: User, kind: TrainingKind, *, held_on: date | None, by: User) -> None:
    """`held_on` is a local date that has come; None if there was no such training."""
    policy.can_record_training(by).or_raise()
    wait_for_turn("training", person.pk, kind)
    row = CouncillorTraining.objects.filter(person=person, kind=kind).first()
    row = row or CouncillorTraining(person=person, kind=kind)
    if row.pk is None or row.held_on != held_on:
        write(row, by=by, reason="recorded" if held_on else "removed", held_on=held_on)
