"""Policy of informal briefings: who can ask for one, arrange it, decline it, withdraw it."""

from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User, acts_for
from people.roles import COMMITTEE_POSTS
from protocols.behaviours import Behaviour
from protocols.models import Protocol
from protocols.version_cache import in_force_or_none
from relations.informal_briefings import routing
from relations.models import INFORMAL_BRIEFINGS_OPEN, InformalBriefing, InformalBriefingState

NOT_PROVIDED = (
    "The protocol does not provide for asking for an informal briefing in Concordat. Contact the"
    " service instead."
)
ONLY_POSTS = (
    "Only chairs, vice-chairs and spokespersons of a committee can ask for an informal briefing."
)


def can_ask_informal_briefing(user: User, version: Protocol | None = None) -> Verdict:
    """A councillor with one of the three posts, if the version in force provides for it."""
    version = version or in_force_or_none()
    if version is None or not version.clause_for(Behaviour.INFORMAL_BRIEFINGS):
        return denied(NOT_PROVIDED)
    held = user.is_member and user.holds(*COMMITTEE_POSTS)
    return ALLOWED if held else denied(ONLY_POSTS)


def can_arrange_briefing(user: User, briefing: InformalBriefing) -> Verdict:
    """Arrange it, or move it later: a senior officer of the service, before it starts."""
    return is_asked(user, briefing) and is_briefing_open(briefing)


def can_decline_briefing(user: User, briefing: InformalBriefing) -> Verdict:
    """A senior officer of the service, also after the time that was asked for."""
    return is_asked(user, briefing) and is_briefing_open(briefing)


def can_give_briefing(user: User, briefing: InformalBriefing) -> Verdict:
    """Pass it to another senior officer: the portal, or who chose for the officer, once that
    officer no longer works for the service."""
    if briefing.officer is None or routing.is_senior_officer(briefing.officer, briefing):
        return denied("The officer who arranged this briefing has not left.")
    return is_briefing_open(briefing)


def can_withdraw_briefing(user: User, briefing: InformalBriefing) -> Verdict:
    """The councillor who asked, or the portal once they have left, until a briefing that was
    arranged starts."""
    if not acts_for(user, briefing, "member", "member"):
        return denied("Only the councillor who asked can withdraw this request.")
    return is_briefing_open(briefing)


def is_asked(user: User, briefing: InformalBriefing) -> Verdict:
    if routing.is_senior_officer(user, briefing):
        return ALLOWED
    return denied(f"Only senior officers of {briefing.service} can do this.")


def is_briefing_open(briefing: InformalBriefing) -> Verdict:
    """Neither declined nor withdrawn, nor arranged for a time that has come."""
    if briefing.status not in INFORMAL_BRIEFINGS_OPEN:
        return denied(f"This request is already {briefing.get_status_display().lower()}.")
    if briefing.status == InformalBriefingState.ARRANGED and briefing.has_begun:
        return denied("This briefing has already started.")
    return ALLOWED
