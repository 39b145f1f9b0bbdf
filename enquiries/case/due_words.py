"""Due dates of an enquiry in the sentences that councillors read."""

from dataclasses import replace

from django.utils import timezone

from casework.due_dates import Due
from enquiries.case import content, wording
from enquiries.models import Enquiry
from protocols.models import PromiseKind


def answer_due(enquiry: Enquiry) -> list[Due]:
    """The open promise of an answer, or how old the enquiry is where there is no time limit."""
    today = timezone.localdate()
    if not (owed := enquiry.answer_owed):
        age = wording.age_of(enquiry, today)
        return [age] if age else []
    due = content.promise_due(enquiry, owed)
    before = f"Answer {due.words_before[0].lower()}{due.words_before[1:]}"
    return [replace(due, words_before=before, distance="today" if due.today else due.distance)]


def promised(enquiry: Enquiry, kind: PromiseKind, words: str) -> list[Due]:
    """The open promise of this kind, if there is one."""
    open_now = [p for p in enquiry.promises.all() if p.kind == kind and not p.ended_at]
    return [reworded_due(content.promise_due(enquiry, promise), words) for promise in open_now]


def reworded_due(due: Due, words: str) -> Due:
    words = words.replace("is due", "was due") if due.late else words
    return replace(due, words_before=words, distance="today" if due.today else due.distance)
