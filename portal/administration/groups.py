"""Political groups: added and renamed by people administrators, and never two of one name."""

from django.core.exceptions import ValidationError
from django.db import transaction

from foundation.history import history_of, write
from foundation.turns import wait_for_turn
from people.models import Group, User
from people.policy import can_administer

SAME_NAME = "There is a political group of this name already. Enter another name"


@transaction.atomic
def add_group(name: str, *, by: User) -> None:
    """Pressed twice, it adds one. Raises ValidationError if there is another of this name."""
    can_administer(by).or_raise()
    wait_for_turn("group", name.lower())
    there = Group.objects.filter(name__iexact=name).first()
    if there is None:
        write(Group(name=name), by=by, reason="added")
    elif there.name != name or not was_added_by(there, by):
        raise ValidationError(SAME_NAME)


def was_added_by(group: Group, by: User) -> bool:
    rows = history_of(Group).filter(id=group.pk, history_type="+", history_user=by)
    return bool(rows.exists())


@transaction.atomic
def rename_group(group: Group, name: str, *, by: User) -> None:
    """Raises ValidationError if another group has this name."""
    can_administer(by).or_raise()
    wait_for_turn("group", name.lower())
    if Group.objects.filter(name__iexact=name).exclude(pk=group.pk).exists():
        raise ValidationError(SAME_NAME)
    if group.name != name:
        write(group, by=by, reason="renamed", name=name)
