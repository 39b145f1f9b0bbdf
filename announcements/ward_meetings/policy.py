"""Policy of public meetings and consultations in wards: who arranges one, with what notice."""

from datetime import date

from django.utils import timezone

from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User
from people.roles import OFFICERS
from protocols.behaviours import Behaviour
from protocols.models import Protocol
from protocols.version_cache import in_force_or_none

ONLY_OFFICERS = "Only officers can do this."


def can_arrange_meeting(user: User, version: Protocol | None = None) -> Verdict:
    """An officer, if the version in force asks that ward councillors are invited."""
    version = version or in_force_or_none()
    return officer_can(user, version, Behaviour.WARD_MEETINGS, "public meetings in wards")


def can_consult_ward(user: User, version: Protocol | None = None) -> Verdict:
    """An officer, if the version in force asks that ward councillors are consulted first."""
    version = version or in_force_or_none()
    return officer_can(user, version, Behaviour.WARD_CONSULTATIONS, "consultations in wards")


def officer_can(user: User, version: Protocol | None, asked: Behaviour, what: str) -> Verdict:
    if user.side != "officer" or not user.holds(*OFFICERS):
        return denied(ONLY_OFFICERS)
    if version is None or not version.clause_for(asked):
        return denied(f"The protocol does not provide for {what} in Concordat.")
    return ALLOWED


def days_of_notice(day: date) -> int:
    """Days from today to a local date."""
    return (day - timezone.localdate()).days


def needs_reason(day: date, version: Protocol) -> bool:
    """Whether a meeting on this local date has less notice than the protocol's figure."""
    asked = version.clause_for(Behaviour.WARD_MEETING_NOTICE)
    return bool(asked) and days_of_notice(day) < version.meeting_notice_days
