"""Actions on an employment case: start, open, appoint, meet, confirm, find the facts, decide."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from uuid import UUID, uuid4

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
from people.models import User, system_user
from protocols.behaviours import Behaviour
from protocols.version_cache import todays_protocol
from relations.employment_cases import policy, routing
from relations.employment_cases.access_record import write_case_access
from relations.models import (
    CaseDeed,
    CaseHandling,
    EmploymentCase,
    EmploymentMatter,
    EmploymentSeat,
    EmploymentState,
    MeetingTime,
    SeatDetails,
    concerned_tag,
    deciding_tag,
    people_of_human_resources,
)

CANNOT_BE_APPOINTED = "This councillor cannot be appointed to this case. Select someone else."
NO_ONE_DECIDED = "Select each councillor who decided, from those appointed today."
ABOUT_ONESELF = "You cannot start a case about yourself."


@dataclass(frozen=True)
class NewEmploymentCase:
    """What was typed."""

    officer: User
    kind: str
    text: str


@transaction.atomic
def start_employment_case(new: NewEmploymentCase, *, by: User, key: UUID) -> EmploymentCase:
    """The same form is the same case (Oxford 23.16(b)-(c))."""
    version = todays_protocol()
    policy.can_start_employment_case(by, version).or_raise()
    row_key = UUID(blind_tag("employment case of a form", by.pk, key))
    wait_for_turn("employment case", row_key)
    if before := EmploymentCase.objects.filter(key=row_key).first():
        return before
    if new.officer.pk == by.pk:
        raise PermissionDenied(ABOUT_ONESELF)
    now = timezone.now()
    matter = EmploymentMatter(
        officer=new.officer.pk,
        officer_name=new.officer.signed,
        kind=new.kind,
        text=new.text,
        started_by=by.name,
        started_at=now,
    )
    case = EmploymentCase(
        key=row_key,
        protocol=version,
        started_at=start_of_day(now),
        state=EmploymentState.OPEN,
        concerned=row_tag(concerned_tag(new.officer.pk), row_key),
    )
    fields = sealed_values(case, said=matter.to_json(), notes=CaseHandling().to_json())
    write(case, by=None, reason=CaseDeed.STARTED, **fields)
    write_case_access(case, CaseDeed.STARTED, name=by.name)
    return case


@transaction.atomic
def record_case_opening(case: EmploymentCase, *, by: User) -> None:
    write_case_access(case, CaseDeed.READ, name=by.name)


def locked_employment_case(
    case: EmploymentCase, may: Callable[[User, EmploymentCase], Verdict], by: User
) -> EmploymentCase:
    """The row as it is now, held until the transaction ends. The policy is asked about it."""
    row = EmploymentCase.objects.select_for_update().get(pk=case.pk)
    may(by, row).or_raise()
    return row


def unless_sent(
    case: EmploymentCase, may: Callable[[User, EmploymentCase], Verdict], by: User, key: UUID
) -> EmploymentCase | None:
    """As `locked_employment_case`, with the key of the form among those that count once; None if
    it counted already, because its button was pressed twice."""
    row = EmploymentCase.objects.select_for_update().get(pk=case.pk)
    if str(key) in row.handling.keys:
        return None
    return locked_employment_case(row, may, by)


@transaction.atomic
def appoint_to_case(case: EmploymentCase, *, member: User, by: User) -> None:
    """A councillor, trained if the protocol asks for it and without a declared connection to the
    officer (Oxford 23.16(b)-p6). Appointed already: nothing happens."""
    row = locked_employment_case(case, policy.can_change_case, by)
    if any(seat.details.member == member.pk for seat in row.seats_today):
        return
    if not routing.members_to_appoint(row).filter(pk=member.pk).exists():
        raise PermissionDenied(CANNOT_BE_APPOINTED)
    key = uuid4()
    seat = EmploymentSeat(key=key, case=row, member=row_tag(deciding_tag(member.pk), key))
    details = SeatDetails(member=member.pk, name=member.styled)
    write(seat, by=None, reason=CaseDeed.APPOINTED, **sealed_values(seat, said=details.to_json()))
    write_case_access(row, CaseDeed.APPOINTED, name=by.name)
    write_sealed_notices([member], due_at=timezone.now())


@transaction.atomic
def end_appointment_to_case(case: EmploymentCase, *, seat: EmploymentSeat, by: User) -> None:
    row = locked_employment_case(case, policy.can_change_case, by)
    found = next((one for one in row.seats_today if one.pk == seat.pk), None)
    if found:
        write(found, by=None, reason=CaseDeed.ENDED, has_ended=True)
        write_case_access(row, CaseDeed.ENDED, name=by.name)


@transaction.atomic
def confirm_no_influence(case: EmploymentCase, *, by: User) -> None:
    """No party political or personal factor will count (Oxford 23.16(b)-p5)."""
    row = locked_employment_case(case, policy.can_confirm_no_influence, by)
    seat = policy.own_seat(by, row)
    if seat:
        details = replace(seat.details, confirmed_at=timezone.now())
        fields = sealed_values(seat, said=details.to_json())
        write(seat, by=None, reason=CaseDeed.CONFIRMED, **fields)
        write_case_access(row, CaseDeed.CONFIRMED, name=by.name)


@transaction.atomic
def arrange_case_meeting(
    case: EmploymentCase, *, meeting: MeetingTime, by: User, key: UUID
) -> None:
    """When and where the committee meets, or meets instead. Those who are appointed are told that
    there is something."""
    if (row := unless_sent(case, policy.can_change_case, by, key)) is None:
        return
    handling = replace(
        row.handling, place=meeting.place, starts_at=meeting.starts_at, ends_at=meeting.ends_at
    )
    save_handling(row, CaseDeed.ARRANGED, handling, EmploymentState(row.state), by=by, key=key)
    tell_committee(row)


@transaction.atomic
def record_facts(case: EmploymentCase, *, findings: str, duties: str, by: User, key: UUID) -> None:
    """What the committee found to be the facts, and the duties of the council as an employer that
    it has to weigh (Oxford 23.16(b)-p4)."""
    if (row := unless_sent(case, policy.can_record_facts, by, key)) is None:
        return
    handling = replace(
        row.handling,
        findings=findings,
        duties=duties,
        found_at=timezone.now(),
        found_by=by.name,
    )
    save_handling(row, CaseDeed.FOUND, handling, EmploymentState.FACTS, by=by, key=key)


@transaction.atomic
def decide_case(
    case: EmploymentCase, *, outcome: str, seats: Iterable[str], by: User, key: UUID
) -> None:
    """`seats` are the keys of the councillors who decided. They are named with the date (Oxford
    23.16(c)), and all who are appointed are told."""
    if (row := unless_sent(case, policy.can_decide_case, by, key)) is None:
        return
    wanted = set(seats)
    names = [seat.details.name for seat in policy.seats_that_decide(row) if str(seat.key) in wanted]
    if row.version.clause_for(Behaviour.EMPLOYMENT_DECIDERS) and not names:
        raise PermissionDenied(NO_ONE_DECIDED)
    handling = replace(
        row.handling,
        outcome=outcome,
        members=tuple(names),
        decided_at=timezone.now(),
        recorded_by=by.name,
    )
    save_handling(row, CaseDeed.DECIDED, handling, EmploymentState.DECIDED, by=by, key=key)
    tell_committee(row)


def save_handling(
    case: EmploymentCase,
    deed: CaseDeed,
    handling: CaseHandling,
    state: EmploymentState,
    *,
    by: User,
    key: UUID,
) -> None:
    handling = replace(handling, keys=(*handling.keys, str(key)))
    meeting = handling.meeting
    held_on = timezone.localdate(meeting.starts_at) if meeting else None
    fields = sealed_values(case, notes=handling.to_json())
    write(case, by=None, reason=deed, state=state, held_on=held_on, **fields)
    write_case_access(case, deed, name=by.name)


def vacate_case_seat(seat: EmploymentSeat) -> None:
    """Of a councillor who has left office. Human resources are told, by an email that names
    nothing. In a transaction that holds the seat."""
    write(seat, by=None, reason=CaseDeed.ENDED, has_ended=True)
    write_case_access(seat.case, CaseDeed.ENDED, name=system_user().name)
    write_sealed_notices(people_of_human_resources(), due_at=timezone.now())


def tell_committee(case: EmploymentCase) -> None:
    """Everyone who is appointed today, that there is something in the portal."""
    members = [seat.details.member for seat in case.seats_today]
    people = User.objects.filter(pk__in=members, is_active=True)
    write_sealed_notices(people, due_at=timezone.now())
