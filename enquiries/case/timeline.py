"""Timeline of an enquiry: what has happened and what comes next, from history and the ledger."""

from datetime import datetime
from typing import Any

from django.template.defaultfilters import date as words
from django.utils import timezone

from casework import promises
from casework.closures.redating import REASON as REDATED
from casework.models import Notice, NoticeState
from casework.notices import ledger
from enquiries.models import Enquiry, Verb
from people.directory import styled_member
from people.models import User
from protocols.models import PromiseKind

MOST_EVENTS = 60

VERBS_IN_WORDS = {
    Verb.RAISED: "raised it",
    Verb.ASKED: "asked a question",
    Verb.REPLIED: "replied to the question",
    Verb.ANSWERED: "answered",
    Verb.DECLINED: "declined it under the protocol",
    Verb.OPENED: "opened the answer for the first time",
    Verb.FOLLOWED_UP: "followed up the answer",
    Verb.CHASED: "chased it",
    Verb.ADDED: "added information",
    Verb.REDIRECTED: "redirected it",
    Verb.WITHDREW: "withdrew it",
    Verb.MARKED: "marked it as a statutory duty",
    Verb.UNMARKED: "removed the statutory duty mark",
    Verb.CLOSED: "closed it, because the time for following up the answer had passed",
}


def timeline_events(
    user: User, enquiry: Enquiry, before: datetime | None = None
) -> list[dict[str, Any]]:
    """Newest first, at most `MOST_EVENTS`, with what is still to come on top of the first page."""
    rows = enquiry.history.select_related("history_user").order_by("-history_date", "-history_id")
    sent = (
        Notice.objects.about(ledger.ledger_name(enquiry))
        .exclude(step="")
        .select_related("addressee")
    )
    sent = sent.filter(state=NoticeState.SENT)
    if before:
        rows, sent = rows.filter(history_date__lt=before), sent.filter(sent_at__lt=before)
    happened = [history_event(user, enquiry, row) for row in rows[:MOST_EVENTS]]
    reminded = reminder_events(user, list(sent.order_by("-sent_at", "-pk")[:MOST_EVENTS]))
    events = sorted([*happened, *reminded], key=lambda event: event["at"], reverse=True)[
        :MOST_EVENTS
    ]
    coming = [] if before or not enquiry.is_open else next_reminder(user, enquiry)
    return coming + events


def history_event(user: User, enquiry: Enquiry, row: Any) -> dict[str, Any]:
    """One row of history as a sentence: who, then what they did."""
    actor = row.history_user
    who = "You" if actor and actor.pk == user.pk else actor_name(actor, enquiry)
    return {
        "lead": f"{who} {verb_in_words(row, enquiry, user)}",
        "rest": "",
        "at": row.history_date,
    }


def actor_name(actor: User | None, enquiry: Enquiry) -> str:
    if actor is None:
        return "The portal"
    return styled_member(actor) if actor.pk == enquiry.member_id else actor.name


def verb_in_words(row: Any, enquiry: Enquiry, user: User) -> str:
    reason = row.history_change_reason
    if reason == Verb.ASSIGNED:
        return f"assigned it to {officer_name(enquiry, row.officer_id, user)}"
    if reason == Verb.PASSED:
        return f"passed it to {service_name(row.service_id, enquiry)}"
    if reason == Verb.HELD:
        return f"sent a holding reply, promising an answer by {words(row.held_until, 'l j F')}"
    if reason == REDATED:
        return f"changed the calendar, which moved the due date to {words(row.due_at, 'l j F')}"
    return str(VERBS_IN_WORDS.get(reason, reason))


def officer_name(enquiry: Enquiry, key: int | None, user: User) -> str:
    """The officer named in a row of history, from what the page already has if it can."""
    if key == user.pk:
        return "you"
    if enquiry.officer and key == enquiry.officer_id:
        return enquiry.officer.name
    known: dict[int, str] = enquiry.__dict__.setdefault("_names", {})
    if not known:
        past = enquiry.history.exclude(officer=None).values_list("officer_id", "officer__name")
        known.update(past)
    return known.get(key or 0, "an officer")


def service_name(key: int | None, enquiry: Enquiry) -> str:
    if enquiry.service and key == enquiry.service_id:
        return enquiry.service.name
    known: dict[int, str] = enquiry.__dict__.setdefault("_services", {})
    if not known:
        past = enquiry.history.exclude(service=None).values_list("service_id", "service__name")
        known.update(past)
    return known.get(key or 0, "another service")


def reminder_events(user: User, sent: list[Notice]) -> list[dict[str, Any]]:
    """One event for each step of the ladder, however many people were told."""
    steps: dict[tuple[str, str, datetime], list[Notice]] = {}
    for notice in sent:
        steps.setdefault((notice.event, notice.step, notice.due_at), []).append(notice)
    return [reminder_event(user, together) for together in steps.values()]


def reminder_event(user: User, together: list[Notice]) -> dict[str, Any]:
    first = together[0]
    names = ["you" if n.addressee_id == user.pk else n.addressee.name for n in reversed(together)]
    what = "not assigned yet" if first.event == PromiseKind.ACKNOWLEDGE else first.step
    return {
        "lead": "Reminder sent",
        "rest": f"to {' and '.join(names)}: {what}",
        "at": first.sent_at,
        "note": "by email",
    }


def next_reminder(user: User, enquiry: Enquiry) -> list[dict[str, Any]]:
    """The next reminder, if nothing happens before it."""
    owed = [p for p in enquiry.promises.all() if p.ended_at is None and p.nudge_at]
    if not owed:
        return []
    promise = min(owed, key=lambda found: found.nudge_at)
    rule, calendar = promises.rule_of(enquiry, promise), promises.calendar_of(enquiry)
    steps = promises.reminders_due(promise, rule, calendar, promise.nudge_at)
    if not steps or promise.nudge_at < timezone.now():
        return []
    to = ADDRESSEE_NAMES.get(steps[0].addressee, "an officer")
    if steps[0].addressee == "handling-officer" and enquiry.officer:
        to = "you" if enquiry.officer_id == user.pk else enquiry.officer.name
    elif steps[0].addressee == "handling-officer" and enquiry.office:
        to = f"the {enquiry.handled_by}"
    if steps[0].addressee == "chief-executive":
        to = f"the {enquiry.version.title('chief-executive')}"
    return [
        {
            "coming": True,
            "lead": f"reminder to {to}",
            "rest": "",
            "at": promise.nudge_at,
            "note": "if nothing is sent by then",
        }
    ]


ADDRESSEE_NAMES = {
    "handling-officer": "the officer who has it",
    "head-of-service": "the head of service",
    "chief-officer": "the chief officer",
    "coordinators": "the coordinators",
    "member": "the councillor",
}
