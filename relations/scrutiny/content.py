"""What the pages of scrutiny requests show: facts, topics, limits, and the verbs as links."""

from django.urls import reverse
from django.utils import timezone

from casework.due_dates import Due, due_in_words
from casework.promises import calendar_of, rule_of
from foundation import dates_in_words
from foundation.types import Context
from people.models import User
from protocols.behaviours import Behaviour
from protocols.deadlines.clock import Deadline
from protocols.models import Protocol
from protocols.models.protocol import Citation
from relations.models import ScrutinyBody, ScrutinyPaper, ScrutinyRequest, ScrutinyState
from relations.scrutiny import policy, routing, words


def tag_of_scrutiny(request: ScrutinyRequest) -> tuple[str, str]:
    """Its state; while it waits, with the title of who answers it under its version."""
    tag = words.TAGS[ScrutinyState(request.status)]
    if request.status != ScrutinyState.ASKED:
        return tag
    return f"With {routing.scrutiny_decider_title(request)}", tag[1]


def scrutiny_line(request: ScrutinyRequest) -> Context:
    return {
        "url": request.get_absolute_url(),
        "title": request.title,
        "about": f"{request.reference}, {request.service}",
        "when": request.when,
        "tag": tag_of_scrutiny(request),
    }


def answer_due(request: ScrutinyRequest) -> Due | None:
    if request.due_at is None:
        return None
    on, today = timezone.localdate(request.due_at), timezone.localdate()
    return due_in_words(on, request.due_unit, calendar_of(request), today)


def days_of_answer(request: ScrutinyRequest) -> Context:
    """How the date of the answer was worked out, day by day."""
    promise = request.promises.order_by("pk").first()
    if promise is None:
        return {}
    rule = rule_of(request, promise)
    days = Deadline.from_json(promise.working).days(today=timezone.localdate())
    title = "When an answer is due"
    return {"title": title, "clause": request.version.cite(rule.clause), "days": days}


def officer_words(request: ScrutinyRequest) -> str:
    if request.officer is None:
        return "Not named"
    if request.officer.is_active:
        return request.officer.name
    return f"{request.officer.name} has left. {decider_first(request)} can name someone else."


def decider_first(request: ScrutinyRequest) -> str:
    """At the start of a sentence: The Director of Highways."""
    title = routing.scrutiny_decider_title(request)
    return f"{title[:1].upper()}{title[1:]}"


def facts_of_scrutiny(request: ScrutinyRequest) -> list[Context]:
    due = answer_due(request)
    officer: Context = {"label": "Officer", "lines": [officer_words(request)]}
    second: Context = {"label": "Answer by", "due": due, "lines": []} if due else officer
    return [
        {"label": "State", "tag": tag_of_scrutiny(request)},
        second,
        {"label": "When", "lines": [request.when, request.place]},
        {"label": "Asked by", "lines": [request.member.styled, f"Asked {request.service}"]},
    ]


def limits_and_guidance(body: ScrutinyBody, version: Protocol) -> Context:
    """What the form and the page both say next to a request: limits, rules and guidance."""
    guidance = words.guidance_lines(body, version)
    return {
        "limits": list(words.limits_of_questioning(version)),
        "rules_url": words.rules_link(body, version),
        "rules_clause": version.cite_for(Behaviour.SCRUTINY_RULES),
        "guidance": guidance,
        "guidance_clause": version.cite_for(Behaviour.SCRUTINY_GUIDANCE),
        "guidance_on": dates_in_words.day_year(body.guidance_on)
        if guidance and body.guidance_on
        else "",
    }


def papers_of(request: ScrutinyRequest, user: User) -> list[ScrutinyPaper]:
    rows = ScrutinyPaper.objects.visible_to(user).filter(case=request)
    return list(rows.select_related("case"))


def clause_of_report(request: ScrutinyRequest, user: User) -> Citation | None:
    """The clause by which the officer who attends can report harassment; None for anyone else."""
    if user.pk != request.officer_id:
        return None
    return request.version.cite_for(Behaviour.CONCERN_FROM_ATTENDANCE)


VERBS = (
    ("name-officer", "Name the officer", policy.can_name_officer),
    ("decline-scrutiny", "Decline the request", policy.can_decline_scrutiny),
    ("leave-topic", "Withdraw from a topic", policy.can_leave_topic),
    ("withdraw-scrutiny", "Withdraw the request", policy.can_withdraw_scrutiny),
)


def links_of_scrutiny(request: ScrutinyRequest, user: User) -> list[dict[str, str]]:
    return [
        {"label": label, "url": reverse(f"relations:{name}", args=[request.reference])}
        for name, label, can in VERBS
        if can(user, request)
    ]
