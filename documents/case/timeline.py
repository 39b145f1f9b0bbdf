"""The timeline of a document request: its recorded changes and the reminders sent."""

from typing import Any

from django.template.defaultfilters import date as words

from casework.closures.redating import REASON as REDATED
from casework.models import Notice, NoticeState
from casework.notices import ledger
from documents.models import DocumentRequest, Outcome, Status, Verb
from people.directory import styled_member
from people.models import User

MOST_EVENTS = 100
VERB_WORDS = {
    Verb.ASKED: "asked for it",
    Verb.ADVISED: "recorded advice",
    Verb.MATCHED: "matched it to a document",
    Verb.TRIED_TO_SHARE: "tried to share it without naming a consent or a law",
    Verb.QUESTIONED: "asked a question",
    Verb.REPLIED: "replied to the question",
    Verb.PASSED: "passed it to another service",
    Verb.REFERRED: "referred it for a final decision",
    Verb.DISPUTED: "asked for a final decision",
    Verb.VIEWED: "recorded a view",
    Verb.REMINDED: "reminded the office being consulted",
    Verb.ACCEPTED: "accepted the conditions",
    Verb.ASKED_TO_SHARE: "asked to share it with another councillor",
    Verb.SHARED: "shared it with another councillor",
    Verb.NOT_SHARED: "decided not to share it with another councillor",
    Verb.SHOWN: "released it",
    Verb.WITHDREW: "withdrew it",
}
DECISION_WORDS = {
    Status.RELEASED: "released it",
    Status.PART_RELEASED: "released part of it",
    Status.REFUSED: "refused it",
}


def timeline_events(user: User, document_request: DocumentRequest) -> list[dict[str, Any]]:
    """Newest first, at most `MOST_EVENTS`: a request has few."""
    rows = document_request.history.select_related("history_user", "officer")
    if document_request.member_id == user.pk:  # it would show that someone else asked for the same
        rows = rows.exclude(history_change_reason=Verb.MATCHED)
    rows = rows.order_by("-history_date", "-history_id")[:MOST_EVENTS]
    change_events = [change_event(user, document_request, row) for row in rows]
    sent = Notice.objects.about(ledger.ledger_name(document_request)).exclude(step="")
    sent = sent.filter(state=NoticeState.SENT).select_related("addressee").order_by("-sent_at")
    reminder_events = [reminder_event(user, notice) for notice in sent[:MOST_EVENTS]]
    events = sorted([*change_events, *reminder_events], key=lambda e: e["at"], reverse=True)
    return events[:MOST_EVENTS]


def change_event(user: User, document_request: DocumentRequest, row: Any) -> dict[str, Any]:
    actor = row.history_user
    who = "You" if actor and actor.pk == user.pk else actor_name(actor, document_request)
    return {"lead": f"{who} {change_words(row, user)}", "rest": "", "at": row.history_date}


def actor_name(actor: User | None, document_request: DocumentRequest) -> str:
    if actor is None:
        return "The portal"
    return styled_member(actor) if actor.pk == document_request.member_id else actor.name


def change_words(row: Any, user: User) -> str:
    reason = row.history_change_reason
    if reason == Verb.ASSIGNED and row.officer:
        return f"assigned it to {'you' if row.officer_id == user.pk else row.officer.name}"
    if reason in (Verb.DECIDED, Verb.DETERMINED):
        finally_ = "made the final decision and " if reason == Verb.DETERMINED else ""
        inspect = row.status == Status.RELEASED and row.inspect_only
        return finally_ + ("released it for inspection" if inspect else DECISION_WORDS[row.status])
    if reason == REDATED:
        return f"changed the calendar, which moved the due date to {words(row.due_at, 'l j F')}"
    return str(VERB_WORDS.get(reason, reason))


def reminder_event(user: User, notice: Notice) -> dict[str, Any]:
    name = "you" if notice.addressee_id == user.pk else notice.addressee.name
    return {
        "lead": "Reminder sent",
        "rest": f"to {name}: {notice.step}",
        "at": notice.sent_at,
        "note": "by email",
    }


OUTCOME_WORDS = {
    Outcome.DISCLOSE: "released it",
    Outcome.PART: "released part of it",
    Outcome.INSPECT: "released it for inspection only",
    Outcome.REFUSE: "refused it",
}
