"""What was written while the clock was ahead: notices that lie further in the future than any can.

A clock that is weeks ahead for one sweep takes all the steps of those weeks. Re-dating sets the
next reminder of each promise again; here their notices get the time that they should have had.
"""

import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from casework import promises
from casework.models import AnyPromise, Notice, NoticeState, SealedNotice
from casework.notices import ladders, ledger
from casework.notices.ladders import LADDERS, Ladder
from casework.notices.quarter_hours import next_batch
from casework.notices.still_wanted import promise_of
from casework.sealing.keys import CannotOpen
from foundation import sweeps
from protocols.calendar import working_calendar
from protocols.models import Division

logger = logging.getLogger(__name__)
SWEEP, ALARM = "notices in the future", "the clock"
AN_HOUR = timedelta(hours=1)
SHOWN_FOR = timedelta(days=7)


def furthest(now: datetime) -> datetime:
    """No notice can be due later: when the offices open next, in whichever part of the country."""
    opens = (promises.next_working_moment(now, working_calendar(d)) for d in Division)
    return max(opens) + AN_HOUR


def bring_back(now: datetime) -> int:
    """Give what lies in the future its own time, and raise an alarm. Returns how many it was."""
    too_late = Q(state=NoticeState.WAITING, due_at__gt=furthest(now))
    sent = Q(state=NoticeState.SENT, sent_at__gt=now + AN_HOUR) & ~Q(step="")
    keys = Notice.objects.filter(too_late | sent).exclude(key__contains=AGAIN)
    done = sweeps.deal_with_each(SWEEP, keys.values_list("pk", flat=True), bring_one_back)
    done += bring_back_sealed(now)
    if done:
        raise_alarm(done, now)
    return done


AGAIN = ":again:"


def bring_one_back(pk: int) -> bool:
    """A reminder waits for the day of its step. One that was sent weeks too early is written again
    for that day; anything else goes when the offices open."""
    now = timezone.now()
    notice = Notice.objects.select_for_update(of=("self",)).select_related("addressee").get(pk=pk)
    make = LADDERS.get(notice.case.partition(":")[0]) if notice.step else None
    promise = promise_of(notice, make()) if make else None
    if make is None or promise is None:
        return due_again(notice, opens_after(now, promise))
    offset = ladders.read_key(notice.key).offset
    calendar = promises.calendar_of(promise.case)
    moment = promises.reminder_moment(promise.due_on, offset, calendar)
    at = promises.next_working_moment(max(moment, now), calendar)
    if notice.state == NoticeState.SENT:
        return write_again(make(), promise, offset, at) if moment > now else False
    return due_again(notice, at)


def opens_after(now: datetime, promise: AnyPromise | None) -> datetime:
    division = promise.case.version.division if promise else Division.ENGLAND_AND_WALES
    return promises.next_working_moment(now, working_calendar(division))


def due_again(notice: Notice, at: datetime) -> bool:
    if notice.state != NoticeState.WAITING or notice.due_at == at:
        return False
    notice.due_at, notice.retry_at = at, None
    notice.save(update_fields=["due_at", "retry_at"])
    return True


def write_again(ladder: Ladder, promise: AnyPromise, offset: int, at: datetime) -> bool:
    """The notices of a step, under another key than those that went too early; once."""
    rows: list[Notice] = []
    for step in ladders.steps_at(promise.case, promise, offset):
        rows += ladders.notices_of_step(ladder, promise, step, now=at, at=at, again=True)
    keys = {row.key for row in rows}
    there = Notice.objects.filter(key__in=keys).count()
    ledger.write_notices(rows)
    return there < len(keys)


@transaction.atomic
def bring_back_sealed(now: datetime) -> int:
    """Whether one is still wanted is asked when it is sent. None where nobody can open them."""
    latest, done = furthest(now), 0
    try:
        late: Sequence[SealedNotice] = [
            row for row in SealedNotice.objects.select_for_update() if row.details.due_at > latest
        ]
    except CannotOpen:
        return 0
    for row in late:
        at = next_batch(
            promises.next_working_moment(now, working_calendar(Division.ENGLAND_AND_WALES))
        )
        row.seal(replace(row.details, due_at=at))
        row.save(update_fields=["contents"])
        done += 1
    return done


def raise_alarm(number: int, now: datetime) -> None:
    """In the log, and for a week on the page of what the portal could not do."""
    words = "The clock was ahead: some notices lay in the future. They have their own time again."
    logger.error("The clock was ahead: %d notices lay in the future.", number)
    for keeper in sweeps.KEEPERS:
        keeper.set_aside(ALARM, f"{timezone.localdate(now)}", words, sealed=False)


def end_old_alarms(now: datetime) -> None:
    old = f"{timezone.localdate(now - SHOWN_FOR)}"
    sweeps.forget(ALARM, [day for day in sweeps.retry_times(ALARM) if day < old])
