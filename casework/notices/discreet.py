"""Discreet notices: mail that names no case. All of it is alike and goes out together.

A notice about a complaint is a sealed row. Every other mail without a reference has a row in the
ledger with the same words, due on the same quarters of an hour, so that neither the ledger nor
the mail tells which of them was about a complaint.
"""

import uuid
from collections.abc import Iterable
from datetime import datetime

from casework.models import Notice, SealedNotice
from casework.notices.quarter_hours import next_batch
from casework.sealing.sealed_notice import SealedNoticeDetails
from people.models import User, unique_people

EVENT = "something"
SENTENCE = "There is something for you in the portal."


def discreet_notice(
    person: User, *, key: str, due_at: datetime, case: str = "", step: str = ""
) -> Notice:
    """A row of the ledger, not written yet, whose mail names no case."""
    notice = Notice(key=key, case=case, addressee=person, step=step, due_at=due_at)
    disguise(notice)
    return notice


def disguise(notice: Notice) -> None:
    """The event, the words and the time that every notice without a reference has."""
    if not notice.reference:
        notice.event, notice.sentence, notice.path = EVENT, SENTENCE, "/"
        notice.due_at = next_batch(notice.due_at)


def write_sealed_notices(people: Iterable[User], *, due_at: datetime, promise: int = 0) -> None:
    """A sealed row for each, in the transaction of what it is about: for a reminder, a promise."""
    at, rows = next_batch(due_at), []
    for person in unique_people(people):
        row = SealedNotice(key=uuid.uuid4())
        row.seal(SealedNoticeDetails(who=person.pk, due_at=at, promise=promise))
        rows.append(row)
    SealedNotice.objects.bulk_create(rows)
