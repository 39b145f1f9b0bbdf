"""Policy of scrutiny requests: who asks for an officer, names one, declines, leaves a topic."""

from datetime import date

from django.utils import timezone

from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User, acts_for
from protocols.behaviours import Behaviour
from protocols.calendar import working_calendar
from protocols.models import Protocol
from protocols.version_cache import in_force_or_none
from relations.models import (
    SCRUTINY_OPEN,
    ScrutinyBody,
    ScrutinyRequest,
    ScrutinyState,
    topics_still_open,
)
from relations.scrutiny import routing

NOT_ASKED = "The protocol does not provide for scrutiny bodies to ask for an officer in Concordat."


def can_ask_for_scrutiny(user: User, version: Protocol | None = None) -> Verdict:
    """A councillor of a scrutiny body today, if the version in force provides for it."""
    version = version or in_force_or_none()
    if version is None or not version.clause_for(Behaviour.SCRUTINY_REQUESTS):
        return denied(NOT_ASKED)
    if not (user.is_member and ScrutinyBody.objects.visible_to(user).exists()):
        return denied("Only the councillors of a scrutiny body can ask for an officer to attend.")
    return ALLOWED


def can_name_officer(user: User, request: ScrutinyRequest) -> Verdict:
    """Name who attends, or someone else later: the Director, until the meeting starts."""
    if not (verdict := is_decider(user, request)):
        return verdict
    if request.status not in SCRUTINY_OPEN:
        return denied(f"This request is already {request.get_status_display().lower()}.")
    return is_still_to_come(request)


def can_decline_scrutiny(user: User, request: ScrutinyRequest) -> Verdict:
    """The Director, once, at any time: a request that no one answered can still be answered."""
    if not (verdict := is_decider(user, request)):
        return verdict
    if request.status != ScrutinyState.ASKED:
        return denied("This request has been answered already.")
    return ALLOWED


def can_withdraw_scrutiny(user: User, request: ScrutinyRequest) -> Verdict:
    """The councillor who asked, or the portal once they have left, until the meeting starts."""
    if not acts_for(user, request, "member", "member"):
        return denied("Only the councillor who asked for an officer can withdraw the request.")
    if request.status not in SCRUTINY_OPEN:
        return denied(f"This request is already {request.get_status_display().lower()}.")
    return is_still_to_come(request)


def can_leave_topic(user: User, request: ScrutinyRequest) -> Verdict:
    """The officer who attends, before, at and after the meeting, if the protocol keeps officers out
    of politics."""
    number = request.version.clause_for(Behaviour.SCRUTINY_NO_POLITICS)
    if not number:
        return denied("The protocol does not provide for withdrawing from a topic.")
    if request.status != ScrutinyState.AGREED or user.pk != request.officer_id:
        return denied("Only the officer who attends can withdraw from a topic.", clause=number)
    if not any(topics_still_open(request)):
        return denied("You have withdrawn from every topic already.", clause=number)
    return ALLOWED


def is_decider(user: User, request: ScrutinyRequest) -> Verdict:
    if routing.decides_scrutiny(user, request):
        return ALLOWED
    title = routing.scrutiny_decider_title(request)
    clause = routing.clause_of_decider(request)
    return denied(f"Only {title} can answer this request.", clause=clause)


def earliest_day(asked_on: date, body: ScrutinyBody, version: Protocol) -> date:
    """The first local date of a meeting with the whole notice of the body. A request on a day when
    the council is closed counts from the next working day."""
    calendar = working_calendar(version.division)
    return calendar.add(calendar.next_working(asked_on), body.notice_under(version))


def is_still_to_come(request: ScrutinyRequest) -> Verdict:
    if request.starts_at <= timezone.now():
        return denied("This meeting has already started.")
    return ALLOWED
