"""The page of an enquiry for councillors: what has happened first, and the rest folded."""

from datetime import datetime

from casework.timeline import TimelineEvent
from enquiries.case import contact, state_words, timeline, wording
from enquiries.contributions import case_panel
from enquiries.models import ANSWER_KINDS, Enquiry
from foundation.dates_in_words import day
from foundation.types import Context
from people.models import User
from protocols.choices import Screen
from protocols.guidance import screen_guidance
from protocols.models import PromiseKind


def councillor_context(user: User, enquiry: Enquiry, letters: list[Context]) -> Context:
    """What a councillor reads first, and the summary of each part that is folded."""
    return {
        "overline": overline_with_resident(enquiry),
        "state": state_words.state_words(user, enquiry, letters),
        "contact": contact.contact_of(enquiry),
        "asked": case_panel.services_asked_words(enquiry),
        "newest": letters[-1:],
        "earlier_letters": letters[:-1],
        "guidance": screen_guidance(enquiry.version, Screen.LETTERS, user.side),
        "dates_summary": f"Dates: {dates_in_words(enquiry)}",
        "resident_summary": resident_line(enquiry),
        "readers_summary": "Who can read this enquiry"
        + (": in confidence" if enquiry.is_sealed else ""),
    }


def overline_with_resident(enquiry: Enquiry) -> str:
    """E-2026-0404, for Mrs Joan Pryce; without a resident as other pages have it."""
    name = enquiry.resident.name if hasattr(enquiry, "resident") else ""
    return f"{enquiry.reference}, for {name}" if name else wording.overline(enquiry)


def resident_line(enquiry: Enquiry) -> str:
    """Mrs Joan Pryce, 6 Anchor Close."""
    if not hasattr(enquiry, "resident"):
        return ""
    where = enquiry.resident.address.partition("\n")[0].strip()
    return ", ".join(filter(None, [enquiry.resident.name, where])) or "The resident"


def dates_in_words(enquiry: Enquiry) -> str:
    """What the dates come to: answered on time, or what is due next."""
    rows = sorted(enquiry.promises.all(), key=lambda promise: promise.started_at, reverse=True)
    owed = [p for p in rows if not p.ended_at and p.kind in WORDS_OF_DUE]
    if owed:
        first = min(owed, key=lambda p: (p.kind != PromiseKind.MEMBER_REPLY, p.due_at))
        what = WORDS_OF_DUE[PromiseKind(first.kind)]
        return f"{what} overdue" if first.was_missed else f"{what} due {day(first.due_on)}"
    if any(not p.ended_at and p.kind == PromiseKind.WATCH for p in rows):
        return "no time limit"
    kept = next((p for p in rows if p.kind in ANSWER_KINDS and p.kept_at), None)
    if kept is None or not enquiry.answered_at:
        return "nothing is due"
    return "answered on time" if kept.kept_in_time else "answered late"


WORDS_OF_DUE = {
    PromiseKind.REPLY: "answer",
    PromiseKind.FULL_REPLY: "answer",
    PromiseKind.MEMBER_REPLY: "reply",
}


def history_summary(events: list[TimelineEvent], before: datetime | None) -> str:
    """How many events the history has, or which part of it is shown."""
    if before:
        return "History: earlier events"
    happened = sum(not event.coming for event in events)
    if happened >= timeline.MOST_EVENTS:
        return f"History: the latest {happened} events"
    return f"History: {happened} event{'' if happened == 1 else 's'}"
