"""Sending what names no case: the encrypted notices among the others, in no order.

An encrypted row is claimed by encrypting it again with the time, and settled by removing it.
"""

import logging
import random
import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone

from casework.models import Notice, SealedNotice
from casework.notices import discreet, sending
from casework.notices.mail import mail_of_notice
from casework.notices.mail_server import Answer, MailServer, Outcome, delay_after
from casework.notices.quarter_hours import next_batch
from casework.notices.still_wanted import sealed_still_wanted
from casework.notices.uncertain import ABANDONED_AFTER
from casework.sealing.keys import CannotOpen
from casework.sealing.sealed_notice import SealedNoticeDetails
from people.models import User

logger = logging.getLogger(__name__)
# Nobody can look after an encrypted notice, so one that may have arrived is tried once more than
# others, a day later. So is one whose address is refused: it may have been corrected by then.
MOST_TIMES = 3
LATER = timedelta(days=1)
Send = Callable[[MailServer], bool]


def sends(now: datetime, most: int) -> list[Send]:
    """What is due and names no case."""
    plain = Notice.objects.due(now).filter(reference="").values_list("pk", flat=True)[:most]
    found: list[Send] = [
        *(lambda server, pk=pk: sending.send_one(server, pk) for pk in plain),
        *(lambda server, key=key: send_sealed(server, key) for key in due_sealed(now)[:most]),
    ]
    random.shuffle(found)
    return found


def due_sealed(now: datetime) -> list[uuid.UUID]:
    """Keys of sealed notices that are due. A process that cannot open them finds none."""
    due, unread = [], 0
    for row in SealedNotice.objects.all():
        try:
            due += [row.key] if is_due(row.details, now) else []
        except CannotOpen:
            unread += 1
    if unread:
        logger.warning("%d encrypted notices cannot be opened here, so they were not sent.", unread)
    return due


def is_due(details: SealedNoticeDetails, now: datetime) -> bool:
    """Its time has come, and nobody is sending it. One that was never settled is due again."""
    is_being_sent = details.claimed_at and details.claimed_at > now - ABANDONED_AFTER
    return details.due_at <= now and not is_being_sent


def send_sealed(server: MailServer, key: uuid.UUID) -> bool:
    """Send one and remove it, unless somebody else is sending it or has."""
    now = timezone.now()
    claimed = claim_sealed(key, now)
    if claimed is None:
        return False
    if claimed.mail:
        settle_sealed(key, now, server.hand_over(claimed.mail))
    return True


class Claimed:
    """A notice that this process deals with; without a mail it has been settled."""

    def __init__(self, mail: EmailMessage | None = None) -> None:
        self.mail = mail


@transaction.atomic
def claim_sealed(key: uuid.UUID, now: datetime) -> Claimed | None:
    row = SealedNotice.objects.select_for_update(skip_locked=True).filter(key=key).first()
    if row is None or not is_due(details := row.details, now):
        return None
    if details.claimed_at:
        try_uncertain_again(row, now)
        return Claimed()
    person = User.objects.filter(pk=details.who).first()
    if person is None or not sealed_still_wanted(details) or not person.gets_mail:
        row.delete()
        return Claimed()
    save_sealed(row, replace(details, claimed_at=now, attempts=details.attempts + 1))
    notice = discreet.discreet_notice(person, key=str(key), due_at=now)
    notice.number = key
    return Claimed(mail_of_notice(notice))


@transaction.atomic
def settle_sealed(key: uuid.UUID, claimed_at: datetime, answer: Answer) -> None:
    """Remove one that was taken, unless somebody has settled it since."""
    row = SealedNotice.objects.select_for_update().filter(key=key).first()
    if row is None or row.details.claimed_at != claimed_at:
        return
    if answer.outcome == Outcome.TAKEN:
        row.delete()
        return
    logger.warning("An encrypted notice was not sent: %s.", answer.outcome.value)
    if answer.outcome == Outcome.UNKNOWN:
        try_uncertain_again(row, timezone.now())
    elif answer.outcome == Outcome.REFUSED:
        try_refused_again(row, timezone.now())
    else:
        try_again_later(row, timezone.now())


def try_again_later(row: SealedNotice, now: datetime) -> None:
    """As late as for any other notice, on the next quarter of an hour. There is no last attempt."""
    due_at = next_batch(now + delay_after(row.details.attempts))
    save_sealed(row, replace(row.details, due_at=due_at, claimed_at=None))


def try_refused_again(row: SealedNotice, now: datetime) -> None:
    """One whose address is refused for good. Administrators are not told, because an email that
    is on no page of theirs would tell them who has to do with a complaint."""
    times = row.details.times_refused + 1
    if times >= MOST_TIMES:
        logger.error("An encrypted notice was refused %d times and removed.", times)
        row.delete()
        return
    due_at = few_times_due(times, now)
    save_sealed(row, replace(row.details, due_at=due_at, claimed_at=None, times_refused=times))


def try_uncertain_again(row: SealedNotice, now: datetime) -> None:
    """One that may have arrived: twice is better than never, but not ten times."""
    times = row.details.times_uncertain + 1
    if times >= MOST_TIMES:
        logger.error("An encrypted notice may have been sent %d times, or never.", times)
        row.delete()
        return
    due_at = few_times_due(times, now)
    save_sealed(row, replace(row.details, due_at=due_at, claimed_at=None, times_uncertain=times))


def few_times_due(times: int, now: datetime) -> datetime:
    """When one that is tried MOST_TIMES is due again: soon, then a day later."""
    return next_batch(now + delay_after(1) if times == 1 else now + LATER)


def save_sealed(row: SealedNotice, details: SealedNoticeDetails) -> None:
    row.seal(details)
    row.save(update_fields=["contents"])
