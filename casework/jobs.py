"""Timed jobs of every case: sending notices, re-dating by the calendar, and care of files."""

import logging
from datetime import timedelta

from celery import shared_task
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone

from casework.closures import actions
from casework.files import sweeping
from casework.models import Notice, NoticeState
from casework.notices.mail import mail_of_notice
from protocols import calendar

logger = logging.getLogger(__name__)
MOST_ATTEMPTS = 10
AT_ONCE = 200


@shared_task
def send_notices(limit: int = AT_ONCE) -> int:
    """Send what is due, over one connection. Returns how many notices were dealt with.

    Each is claimed under a lock that others skip and marked in the transaction
    that sent it, so that a worker killed half-way repeats one mail at most.
    """
    connection = get_connection()
    done = 0
    try:
        while done < limit and send_next(connection):
            done += 1
    finally:
        connection.close()
    return done


@transaction.atomic
def send_next(connection: BaseEmailBackend) -> bool:
    """Send the first due notice that nobody else is sending. False when there is none."""
    now = timezone.now()
    claimed = Notice.objects.due(now).select_for_update(skip_locked=True, of=("self",))
    notice = claimed.select_related("addressee").first()
    if notice is None:
        return False
    notice.attempts += 1
    try:
        if notice.addressee.is_active:
            connection.send_messages([mail_of_notice(notice)])
        notice.state, notice.sent_at, notice.error = NoticeState.SENT, now, ""
    except Exception as failed:  # whatever a mail server does, one notice must not stop the others
        logger.warning("Notice %s was not sent: %s", notice.pk, type(failed).__name__)
        connection.close()
        put_off(notice, failed)
    notice.save(update_fields=["state", "attempts", "sent_at", "error", "due_at"])
    return True


def put_off(notice: Notice, failed: Exception) -> None:
    """Try again after 1, 2, 4 … minutes, a day at most; give up after ten attempts."""
    notice.error = str(failed)[:300]
    notice.due_at = timezone.now() + timedelta(minutes=min(2**notice.attempts // 2, 1440))
    if notice.attempts >= MOST_ATTEMPTS:
        notice.state = NoticeState.FAILED


@shared_task
def refresh_bank_holidays() -> int:
    """Ask gov.uk for bank holidays and re-date what new ones move. Returns how many were new.

    Nothing happens when it does not answer, or answers what nobody understands.
    """
    try:
        published = calendar.fetched_holidays()
    except Exception as failed:  # whatever a changed page makes the library raise
        logger.warning("Bank holidays were not refreshed: %s: %s", type(failed).__name__, failed)
        return 0
    new, moved = actions.add_published_holidays(published)
    if new:
        logger.info("%d new bank holidays moved %d dates.", new, moved)
    return new


@shared_task
def redate() -> int:
    """Re-date what another process dated by a calendar it still remembered. Returns how many."""
    return actions.add_published_holidays(())[1]


@shared_task
def check_held_files() -> int:
    """Ask the virus scanner about files that it has not looked at. Returns how many are settled."""
    return sweeping.scan_held_files()


@shared_task
def sweep_files() -> int:
    """Remove uploads that were never sent and files that belong to nothing. Returns how many."""
    return sweeping.remove_unneeded_files()
