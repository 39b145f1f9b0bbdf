"""Work of people who have left, besides cases: each kind is done as it was chosen, or by itself."""

from collections.abc import Iterator

from django.core.exceptions import PermissionDenied
from django.db import transaction

from casework.leavers import Left, WorkKind
from foundation import sweeps
from foundation.types import Untyped
from portal.leavers.due_choices import settle
from portal.leavers.kinds import KINDS
from portal.leavers.left import left_lately
from portal.leavers.models import LeaverChoice, Outcome, What
from portal.leavers.policy import can_choose
from portal.leavers.posts import Leaving
from relations.leavers.sealed_seats import case_seats, panel_seats, vacate_case, vacate_panel


def settle_work() -> int:
    """Returns how many kinds of work, of how many people, something was done about. Twice changes
    nothing."""
    left = left_lately()
    if not left:
        return 0
    done = sweeps.deal_with_each("work of leavers", set(due_work(left)), settle_kind)
    panels = panel_seats(left).values_list("pk", flat=True)
    done += sweeps.deal_with_each("panel seats of leavers", panels, vacate_panel, sealed=True)
    cases = case_seats(left)
    return done + sweeps.deal_with_each("case seats of leavers", cases, vacate_case, sealed=True)


def due_work(left: Left) -> Iterator[str]:
    """The kind and the person of what is open, and of choices for what is open no more:
    letters:12. One statement for each kind."""
    for kind in KINDS.values():
        for person in kind.rows(left).order_by().values_list(kind.holder, flat=True).distinct():
            yield f"{kind.name}:{person}"
    people = left.councillors | left.officers
    chosen = LeaverChoice.objects.pending().filter(person__in=people).exclude(kind="")
    for name, person in chosen.values_list("kind", "person"):
        yield f"{name}:{person}"


def settle_kind(key: str) -> bool:
    """All that one person has of one kind, in the transaction of the sweep. Whether any of it was
    dealt with."""
    name, _, found = key.rpartition(":")
    kind, person = KINDS[name], int(found)
    left = left_lately(person)
    pending = LeaverChoice.objects.pending().filter(person=person, kind=name)
    choice = pending.select_related("person", "to", "by").select_for_update(of=("self",)).first()
    held = kind.rows(left).order_by("pk").select_for_update(of=("self",), skip_locked=True)
    outcomes = [settle_row(kind, row, choice) for row in held]
    if choice:
        settle([choice], next((one for one in ORDER if one in outcomes), Outcome.NOT_NEEDED))
    return any(outcomes) or bool(choice)


ORDER = (Outcome.REFUSED, Outcome.DONE)


def settle_row(kind: WorkKind, row: Untyped, choice: LeaverChoice | None) -> Outcome | None:
    """What was done; None if nothing can be done yet."""
    if choice and do_as_chosen_for(kind, row, choice):
        return Outcome.DONE
    waits = kind.end(type(row)._default_manager.get(pk=row.pk)) is False
    if choice:
        return Outcome.REFUSED
    return None if waits else Outcome.DONE


def do_as_chosen_for(kind: WorkKind, row: Untyped, choice: LeaverChoice) -> bool:
    """Whether it could be done: who chose may have left too, and who is named not have it."""
    try:
        with transaction.atomic():
            can_choose(choice.by, Leaving(choice.person)).or_raise()
            if choice.what == What.WITHDRAW and kind.withdraw:
                kind.withdraw(row)
            elif kind.give and choice.to:
                kind.give(row, choice.to, choice.by)
    except PermissionDenied:
        return False
    return True
