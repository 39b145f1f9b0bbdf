"""What the pages of delegated decisions show: lines, facts, who was consulted, and links."""

from django.urls import reverse

from announcements import policy as announcement_policy
from announcements.decisions import policy
from announcements.models import AnnouncementState, DecisionQuestion, DelegatedDecision
from enquiries.models import Enquiry
from foundation.dates_in_words import day_year
from foundation.types import Context
from people.directory import styled_member
from people.models import User

TAGS: dict[str, tuple[str, str]] = {
    AnnouncementState.DRAFT: ("To be confirmed", "blue"),
    AnnouncementState.TELLING: ("Councillors told", "green"),
    AnnouncementState.PUBLIC: ("Public", "green"),
    AnnouncementState.WITHDRAWN: ("Withdrawn", "red"),
}


def decision_line(decision: DelegatedDecision) -> Context:
    announcement = decision.announcement
    return {
        "url": decision.get_absolute_url(),
        "title": announcement.title,
        "about": f"{announcement.reference}, {decision.decided_by.name}",
        "when": day_year(decision.decided_on),
        "tag": TAGS[AnnouncementState(announcement.status)],
    }


def facts_of_decision(decision: DelegatedDecision) -> list[Context]:
    return [
        {"label": "State", "tag": TAGS[AnnouncementState(decision.announcement.status)]},
        {"label": "Decided by", "lines": [decision.decided_by.name]},
        {"label": "Decided on", "lines": [day_year(decision.decided_on)]},
    ]


def consulted_lines(decision: DelegatedDecision) -> list[str]:
    """Councillor Clara Okafor, on 30 November 2026; the chair of a committee first."""
    lines = []
    if decision.chair and decision.committee and decision.chair_consulted_on:
        chair = f"{styled_member(decision.chair)}, chair of {decision.committee}"
        lines.append(f"{chair}, on {day_year(decision.chair_consulted_on)}")
    rows = decision.consulted.select_related("member").order_by("consulted_on", "pk")
    return lines + [f"{styled_member(row.member)}, on {day_year(row.consulted_on)}" for row in rows]


def question_links(decision: DelegatedDecision, user: User) -> list[dict[str, str]]:
    """The questions about it that this person can read, as enquiries."""
    enquiries = Enquiry.objects.visible_to(user)
    rows = DecisionQuestion.objects.filter(decision=decision, enquiry__in=enquiries)
    found = rows.select_related("enquiry").order_by("pk")
    return [
        {"label": row.enquiry.title, "url": row.enquiry.get_absolute_url()} for row in found[:50]
    ]


VERBS = (
    ("confirm-decision", "Confirm decision", policy.can_confirm_decision),
    ("add-consulted", "Add a councillor who was consulted", policy.can_add_consulted),
    ("ask-guidelines", "Ask which guidelines applied", policy.can_ask_guidelines),
    ("question-decision", "Question this decision", policy.can_question_decision),
)


def links_of_decision(decision: DelegatedDecision, user: User) -> list[dict[str, str]]:
    args = [decision.announcement.reference]
    links = [
        {"label": label, "url": reverse(f"announcements:{name}", args=args)}
        for name, label, can in VERBS
        if can(user, decision)
    ]
    if announcement_policy.can_withdraw(user, decision.announcement):
        url = reverse("announcements:withdraw-decision", args=args)
        links.append({"label": "Withdraw this decision", "url": url})
    return links
