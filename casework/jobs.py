"""Timed jobs of every case: sending notices, re-dating by the calendar, and care of files."""

import logging

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from casework.closures import actions, holiday_alarms
from casework.exports import making
from casework.files import removing, sweeping
from casework.notices import ahead, sweep
from protocols import bank_holidays
from protocols.bank_holidays import Differences
from protocols.holiday_sources.gov_uk import HolidaysUnavailable, fetched_holidays

logger = logging.getLogger(__name__)
AT_ONCE = 200


@shared_task
def send_notices(limit: int = AT_ONCE) -> int:
    """Send what is due, over one connection. Returns how many notices were dealt with."""
    return sweep.send_due(timezone.now(), limit)


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
    """Re-date what another process dated by a calendar it still remembered, and what was written
    while the clock was ahead. Returns how many."""
    now = timezone.now()
    ahead.end_old_alarms(now)
    return actions.redate_again() + ahead.bring_back(now)


@shared_task
def check_held_files() -> int:
    """Ask the virus scanner about files that it has not looked at. Returns how many are settled."""
    return sweeping.scan_held_files()


@shared_task
def sweep_files() -> int:
    """Remove uploads that were never sent. Returns how many."""
    return removing.remove_unneeded_files()


@shared_task
def make_exports() -> int:
    """Make the long export that has waited longest. Returns how many were made."""
    return making.make_waiting()


@shared_task
def sweep_exports() -> int:
    """Remove exports that nobody downloaded in time. Returns how many."""
    return making.remove_unfetched_exports()
