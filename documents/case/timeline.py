"""The history of a request, from its recorded changes and the emails sent."""

from typing import Any

from django.template.defaultfilters import date as words

from casework.closures.redating import REASON as REDATED
from casework.models import Notice, NoticeState
from casework.notices import ledger
from documents.models import DocumentRequest, Outcome, Status, Verb
from people.directory import styled
from people.models import User

MOST = 100
REST = {
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
DECIDED = {
    Status.RELEASED: "released it",
    Status.PART_RELEASED: "released part of it",
    Status.REFUSED: "refused it",
}


def events(user: User, request: DocumentRequest) -> list[dict[str, Any]]:
    """Newest first, at most `MOST`: a request has few."""
    rows = request.history.select_related("history_user", "officer")
    if request.member_id == user.pk:  # it would show that someone else asked for the same
        rows = rows.exclude(history_change_reason=Verb.MATCHED)
    rows = rows.order_by("-history_date", "-history_id")[:MOST]
    happened = [done(user, request, row) for row in rows]
    sent = Notice.objects.about(ledger.name(request)).exclude(step="")
    told = sent.filter(state=NoticeState.SENT).select_related("addressee").order_by("-sent_at")
    reminded = [reminder(user, notice) for notice in told[:MOST]]
    return sorted([*happened, *reminded], key=lambda e: e["at"], reverse=True)[:MOST]


def done(user: User, request: DocumentRequest, row: Any) -> dict[str, Any]:
    actor = row.history_user
    who = "You" if actor and actor.pk == user.pk else name_of(actor, request)
    return {"lead": f"{who} {did(row, user)}", "rest": "", "at": row.history_date}


def name_of(actor: User | None, request: DocumentRequest) -> str:
    if actor is None:
        return "The portal"
    return styled(actor) if actor.pk == request.member_id else actor.name


def did(row: Any, user: User) -> str:
    reason = row.history_change_reason
    if reason == Verb.ASSIGNED and row.officer:
        return f"assigned it to {'you' if row.officer_id == user.pk else row.officer.name}"
    if reason in (Verb.DECIDED, Verb.DETERMINED):
        finally_ = "made the final decision and " if reason == Verb.DETERMINED else ""
        inspect = row.status == Status.RELEASED and row.inspect_only
        return finally_ + ("released it for inspection" if inspect else DECIDED[row.status])
    if reason == REDATED:
        return f"changed the calendar, which moved the due date to {words(row.due_at, 'l j F')}"
    return str(REST.get(reason, reason))


def reminder(user: User, notice: Notice) -> dict[str, Any]:
    name = "you" if notice.addressee_id == user.pk else notice.addressee.name
    return {
        "lead": "Reminder sent",
        "rest": f"to {name}: {notice.step}",
        "at": notice.sent_at,
        "note": "by email",
    }


OUTCOME_SAID = {
    Outcome.DISCLOSE: "released it",
    Outcome.PART: "released part of it",
    Outcome.INSPECT: "released it for inspection only",
    Outcome.REFUSE: "refused it",
}
