"""Policy of requests for information: who asks a service, answers, withdraws."""

from announcements.models import InformationRequest, InformationState
from announcements.models.media_team import in_media_team
from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User
from protocols.behaviours import Behaviour
from protocols.models import Protocol
from protocols.version_cache import in_force_or_none


def can_ask_for_information(user: User, version: Protocol | None = None) -> Verdict:
    """The media team, if the version in force provides for it."""
    version = version or in_force_or_none()
    if version is None or not version.clause_for(Behaviour.MEDIA_TEAM_INFORMATION):
        return denied("The protocol does not provide for requests of the media team.")
    if not in_media_team(user):
        return denied("Only the media team can ask a service for information.")
    return ALLOWED


def can_give_information(user: User, request: InformationRequest) -> Verdict:
    """Everyone who works in the service that is asked, also late."""
    if request.service_id not in user.services:
        return denied(f"Only officers of {request.service} can answer.")
    return is_unanswered(request)


def can_withdraw_request(user: User, request: InformationRequest) -> Verdict:
    """The media team, until it is answered."""
    if not in_media_team(user):
        return denied("Only the media team can withdraw this request.")
    return is_unanswered(request)


def is_unanswered(request: InformationRequest) -> Verdict:
    if request.status != InformationState.ASKED:
        return denied(f"This request is already {request.get_status_display().lower()}.")
    return ALLOWED
