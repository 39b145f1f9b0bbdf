"""The timeline of a document request: its recorded changes and the reminders sent."""

from typing import Protocol

from casework.timeline import (
    HistoryRow,
    TimelineEvent,
    case_events,
    cover_words,
    latest_changes,
    recorded_words,
)
from documents.case.what_was_asked import newest_sharings
from documents.models import DocumentRequest, Outcome, Status, Verb
from documents.models.choices import HIDDEN_FROM_MEMBER
from people.directory import styled_member
from people.models import User

MOST_EVENTS = 100
DECISION_WORDS = {
    Status.RELEASED: "released it",
    Status.PART_RELEASED: "released part of it",
    Status.REFUSED: "refused it",
}


class RequestHistoryRow(HistoryRow, Protocol):
    status: Status
    inspect_only: bool
    officer: User | None


def timeline_events(user: User, document_request: DocumentRequest) -> list[TimelineEvent]:
    """Newest first, at most `MOST_EVENTS`: a request has few. Councillors are not told for whom
    someone acted."""
    is_members = user.reads_as_councillor or document_request.member_id == user.pk

    def change_words(row: RequestHistoryRow) -> str:
        if row.history_change_reason in SHARING_WORDS:
            return sharing_words(document_request, row, user)
        did = request_change_words(row, user)
        covered = "" if is_members else cover_words(document_request, row)
        return f"{did}, {covered}" if covered else did

    rows = document_request.history.select_related("officer")
    if document_request.member_id == user.pk:  # that someone else asked for the same, among others
        rows = rows.exclude(history_change_reason__in=HIDDEN_FROM_MEMBER)
    changes = latest_changes(rows)[:MOST_EVENTS]
    return case_events(user, document_request, changes, change_words, most=MOST_EVENTS)


SHARING_WORDS: dict[str, str] = {
    Verb.ASKED_TO_SHARE: "asked to share it with {other}",
    Verb.SHARED: "shared it with {other}",
    Verb.NOT_SHARED: "decided not to share it with {other}",
}


def sharing_words(document_request: DocumentRequest, row: RequestHistoryRow, user: User) -> str:
    """With the councillor it was about at that moment; one request to share is open at a time."""
    earlier = (s for s in newest_sharings(document_request) if s.asked_at <= row.history_date)
    sharing = next(earlier, None)
    if sharing is None:
        return recorded_words(row, Verb)
    other = "you" if sharing.to_id == user.pk else styled_member(sharing.to)
    return SHARING_WORDS[row.history_change_reason].format(other=other)


def request_change_words(row: RequestHistoryRow, user: User) -> str:
    reason = row.history_change_reason
    if reason == Verb.ASSIGNED and row.officer:
        return f"assigned it to {'you' if row.officer.pk == user.pk else row.officer.name}"
    if reason in (Verb.DECIDED, Verb.DETERMINED):
        finally_ = "made the final decision and " if reason == Verb.DETERMINED else ""
        inspect = row.status == Status.RELEASED and row.inspect_only
        return finally_ + ("released it for inspection" if inspect else DECISION_WORDS[row.status])
    return recorded_words(row, Verb)


OUTCOME_WORDS = {
    Outcome.DISCLOSE: "released it",
    Outcome.PART: "released part of it",
    Outcome.INSPECT: "released it for inspection only",
    Outcome.REFUSE: "refused it",
}
