"""What the pages of visits show: facts, who was told, another time, and the verbs as links."""

from django.urls import reverse

from foundation import dates_in_words
from foundation.types import Context
from people.directory import styled_member
from people.models import User
from protocols.choices import VisitAnswerer
from relations.models import Visit, VisitState
from relations.visits import policy, routing, words


def tag_of_visit(visit: Visit) -> tuple[str, str]:
    """Its state; while it waits, with who answers it under its version."""
    tag = words.TAGS[VisitState(visit.status)]
    by_manager = visit.version.visit_answerer == VisitAnswerer.MANAGER
    if visit.status != VisitState.ANNOUNCED or by_manager:
        return tag
    return f"With {routing.answerer_title(visit)}", tag[1]


def answerer_first(visit: Visit) -> str:
    """At the start of a sentence: The manager of the premises."""
    title = routing.answerer_title(visit)
    return f"{title[:1].upper()}{title[1:]}"


def visit_line(visit: Visit, user: User) -> Context:
    who = "" if visit.member_id == user.pk else f", {styled_member(visit.member)}"
    return {
        "url": visit.get_absolute_url(),
        "title": visit.title,
        "about": f"{visit.reference}, {visit.premises.ward} ward{who}",
        "when": visit.when,
        "tag": tag_of_visit(visit),
    }


def facts_of_visit(visit: Visit) -> list[Context]:
    managers = ", ".join(person.name for person in routing.managers_of(visit.premises))
    return [
        {"label": "State", "tag": tag_of_visit(visit)},
        {"label": "When", "lines": [visit.when]},
        {"label": "Visitor", "lines": [visit.member.styled]},
        {"label": "Manager", "lines": [managers or "No one at present"]},
    ]


def told_words(visit: Visit) -> str:
    """Which councillors of the ward have been told; "" where none are to be told."""
    if not visit.ward_is_told:
        return ""
    ward = visit.premises.ward
    if not visit.told:
        return f"No councillor represents {ward} ward, so no one there was told."
    at = dates_in_words.moment(visit.received_at)
    return f"{', '.join(visit.told)}, of {ward} ward. {at}."


def other_time_words(visit: Visit) -> str:
    """Thursday 10 December, 2pm to 3pm; "" if none was offered."""
    if visit.other_starts_at is None or visit.other_ends_at is None:
        return ""
    hours = f"{dates_in_words.clock(visit.other_starts_at)} to"
    ends = dates_in_words.clock(visit.other_ends_at)
    return f"{dates_in_words.day(visit.other_starts_at)}, {hours} {ends}"


VERBS = (
    ("confirm-visit", "Confirm visit", policy.can_answer),
    ("other-time", "Offer another time", policy.can_offer_time),
    ("accept-time", "Accept the other time", policy.can_accept_time),
    ("withdraw-visit", "Withdraw visit", policy.can_withdraw),
)


def links_of_visit(visit: Visit, user: User) -> list[dict[str, str]]:
    return [
        {"label": label, "url": reverse(f"relations:{name}", args=[visit.reference])}
        for name, label, can in VERBS
        if can(user, visit)
    ]
