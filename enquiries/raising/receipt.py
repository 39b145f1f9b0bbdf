"""Receipt as it was: when a councillor’s enquiry came that a coordinator types, and its bounds."""

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from django.utils import timezone

from casework.journeys import Answers
from casework.promises import at_local
from enquiries.models import CameBy
from foundation.dates_in_words import day_year
from foundation.verdict import ALLOWED, Verdict, denied
from protocols.models import Protocol

LONGEST_AGO = timedelta(days=90)
HOUR_UNKNOWN = time(12)  # of an earlier day


class Receipt(NamedTuple):
    """`at` is an aware time: the clock of the enquiry starts then."""

    came_by: CameBy
    at: datetime


def receipt_of(answers: Answers) -> Receipt | None:
    """From the answers of a coordinator’s draft; None if it was not asked for."""
    if not answers.get("came_by"):
        return None
    on, hour = date.fromisoformat(answers["received_on"]), answers["received_time"]
    return Receipt(CameBy(answers["came_by"]), at_local(on, time.fromisoformat(hour)))


def verdict_on_receipt(at: datetime, version: Protocol, now: datetime) -> Verdict:
    """Whether an enquiry can have been received at this aware time. `version` is in force today,
    and the enquiry is dealt with under it."""
    on, today = timezone.localdate(at), timezone.localdate(now)
    if on > today:
        return denied("The date it came must be today or in the past")
    if at > now:
        return denied("The time it came must be now or earlier")
    starts = version.effective_from
    if starts and on < starts:
        words = f"Enter {day_year(starts)} or later, when this version of the protocol started"
        return denied(words)
    if on < today - LONGEST_AGO:
        first = day_year(today - LONGEST_AGO)
        return denied(f"Enter {first} or later. If it came before, say so in the question")
    return ALLOWED
