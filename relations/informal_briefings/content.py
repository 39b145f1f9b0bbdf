"""What the pages of informal briefings show: facts, and the verbs as links."""

from django.urls import reverse

from foundation.types import Context
from people.directory import styled_member
from people.models import User
from relations.informal_briefings import policy
from relations.models import InformalBriefing, InformalBriefingState

TAGS: dict[str, tuple[str, str]] = {
    InformalBriefingState.ASKED: ("With senior officers", "blue"),
    InformalBriefingState.ARRANGED: ("Arranged", "green"),
    InformalBriefingState.DECLINED: ("Declined", "grey"),
    InformalBriefingState.WITHDRAWN: ("Withdrawn", "grey"),
}


def informal_briefing_line(briefing: InformalBriefing) -> Context:
    return {
        "url": briefing.get_absolute_url(),
        "title": briefing.title,
        "about": f"{briefing.reference}, {briefing.service}, for {styled_member(briefing.member)}",
        "when": time_of_briefing(briefing),
        "tag": TAGS[briefing.status],
    }


def time_of_briefing(briefing: InformalBriefing) -> str:
    """Wednesday 9 December, 2pm to 3pm; “Asked for” before it, until it is arranged."""
    arranged = briefing.status == InformalBriefingState.ARRANGED
    return briefing.when if arranged else f"Asked for {briefing.when}"


def officer_who_briefs(briefing: InformalBriefing) -> str:
    if briefing.officer is None:
        asked = briefing.status == InformalBriefingState.ASKED
        return f"Senior officers of {briefing.service} answer" if asked else "No one"
    if briefing.officer.is_active:
        return briefing.officer.name
    return f"{briefing.officer.name} has left. Another senior officer can arrange it again"


def facts_of_informal_briefing(briefing: InformalBriefing) -> list[Context]:
    return [
        {"label": "State", "tag": TAGS[briefing.status]},
        {"label": "When", "lines": [time_of_briefing(briefing), briefing.place]},
        {"label": "Asked by", "lines": [briefing.member.styled, str(briefing.committee)]},
        {"label": "Officer", "lines": [officer_who_briefs(briefing)]},
    ]


VERBS = (
    ("arrange-briefing", "Arrange the briefing", policy.can_arrange_briefing),
    ("decline-briefing", "Decline the briefing", policy.can_decline_briefing),
    ("withdraw-briefing", "Withdraw the request", policy.can_withdraw_briefing),
)


def links_of_informal_briefing(briefing: InformalBriefing, user: User) -> list[dict[str, str]]:
    return [
        {"label": label, "url": reverse(f"relations:{name}", args=[briefing.reference])}
        for name, label, can in VERBS
        if can(user, briefing)
    ]
