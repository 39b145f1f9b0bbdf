"""Actions on a visit: announce, confirm, offer another time, accept it, withdraw."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from casework.cases import move_case, next_reference, verb
from foundation.history import write
from foundation.turns import made_before
from people.models import User
from protocols.behaviours import Behaviour
from protocols.choices import VisitAnswerer
from protocols.version_cache import in_force
from relations.models import Premises, Visit, VisitState, VisitVerb
from relations.visits import notices, policy, routing

ENDED = "These premises are no longer used. Choose others."


@dataclass(frozen=True)
class NewVisit:
    """What was typed; both times are aware."""

    premises: Premises
    starts_at: datetime
    ends_at: datetime
    purpose: str
    late_reason: str = ""
    accepts_rules: bool = False


@transaction.atomic
def announce_visit(new: NewVisit, *, by: User, key: UUID) -> Visit:
    """Tell who answers it, the manager and, for premises in another ward, first its councillors.
    The same form is the same visit (Cheshire East 8.3-4, Knutsford 13.3(d))."""
    if before := made_before(Visit.objects.all(), key, member=by):
        return before
    visit = unsaved_visit(new, by=by, key=key)
    version = visit.version
    policy.can_announce(by, version).or_raise()
    if new.premises.has_ended(visit.held_on):
        raise PermissionDenied(ENDED)
    ward = []
    if version.clause_for(Behaviour.VISIT_WARD_TOLD):
        ward = routing.ward_councillors(visit)
        visit.ward_is_told = not routing.is_own_ward(visit)
        visit.told = [person.name for person in ward]
    write(visit, by=by, reason=VisitVerb.ANNOUNCED)
    notices.tell_ward(visit, ward, once="announced")
    if version.clause_for(Behaviour.VISITS_ARRANGED):
        notices.tell_of_announcement(visit, routing.officers_of(visit), once="announced")
    return visit


def unsaved_visit(new: NewVisit, *, by: User, key: UUID) -> Visit:
    now, premises = timezone.now(), new.premises
    today = timezone.localdate(now)
    return Visit(
        reference=next_reference("V", today.year),
        key=key,
        protocol=in_force(today),
        received_at=now,
        status=VisitState.ANNOUNCED,
        title=premises.name,
        place=premises.name,
        premises=premises,
        member=by,
        starts_at=new.starts_at,
        ends_at=new.ends_at,
        purpose=new.purpose,
        late_reason=new.late_reason,
        rules=premises.rules if new.accepts_rules else "",
        rules_accepted_at=now if new.accepts_rules else None,
    )


@verb(policy.can_answer)
def confirm_visit(visit: Visit, *, by: User) -> None:
    move_case(visit, VisitState.CONFIRMED, by=by, reason=VisitVerb.CONFIRMED)
    notices.tell_visitor(visit, "Your visit has been confirmed.", once="confirmed")
    if visit.version.visit_answerer != VisitAnswerer.MANAGER:
        notices.tell_confirmed_to_managers(visit)


@verb(policy.can_offer_time)
def offer_other_time(
    visit: Visit, *, starts_at: datetime, ends_at: datetime, reason: str, by: User
) -> None:
    """Both times are aware. The visitor accepts it, or withdraws the visit."""
    move_case(
        visit,
        VisitState.OTHER_TIME,
        by=by,
        reason=VisitVerb.OFFERED,
        other_starts_at=starts_at,
        other_ends_at=ends_at,
        other_reason=reason,
    )
    sentence = "You have been offered another time for your visit."
    notices.tell_visitor(visit, sentence, once="other-time")


@verb(policy.can_accept_time)
def accept_other_time(visit: Visit, *, by: User) -> None:
    """The visit is at the other time. The councillors of the ward are told again."""
    move_case(
        visit,
        VisitState.CONFIRMED,
        by=by,
        reason=VisitVerb.ACCEPTED,
        starts_at=visit.other_starts_at,
        ends_at=visit.other_ends_at,
    )
    if visit.ward_is_told:
        notices.tell_ward(visit, routing.ward_councillors(visit), once="other-time")
    sentence = "A councillor has accepted another time for a visit."
    notices.tell_officers(visit, once="accepted", sentence=sentence)


@verb(policy.can_withdraw)
def withdraw_visit(visit: Visit, *, by: User) -> None:
    move_case(visit, VisitState.WITHDRAWN, by=by, reason=VisitVerb.WITHDREW)
    sentence = "A visit to premises has been withdrawn."
    notices.tell_officers(visit, once="withdrawn", sentence=sentence)
    if visit.ward_is_told:
        notices.tell_ward_of_withdrawal(visit, routing.ward_councillors(visit))
