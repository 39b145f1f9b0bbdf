"""Discreet notices: mail that names no case. All of it is alike and goes out together.

A notice about a complaint is a sealed row. Every other mail without a reference has a row in the
ledger with the same words, due on the same quarters of an hour, so that neither the ledger nor
the mail tells which of them was about a complaint.
"""

import logging
import random
import uuid
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone

from casework.models import Notice, SealedNotice
from casework.notices import sending
from casework.notices.mail import mail_of_notice
from casework.sealing.keys import CannotOpen
from casework.sealing.sealed_notice import SealedNoticeDetails
from people.models import User, unique_people

logger = logging.getLogger(__name__)
EVENT = "something"
SENTENCE = "There is something for you in the portal."
EVERY = timedelta(minutes=15)


def next_batch(at: datetime) -> datetime:
    """The quarter of an hour at or after this time, when the next mail without a reference goes."""
    past = (at - datetime(1970, 1, 1, tzinfo=UTC)) % EVERY
    return at + (EVERY - past) if past else at


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


def write_sealed_notices(people: Iterable[User], *, due_at: datetime) -> None:
    """A sealed row for each, in the transaction of what it is about."""
    at, rows = next_batch(due_at), []
    for person in unique_people(people):
        row = SealedNotice(key=uuid.uuid4())
        row.seal(SealedNoticeDetails(who=person.pk, due_at=at))
        rows.append(row)
    SealedNotice.objects.bulk_create(rows)


def send_batch(connection: BaseEmailBackend, most: int) -> int:
    """Send what is due and names no case, the sealed among the others in no order. Returns how
    many notices were dealt with."""
    now = timezone.now()
    plain = Notice.objects.due(now).filter(reference="").values_list("pk", flat=True)[:most]
    sends: list[Callable[[], bool]] = [
        *(lambda pk=pk: sending.send_next(connection, pk) for pk in plain),
        *(lambda key=key: send_sealed(connection, key, now) for key in due_sealed(now)[:most]),
    ]
    random.shuffle(sends)
    return sum(send() for send in sends)


def due_sealed(now: datetime) -> list[uuid.UUID]:
    """Keys of sealed notices that are due. A process that cannot open them finds none."""
    due, unread = [], 0
    for row in SealedNotice.objects.all():
        try:
            due += [row.key] if row.details.due_at <= now else []
        except CannotOpen:
            unread += 1
    if unread:
        logger.warning("%d encrypted notices cannot be opened here, so they were not sent.", unread)
    return due


@transaction.atomic
def send_sealed(connection: BaseEmailBackend, key: uuid.UUID, now: datetime) -> bool:
    """Send one and remove it, unless somebody else is sending it or has. Killed half-way, it is
    sent twice at most. One that fails is put off."""
    row = SealedNotice.objects.select_for_update(skip_locked=True).filter(key=key).first()
    if row is None or row.details.due_at > now:
        return False
    person = User.objects.filter(pk=row.details.who, is_active=True).first()
    try:
        if person:
            notice = discreet_notice(person, key=str(row.key), due_at=now)
            connection.send_messages([mail_of_notice(notice)])
    except Exception as failed:  # as for any other notice, whatever a mail server does
        logger.warning("An encrypted notice was not sent: %s", type(failed).__name__)
        connection.close()
        try_again_later(row, now)
    else:
        row.delete()
    return True


def try_again_later(row: SealedNotice, now: datetime) -> None:
    """Try again as late as for any other notice, on the next quarter of an hour."""
    attempts = row.details.attempts + 1
    if attempts >= sending.MOST_ATTEMPTS:
        logger.error("An encrypted notice was given up after %d attempts.", attempts)
        row.delete()
        return
    due_at = next_batch(now + sending.delay_after(attempts))
    row.seal(replace(row.details, attempts=attempts, due_at=due_at))
    row.save(update_fields=["contents"])
