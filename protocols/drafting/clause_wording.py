"""Actions on the clauses of a draft: reword, add and remove a clause."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from foundation.history import remove_row, write
from people.models import User
from protocols import policy
from protocols.behaviours import Behaviour
from protocols.choices import Handling, Screen, Side
from protocols.drafting.actions import ChangedMeanwhile, locked_version
from protocols.models import Clause, Protocol
from protocols.sources.parts import MOST_GUIDANCE, UNLIMITED_SCREENS

REASON = "edited"


def clause_mark(clause: Clause) -> int:
    """The mark of a clause as it is now: the key of its last row of history."""
    return int(clause.history.aggregate(last=Max("history_id"))["last"] or 0)


@transaction.atomic
def reword_clause(
    clause: Clause,
    *,
    mark: int,
    by: User,
    side: str,
    screens: Sequence[str],
    behaviour: str | None = None,
    **fields: object,
) -> Clause:
    """Change these fields of a clause; without `behaviour` it asks for what it did. `mark` is the
    `clause_mark` when the person opened it: ChangedMeanwhile when somebody has saved this clause
    since, ValidationError with a sentence."""
    protocol = _locked_draft(clause.protocol, by)
    clause = protocol.clauses.select_for_update().get(pk=clause.pk)
    if clause_mark(clause) != mark:
        raise ChangedMeanwhile(f"Clause {clause.number} was changed while you were editing it.")
    asked_for = clause.behaviour if behaviour is None else behaviour
    fields |= {"side": side, "screens": screens, **handling_fields(asked_for, screens, clause)}
    changed = {name: new for name, new in fields.items() if getattr(clause, name) != new}
    if not changed:
        return clause
    _check_room(protocol, side, screens, besides=clause)
    write(clause, by=by, reason=REASON, **changed)
    _count_revision(protocol, by)
    return clause


@transaction.atomic
def add_clause(
    protocol: Protocol,
    *,
    by: User,
    number: str,
    side: str,
    screens: Sequence[str],
    behaviour: str = "",
    **fields: object,
) -> Clause:
    """A clause of the council's own, after all others; `behaviour` is what it switches on."""
    protocol = _locked_draft(protocol, by)
    if protocol.clauses.filter(number=number).exists():
        raise ValidationError({"number": "This number is taken. Enter another, such as 9.1"})
    _check_room(protocol, side, screens)
    last = protocol.clauses.aggregate(last=Max("position"))["last"] or 0
    fields |= {"number": number, "side": side, "screens": screens}
    fields |= handling_fields(behaviour, screens)
    clause = Clause(protocol=protocol, position=last + 1)
    write(clause, by=by, reason=REASON, **fields)
    _count_revision(protocol, by)
    return clause


def handling_fields(
    behaviour: str, screens: Sequence[str], before: Clause | None = None
) -> dict[str, object]:
    """How the portal handles a clause that asks for this and appears on these pages."""
    if not behaviour and screens:
        behaviour = Behaviour.EDITED_CLAUSES
    if before and before.behaviour == behaviour:
        return {}
    guided = behaviour == Behaviour.EDITED_CLAUSES
    handled = Handling.GUIDED if guided else Handling.SUPPORTED
    return {"handled": handled if behaviour else Handling.NONE, "behaviour": str(behaviour)}


@transaction.atomic
def remove_clause(clause: Clause, *, by: User) -> None:
    """Remove a clause from a draft; its history stays. One that a setting cites stays too."""
    protocol = _locked_draft(clause.protocol, by)
    policy.can_take_out(by, clause).or_raise()
    remove_row(protocol.clauses.get(pk=clause.pk), by=by, reason=REASON)
    _count_revision(protocol, by)


def _locked_draft(protocol: Protocol, by: User) -> Protocol:
    protocol = locked_version(protocol)
    policy.can_edit(by, protocol).or_raise()
    return protocol


def _count_revision(protocol: Protocol, by: User) -> None:
    """A change of a clause is a change of the draft: anyone who made it cannot adopt it."""
    write(protocol, by=by, reason=REASON, revision=protocol.revision + 1)


def _check_room(
    protocol: Protocol, side: str, screens: Sequence[str], besides: Clause | None = None
) -> None:
    """More than two clauses on one screen are not read."""
    others = [clause for clause in protocol.guidance if clause != besides]
    for screen in set(screens) - set(UNLIMITED_SCREENS):
        for reader in [side] if side else Side.values:
            there = [c.number for c in others if screen in c.screens and c.side in ("", reader)]
            if len(there) >= MOST_GUIDANCE:
                raise ValidationError({"screens": _full(screen, reader, there)})


def _full(screen: str, side: str, there: Sequence[str]) -> str:
    return (
        f"“{Screen(screen).label}” already shows clauses {' and '.join(there)} to"
        f" {str(Side(side).label).lower()}. Untick it here, or untick it for one of those"
        " clauses first"
    )
