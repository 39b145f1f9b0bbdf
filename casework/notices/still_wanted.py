"""Asked again when a notice is about to be sent: whether it is still wanted, and its words.

Only reminders are asked about. Whether it is still open, still theirs and how late it is comes from
the ladder that the sweep asked when it wrote the notice.
"""

import logging
from collections.abc import Callable
from typing import NamedTuple, TypeVar

from django.db import transaction
from django.utils import timezone

from casework import promises
from casework.chase_step import is_chase_step
from casework.models import AnyPromise, Notice, NoticeState
from casework.notices import catch_up, ladders, ledger
from casework.notices.ladders import LADDERS, Ladder, Missed, Reached
from casework.sealing.sealed_notice import SealedNoticeDetails
from foundation import sweeps
from foundation.dates_in_words import day
from people.models import User, unique_people
from protocols.models import Nudge

logger = logging.getLogger(__name__)
T = TypeVar("T")
TAKES_PLACE = (NoticeState.WAITING, NoticeState.UNCERTAIN, NoticeState.SENT)


class Wanted(NamedTuple):
    """Whether a notice is to be sent; if not, why, in a sentence for the history of its case, and
    what becomes of it."""

    yes: bool
    why: str = ""
    state: NoticeState = NoticeState.EXPIRED


YES = Wanted(True)
# Apps whose notices are encrypted say here whether one is still wanted.
SEALED: list[Callable[[SealedNoticeDetails], bool]] = []


def still_wanted(notice: Notice) -> Wanted:
    """Asked in the transaction that sends it. The words of a reminder become those of now, in the
    row as it is in memory. If that fails, it is sent as it was written."""
    if notice.event == catch_up.EVENT:
        return ask(lambda: catch_up_still_wanted(notice), YES)
    make = LADDERS.get(notice.case.partition(":")[0]) if notice.step else None
    if make is None:
        return YES
    return ask(lambda: reminder_still_wanted(notice, make()), YES)


def sealed_still_wanted(details: SealedNoticeDetails) -> bool:
    """The same of an encrypted notice."""
    return ask(lambda: all(wanted(details) for wanted in SEALED), True)


def ask(question: Callable[[], T], otherwise: T) -> T:
    """The answer; or this, if it cannot be found, so that one bad row stops no other notice."""
    try:
        with transaction.atomic():
            return question()
    except sweeps.STOPPED:
        raise
    except Exception as failed:
        sweeps.refuse_if_database_is_gone(failed)
        why = sweeps.place_of_failure(failed)
        logger.error("Whether a notice is still wanted could not be asked: %s", why)
        return otherwise


def reminder_still_wanted(notice: Notice, ladder: Ladder) -> Wanted:
    promise = promise_of(notice, ladder)
    if promise is None or promise.ended_at:
        done = promise and promise.kept_at
        return Wanted(False, "It was done before then." if done else "It was no longer due.")
    if promise.is_stopped:
        return Wanted(False, "The clock had stopped for a question to the councillor.")
    if newer := newer_reminder(notice, promise):
        notice.superseded_by = newer
        return Wanted(False, "A later reminder took its place.", NoticeState.SUPERSEDED)
    offset = ladders.read_key(notice.key).offset
    calendar = promises.calendar_of(promise.case)
    if promises.reminder_moment(promise.due_on, offset, calendar) > timezone.now():
        return Wanted(False, f"The due date had moved to {day(promise.due_on)}.")
    return still_theirs(notice, promise, ladder, offset)


def catch_up_still_wanted(notice: Notice) -> Wanted:
    numbers = catch_up.numbers_still_open(notice)
    if not numbers:
        return Wanted(False, "Nothing was due any more.")
    notice.sentence = catch_up.sentence(numbers)
    return YES


def promise_of(notice: Notice, ladder: Ladder) -> AnyPromise | None:
    """The promise that a reminder is about."""
    key, rows = ladders.read_key(notice.key), ladder.promises()
    if key.promise:
        return rows.filter(pk=key.promise).first()
    _, _, case = notice.case.partition(":")
    about = {"case": int(case)} if case.isdigit() else {"case__reference": case}
    return rows.filter(kind=key.kind, **about).order_by("-pk").first()


def newer_reminder(notice: Notice, promise: AnyPromise) -> Notice | None:
    """A reminder to the same person of a later step of the same promise that has come."""
    rows = Notice.objects.about(notice.case).filter(addressee=notice.addressee_id)
    rows = rows.filter(state__in=TAKES_PLACE).exclude(step="").order_by("-pk")
    own = ladders.read_key(notice.key)
    return next((row for row in rows if is_later(ladders.read_key(row.key), own, promise)), None)


def is_later(key: ladders.ReminderKey, own: ladders.ReminderKey, promise: AnyPromise) -> bool:
    if key.kind != own.kind or key.offset <= own.offset or key.promise not in (None, promise.pk):
        return False
    calendar = promises.calendar_of(promise.case)
    moment = promises.reminder_moment(promise.due_on, key.offset, calendar)
    return moment <= timezone.now()


def still_theirs(notice: Notice, promise: AnyPromise, ladder: Ladder, offset: int) -> Wanted:
    """Whether the step still names its addressee. If not, the people it names now get theirs."""
    steps = ladders.steps_at(promise.case, promise, offset)
    reached = [ladder.reached(promise, step) for step in steps]
    people = unique_people(person for one in reached for person in one.people)
    if not steps or notice.addressee in people:
        both = zip(steps, reached, strict=True)
        theirs = (step for step, one in both if notice.addressee in one.people)
        use_words_of_now(notice, promise, ladder, next(theirs, None))
        return YES
    if is_about_chasing(notice, promise, steps):
        return Wanted(False, "It could not be chased by then.")
    write_to_those_named_now(promise, ladder, steps)
    missed = {one.person.pk: one for who in reached for one in who.missed}
    return why_not_theirs(missed.get(notice.addressee_id), people)


def is_about_chasing(notice: Notice, promise: AnyPromise, steps: list[Nudge]) -> bool:
    """Nobody takes a councillor’s place there."""
    return notice.addressee_id == promise.case.member_id and any(map(is_chase_step, steps))


def why_not_theirs(missed: Missed | None, people: list[User]) -> Wanted:
    if missed:
        why = ladders.why_not_sent(missed, Reached(people, []))
        return Wanted(False, why, NoticeState.NOT_SENT)
    names = " and ".join(person.name for person in people) or "Nobody"
    return Wanted(False, f"It was somebody else’s by then: {names}.")


def write_to_those_named_now(promise: AnyPromise, ladder: Ladder, steps: list[Nudge]) -> None:
    """Once for each, as the sweep would."""
    now = timezone.now()
    at = promises.next_working_moment(now, promises.calendar_of(promise.case))
    for step in steps:
        rows = ladders.notices_of_step(ladder, promise, step, now=now, at=at)
        ledger.write_notices([row for row in rows if row.state == NoticeState.WAITING])


def use_words_of_now(
    notice: Notice, promise: AnyPromise, ladder: Ladder, step: Nudge | None
) -> None:
    calendar, today = promises.calendar_of(promise.case), timezone.localdate()
    notice.step = ladders.distance_in_words(promise.due_on, today, calendar)
    if notice.reference:  # the words of any other name no case
        notice.sentence = ladder.sentence(promise, notice.step, step)
