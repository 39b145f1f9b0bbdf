"""Runs of destruction: under the schedule in force, in portions, each record by itself."""

from functools import partial
from itertools import islice

from django.utils import timezone

from foundation import sweeps
from retention.choices import DESTROYED
from retention.destruction.actions import destroy
from retention.destruction.certifying import certify
from retention.due import in_order, records_to_destroy
from retention.models import Schedule

PORTION = 200  # records of one run
SWEEP = "destruction of records"


def destroy_due_records(most: int = PORTION) -> int:
    """What a run that was killed left is found by the next: each record is a transaction. One that
    is on hold is looked at again each time, and counts for nothing."""
    schedule, today = Schedule.objects.in_force(), timezone.localdate()
    lines = schedule.lines.filter(kind__in=DESTROYED) if schedule else ()
    done = 0
    for line in lines:
        keys = in_order(records_to_destroy(line, today)).values_list("pk", flat=True)
        sweep = f"{SWEEP}: {line.kind}"
        fresh, again = sweeps.rows_to_try(sweep, list(keys))
        do = partial(destroy, line, today=today)
        tried = (sweeps.try_again(sweep, key, do) for key in (*fresh, *again))
        done += len(list(islice(filter(None, tried), most - done)))
        certify(line, today=today, is_finished=done < most)
    return done
