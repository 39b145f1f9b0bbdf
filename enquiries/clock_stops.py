"""Clock stops of an enquiry, derived from history, for protocols that stop the clock."""

from datetime import date, datetime

from django.utils import timezone

from casework import promises
from enquiries.models import Enquiry
from enquiries.models.waiting_days import waiting_spans
from people.models import User
from protocols.models import PromiseKind


def stop_clock(enquiry: Enquiry) -> None:
    """Stop the clock of the reply while a question is open, if the protocol does so.

    A reply that is overdue already stays overdue. No reminders of a stopped one are sent.
    """
    if enquiry.version.pause_while_waiting:
        now = timezone.now()
        running = enquiry.promises.open().filter(kind=PromiseKind.REPLY, due_at__gte=now)
        stopped = list(running)
        for promise in stopped:
            promise.nudge_at, promise.stopped_at = None, now
        enquiry.promises.schedule(stopped)


def restart_clock(enquiry: Enquiry, *, by: User) -> None:
    """Recalculate the reply's due date without the days spent waiting for the councillor.

    A date that an officer promised in a holding reply does not change.
    """
    for promise in enquiry.promises.open().exclude(stopped_at=None):
        paused = days_waited(enquiry, since=promise.started_at)
        promises.redate_promise(enquiry, promise, paused, by=by, reason="clock restarted")
        promise.stopped_at = None
        enquiry.promises.schedule([promise])


def days_waited(enquiry: Enquiry, *, since: datetime) -> list[tuple[date, date]]:
    """The local days [from, to) on which it waited for the councillor, since an aware time."""
    rows = enquiry.history.filter(history_date__gte=since).order_by("history_date", "history_id")
    return waiting_spans(rows.values_list("history_date", "status"))


def due_while_waiting(enquiry: Enquiry) -> dict[str, object]:
    """What is due while a question is open, except a date whose clock has stopped."""
    return promises.earliest_due_fields(enquiry, enquiry.promises.open().filter(stopped_at=None))
