"""Rows of the many enquiries, as the actions would have written them."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from dev.demo.fates import Fate
from dev.demo.promised import PromiseMade, Row
from dev.demo.words import Words
from enquiries.models import LetterKind, Status, Verb

HISTORY = {"history_type": "+", "history_change_reason": Verb.RAISED}


def enquiry_row(fate: Fate, pk: int, key: UUID, reference: str, words: Words, due: Row) -> Row:
    """The columns of its row but the search vector, which the database makes from the letters."""
    place = words.place()
    taken = fate.assigned_at is not None
    handled = taken or words.chance.random() < 0.8
    answered = fate.ended_at if fate.open_until else None
    return {
        "id": pk,
        "key": key,
        "reference": reference,
        "title": words.title(place),
        "protocol_id": None,
        "received_at": fate.received_at,
        **due,
        "kind": fate.kind,
        "status": fate.status,
        "member_id": fate.seat.member,
        "raised_by_id": fate.seat.member,
        "ward_id": fate.seat.ward,
        "place": place,
        "earlier_reference": "",
        "service_id": fate.desk.service if handled else None,
        "officer_id": fate.desk.officer if taken and not fate.office else None,
        "office": fate.office,
        "held_until": fate.held_until,
        "chased_at": None,
        "answered_at": answered,
        "open_until": fate.open_until,
    }


def enquiry_history_rows(fate: Fate, row: Row, portal: int) -> list[Row]:
    """How it was raised and, where anything was done since, its row as it is now."""
    now = {name: value for name, value in row.items() if name != "key"}
    raised = {"history_date": fate.received_at, "history_user_id": fate.seat.member, **HISTORY}
    last = latest_change(fate, portal)
    if last is None:
        return [now | raised]
    return [now | fields_when_raised(fate, row) | raised, now | {"history_type": "~", **last}]


def fields_when_raised(fate: Fate, row: Row) -> Row:
    """What the row said when it was raised, as far as it changed since."""
    status = Status.WITH_OFFICER if fate.office else Status.RECEIVED
    return {"status": status, "officer_id": None, "answered_at": None, "open_until": None} | {
        "held_until": None
    }


def latest_change(fate: Fate, portal: int) -> Row | None:
    """Who last did what to it, and when. `portal` is the key of the portal itself."""
    last: list[tuple[datetime | None, str, int]] = [
        (fate.closed_at, Verb.CLOSED, portal),
        (fate.ended_at, ENDED_BY.get(fate.status, Verb.ANSWERED), fate.desk.officer),
        (fate.held_at, Verb.HELD, fate.desk.officer),
        (fate.asked_at, Verb.ASKED, fate.desk.officer),
        (None if fate.office else fate.assigned_at, Verb.ASSIGNED, fate.desk.officer),
    ]
    for at, verb, who in last:
        if at:
            by = fate.seat.member if verb == Verb.WITHDREW else who
            return {"history_date": at, "history_change_reason": verb, "history_user_id": by}
    return None


ENDED_BY = {Status.REDIRECTED: Verb.REDIRECTED, Status.WITHDRAWN: Verb.WITHDREW}
LETTERS = {Status.REDIRECTED: LetterKind.REDIRECT, Status.WITHDRAWN: LetterKind.WITHDRAWAL}


def letter_rows(fate: Fate, row: Row, words: Words, keys: list[UUID]) -> list[Row]:
    """What was written: the question, and what was last said to it. The keys are fresh ones."""
    blank = {"case_id": row["id"], "reason": "", "promised_on": None}
    member = {"author_id": fate.seat.member, "signed": fate.seat.signed}
    desk = {"author_id": fate.desk.officer, "signed": fate.desk.signed}
    text = words.question(row["place"])
    letters = [
        blank
        | member
        | {
            "kind": LetterKind.QUESTION,
            "body": text,
            "sent_at": fate.received_at,
            "key": row["key"],
        }
    ]
    if fate.held_at:
        more = {"kind": LetterKind.HOLDING, "sent_at": fate.held_at, "promised_on": fate.held_until}
        letters.append(blank | desk | more | {"reason": "visit"})
    if fate.asked_at:
        letters.append(blank | desk | {"kind": LetterKind.ASK, "sent_at": fate.asked_at})
    if fate.ended_at:
        kind = LETTERS.get(fate.status, LetterKind.ANSWER)
        who = member if kind == LetterKind.WITHDRAWAL else desk
        letters.append(blank | who | {"kind": kind, "sent_at": fate.ended_at})
    for letter, key in zip(letters[1:], keys, strict=False):
        letter |= {"body": words.answer(row["place"]), "key": key}
    return letters


def promise_row(promise: PromiseMade, pk: int, case: int) -> Row:
    return {
        "id": pk,
        "case_id": case,
        "rule_id": promise.rule.pk,
        "kind": promise.rule.kind,
        "started_at": promise.started_at,
        **promise.due,
        "kept_at": promise.kept_at,
        "ended_at": promise.ended_at,
    }


def promise_history_row(promise: PromiseMade, row: Row, member: int) -> Row:
    """The promise as it is now, in one row: when it began, or what ended it."""
    verb = "started" if not promise.ended_at else "kept" if promise.kept_at else "released"
    return {name: value for name, value in row.items() if name != "nudge_at"} | {
        "history_type": "+",
        "history_date": promise.ended_at or promise.started_at,
        "history_change_reason": verb,
        "history_user_id": member,
    }


def year_received(fate: Fate) -> int:
    """The local year in which it came, which its reference bears."""
    return timezone.localtime(fate.received_at).year
