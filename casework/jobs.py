"""Timed jobs of every case: sending notices, re-dating by the calendar, and care of files."""

import logging
from datetime import timedelta

from celery import shared_task
from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone

from casework.closures import actions, holiday_alarms
from casework.files import sweeping
from casework.models import Notice, NoticeState
from casework.notices.mail import mail_of_notice
from protocols import bank_holidays
from protocols.bank_holidays import Differences
from protocols.holiday_sources.gov_uk import HolidaysUnavailable, fetched_holidays

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
    """Follow the bank holidays of GOV.UK, and warn if they run out or go unchecked.

    Returns how many days were different; none when it does not answer, or not in words we know.
    """
    try:
        published = fetched_holidays(settings.BANK_HOLIDAYS_SOURCE)
        found, moved = actions.follow_published_holidays(published)
    except HolidaysUnavailable as failed:
        logger.warning("Bank holidays were not refreshed: %s", failed)
        bank_holidays.record_check(str(failed))
        found, moved = Differences([], []), 0
    if found:
        logger.info("%d bank holidays changed and %d dates moved.", len(found.in_words()), moved)
    holiday_alarms.warn_administrators(timezone.now())
    return len(found.in_words())


@shared_task
def redate() -> int:
    """Re-date what another process dated by a calendar it still remembered. Returns how many."""
    return actions.redate_again()


@shared_task
def check_held_files() -> int:
    """Ask the virus scanner about files that it has not looked at. Returns how many are settled."""
    return sweeping.scan_held_files()


@shared_task
def sweep_files() -> int:
    """Remove uploads that were never sent and files that belong to nothing. Returns how many."""
    return sweeping.remove_unneeded_files()
