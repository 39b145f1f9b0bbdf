"""What the pages of briefings on agendas show: facts, who is unbriefed, the verbs as links."""

from django.urls import reverse

from foundation.types import Context
from people.directory import styled_member
from people.models import Appointment, User
from relations.briefings import policy
from relations.models import AgendaBriefing, BriefingState, unbriefed_posts

TAGS: dict[str, tuple[str, str]] = {
    BriefingState.PLANNED: ("Planned", "blue"),
    BriefingState.HELD: ("Held", "green"),
    BriefingState.CANCELLED: ("Cancelled", "grey"),
}


def briefing_line(briefing: AgendaBriefing) -> Context:
    return {
        "url": briefing.get_absolute_url(),
        "title": f"Briefing for {briefing.title}",
        "about": f"{briefing.reference}, {briefing.officer.name}",
        "when": briefing.when,
        "tag": TAGS[briefing.status],
    }


def facts_of_briefing(briefing: AgendaBriefing) -> list[Context]:
    meeting = briefing.meeting
    return [
        {"label": "State", "tag": TAGS[briefing.status]},
        {"label": "When", "lines": [briefing.when, briefing.place]},
        {"label": "Meeting", "lines": [meeting.title, meeting.when]},
        {"label": "Officer who briefs", "lines": [briefing.officer.name]},
    ]


def people_briefed(briefing: AgendaBriefing) -> list[str]:
    posts = Appointment.objects.filter(pk__in=briefing.briefed)
    rows = posts.select_related("person", "committee").order_by("starts_on", "pk")
    return [f"{styled_member(post.person)}, {post.post}" for post in rows]


def people_unbriefed(briefing: AgendaBriefing) -> list[str]:
    posts = unbriefed_posts(briefing.meeting)
    return [f"{styled_member(post.person)}, {post.post}" for post in posts]


VERBS = (
    ("record-briefing", "Record who was briefed", policy.can_record_briefing),
    ("cancel-briefing", "Cancel the briefing", policy.can_cancel_briefing),
)


def links_of_briefing(briefing: AgendaBriefing, user: User) -> list[dict[str, str]]:
    return [
        {"label": label, "url": reverse(f"relations:{name}", args=[briefing.reference])}
        for name, label, can in VERBS
        if can(user, briefing)
    ]
