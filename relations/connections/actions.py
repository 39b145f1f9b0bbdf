"""Actions on a declared connection: declare, open, acknowledge, record its end."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from casework.notices.discreet import write_sealed_notices
from casework.sealing.field import sealed_values
from casework.sealing.keys import blind_tag
from casework.sealing.row_tags import row_tag
from foundation.history import start_of_day, write
from foundation.turns import wait_for_turn
from foundation.verdict import Verdict
from people.models import User
from people.roles import Role
from protocols.version_cache import todays_protocol
from relations.connections import policy
from relations.connections.access_record import write_access
from relations.connections.reading_office import people_acting_for, reading_office
from relations.models import Connection, Declaration, DeclarationState, Deed, OfficeNotes
from relations.models.connections import author_tag, named_tag, office_tag, pair_tag

NO_READER = (
    "No office can read this declaration today, because the offices are vacant or one of you holds"
    " them. Speak to the council’s auditor."
)
NOT_BOTH_SIDES = (
    "A connection is between a councillor and an officer. Select someone who is not on your side."
)


@dataclass(frozen=True)
class NewConnection:
    """What was typed. `first` is the office that the author asks for, if not the usual one."""

    other: User
    kind: str
    text: str
    year: int
    month: int | None
    first: Role | None = None


@transaction.atomic
def declare(new: NewConnection, *, by: User, key: UUID) -> Declaration:
    """Send a declaration to the office that reads it. The same form is the same declaration.

    PermissionDenied, a sentence: no office can read it today.
    """
    version = todays_protocol()
    policy.can_declare(by, version).or_raise()
    row_key = UUID(blind_tag("declaration of a form", by.pk, key))
    wait_for_turn("declaration", row_key)
    if before := Declaration.objects.by(by).filter(key=row_key).first():
        return before
    if {by.side, new.other.side} != {"member", "officer"}:
        raise PermissionDenied(NOT_BOTH_SIDES)
    office = reading_office(version, by, new.other, first=new.first)
    if office is None:
        raise PermissionDenied(NO_READER)
    declaration = save_declaration(new, office.office, row_key, by=by)
    write_sealed_notices(people_acting_for(office.office), due_at=timezone.now())
    return declaration


def save_declaration(new: NewConnection, office: str, key: UUID, *, by: User) -> Declaration:
    now, other = timezone.now(), new.other
    member, officer = (by, other) if by.side == "member" else (other, by)
    said = Connection(
        author=by.pk,
        author_name=by.signed,
        other=other.pk,
        other_name=other.signed,
        kind=new.kind,
        text=new.text,
        year=new.year,
        month=new.month,
        office=office,
        declared_at=now,
    )
    declaration = Declaration(
        key=key,
        declared_at=start_of_day(now),
        state=DeclarationState.DECLARED,
        author=row_tag(author_tag(by.pk), key),
        named=row_tag(named_tag(other.pk), key),
        office=row_tag(office_tag(office), key),
        pair=pair_tag(member.pk, officer.pk),
    )
    fields = sealed_values(declaration, said=said.to_json(), notes=OfficeNotes().to_json())
    write(declaration, by=None, reason=Deed.DECLARED, **fields)
    write_access(declaration, Deed.DECLARED, name=by.name)
    return declaration


@transaction.atomic
def record_opening(declaration: Declaration, *, by: User) -> None:
    """Anyone who reads it for the office; its author opens their own copy unrecorded."""
    if not policy.is_author(by, declaration):
        write_access(declaration, Deed.OPENED, name=by.name)


def acknowledge(declaration: Declaration, *, by: User, key: UUID) -> None:
    """Acknowledge it. Its author is told that there is something in the portal."""

    def noted(notes: OfficeNotes) -> OfficeNotes:
        return replace(notes, acknowledged_at=timezone.now(), acknowledged_by=by.name)

    save_notes(declaration, Deed.ACKNOWLEDGED, noted, may=policy.can_acknowledge, by=by, key=key)


def record_end(declaration: Declaration, *, on: date, text: str, by: User, key: UUID) -> None:
    """Record that the connection ended on a local date. It has no effect from then on."""

    def noted(notes: OfficeNotes) -> OfficeNotes:
        return replace(notes, ended_on=on, ended_by=by.name, ended_why=text)

    save_notes(declaration, Deed.ENDED, noted, may=policy.can_end, by=by, key=key)


STATE_AFTER: dict[Deed, dict[str, object]] = {
    Deed.ACKNOWLEDGED: {"state": DeclarationState.ACKNOWLEDGED},
    Deed.ENDED: {"state": DeclarationState.ENDED, "pair": ""},
}


@transaction.atomic
def save_notes(
    declaration: Declaration,
    deed: Deed,
    noted: Callable[[OfficeNotes], OfficeNotes],
    *,
    may: Callable[[User, Declaration], Verdict],
    by: User,
    key: UUID,
) -> None:
    """One transaction on the locked row: a form counts once, the policy decides, the author is
    told."""
    row = Declaration.objects.select_for_update().get(pk=declaration.pk)
    if str(key) in row.noted.keys:
        return
    may(by, row).or_raise()
    notes = noted(row.noted)
    notes = replace(notes, keys=(*notes.keys, str(key)))
    fields = {**sealed_values(row, notes=notes.to_json()), **STATE_AFTER[deed]}
    write(row, by=None, reason=deed, **fields)
    write_access(row, deed, name=by.name)
    author = User.objects.filter(pk=row.connection.author, is_active=True)
    write_sealed_notices(author, due_at=timezone.now())
