"""What does the clock do for complaints? It reminds the office, and forgets old drafts.

The worker needs no private key for it: who reads for an office is found by tags.
"""

from datetime import datetime

from celery import shared_task
from django.db import transaction
from django.utils import timezone

from casework import notices, promises, sealing
from casework.models import Notice
from complaints import telling
from complaints.models import ComplaintPromise, Draft, Evidence
from complaints.readers import Posts

AT_ONCE = 200


@shared_task
def nudge() -> int:
    """Write the reminders whose time has come. Returns how many promises were looked at."""
    done = 0
    while sealing.can_seal() and (looked_at := nudge_some(timezone.now())):
        done += looked_at
    return done


@transaction.atomic
def nudge_some(now: datetime) -> int:
    """One batch of promises that others leave alone meanwhile; a second run finds none of them."""
    batch = list(
        ComplaintPromise.objects.to_nudge(now)
        .select_related("case", "rule")
        .prefetch_related("case__exclusions")
        .select_for_update(skip_locked=True, of=("self",))[:AT_ONCE]
    )
    posts = Posts()
    rows = [row for promise in batch for row in reminders(promise, now, posts)]
    ComplaintPromise.objects.schedule(batch)
    notices.write(rows)
    return len(batch)


def reminders(promise: ComplaintPromise, now: datetime, posts: Posts) -> list[Notice]:
    """To whoever reads for the office; its next reminder is set on the way."""
    case = promise.case
    rule, calendar = promises.rule_of(case, promise), promises.calendar_of(case)
    steps = promises.nudges_due(promise, rule, calendar, now)
    promise.nudge_at = promises.next_nudge_at(
        rule.nudges.all(), promise.due_on, calendar, after=now
    )
    out = {exclusion.person for exclusion in case.exclusions.all()}
    at = promises.working_hours(now, calendar)
    people = telling.by_tag(posts, case.office, out) if steps else []
    return [telling.row(person, at) for person in people]


@shared_task
def forget_drafts() -> int:
    """Remove what was typed and not sent for a month, and its files."""
    old = Draft.objects.filter(changed_at__lt=timezone.now() - Draft.KEPT_FOR)
    Evidence.objects.filter(draft__in=list(old.values_list("writer", flat=True))).delete()
    return old.delete()[0]
