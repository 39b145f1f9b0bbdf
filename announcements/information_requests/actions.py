"""Actions on a request for information: ask a service, answer, remind, withdraw."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from announcements.information_requests import due_time, policy
from announcements.models import InformationRequest, InformationState, InformationVerb
from announcements.models.media_team import in_media_team
from casework.cases import locked_case, move_case, next_reference, verb
from casework.notices import ledger
from casework.promises import calendar_of
from foundation.history import write
from foundation.turns import made_before
from people.models import Service, User
from people.models.holders import holders_of_role
from people.roles import LEADS_OF_SERVICE, Role
from protocols.version_cache import in_force

NOT_IN_TEAM = "This officer does not work in the media team."


@dataclass(frozen=True)
class NewInformationRequest:
    """What was typed."""

    service: Service
    title: str
    text: str


@transaction.atomic
def ask_for_information(new: NewInformationRequest, *, by: User, key: UUID) -> InformationRequest:
    """The same form is the same request. The service has the hours of the version (Oxford
    23.14(b))."""
    if before := made_before(InformationRequest.objects.all(), key, author=by):
        return before
    now = timezone.now()
    today = timezone.localdate(now)
    version = in_force(today)
    policy.can_ask_for_information(by, version).or_raise()
    request = InformationRequest(
        reference=next_reference("MQ", today.year),
        key=key,
        protocol=version,
        received_at=now,
        status=InformationState.ASKED,
        author=by,
        **vars(new),
    )
    calendar, hours = calendar_of(request), version.media_hours
    request.due_at = due_time.due_after(now, timedelta(hours=hours), calendar)
    request.remind_at = due_time.reminder_time(now, hours, calendar)
    write(request, by=by, reason=InformationVerb.ASKED)
    sentence = "The media team has asked your service for information."
    ledger.notify(leads_of(new.service), "media-asked", sentence, about=request, once="asked")
    return request


def leads_of(service: Service) -> list[User]:
    found = [holders_of_role(Role(role), service_id=service.pk) for role in LEADS_OF_SERVICE]
    return sorted({person for people in found for person in people}, key=lambda one: one.pk)


@verb(policy.can_give_information)
def give_information(request: InformationRequest, *, answer: str, by: User) -> None:
    fields = {"answer": answer, "answered_by": by, "answered_at": timezone.now()}
    state, reason = InformationState.ANSWERED, InformationVerb.ANSWERED
    move_case(request, state, by=by, reason=reason, remind_at=None, **fields)
    sentence = "A service has answered the media team."
    ledger.notify([request.author], "media-answered", sentence, about=request, once="answered")


@verb(policy.can_withdraw_request)
def withdraw_request(request: InformationRequest, *, by: User) -> None:
    state, reason = InformationState.WITHDRAWN, InformationVerb.WITHDREW
    move_case(request, state, by=by, reason=reason, remind_at=None)


def remind_of_information(pk: int) -> bool:
    """Remind once before it is due, and tell who leads the service once it is late. Whether
    anything was to be done."""
    request = locked_case(InformationRequest(pk=pk))
    now = timezone.now()
    if request.status != InformationState.ASKED or not request.remind_at:
        return False
    if request.remind_at > now or request.due_at is None:
        return False
    late = request.due_at <= now
    sentence = "Information for the media team is due soon."
    if late:
        sentence = "Information for the media team is overdue."
    once = "overdue" if late else "due-soon"
    ledger.notify(leads_of(request.service), "media-due", sentence, about=request, once=once)
    step = None if late else request.due_at
    reason = InformationVerb.REMINDED
    move_case(request, InformationState.ASKED, by=None, reason=reason, remind_at=step)
    return True


def pass_information_request(request: InformationRequest, *, officer: User, by: User) -> None:
    """Another officer of the media team gets the answer, instead of one who has left.
    PermissionDenied: they are not in the team. In a transaction that holds it."""
    if not in_media_team(officer):
        raise PermissionDenied(NOT_IN_TEAM)
    state, reason = InformationState.ASKED, InformationVerb.GIVEN
    move_case(request, state, by=by, reason=reason, author=officer)
    sentence = "A request for information has been passed to you."
    once = f"given:{officer.pk}"
    ledger.notify([officer], "media-given", sentence, about=request, once=once)
