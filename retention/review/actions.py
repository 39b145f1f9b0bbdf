"""The action of the yearly review: decide on a record that is due."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from casework.models import AnyCase
from foundation.turns import made_before, wait_for_turn
from people.models import User
from retention import policy
from retention.choices import Outcome, RecordKind
from retention.due import due_on, years_after
from retention.models import ReviewDecision, ScheduleLine
from retention.review.records import record_to_review

DECIDED = "Someone has decided on this record already, or it is no longer due."


@transaction.atomic
def record_decision(
    record: AnyCase, line: ScheduleLine, *, outcome: Outcome, why: str, by: User, key: UUID
) -> ReviewDecision:
    """Keep a record for another year, or have it destroyed on its day. The same `key` is the same
    decision. PermissionDenied if it is no longer due."""
    policy.can_review_records(by).or_raise()
    if made := made_before(ReviewDecision.objects.all(), key, by=by):
        return made
    wait_for_turn("review", line.kind, record.pk)
    now = record_to_review(record.reference, timezone.localdate())
    if now is None or now[1] != line:
        raise PermissionDenied(DECIDED)
    day = due_on(now[0], line)
    kept = outcome == Outcome.KEEP
    return ReviewDecision.objects.create(
        key=key,
        kind=RecordKind(line.kind),
        record_key=record.pk,
        reference=record.reference,
        due_on=day,
        outcome=outcome,
        why=why,
        again_on=years_after(max(day, timezone.localdate()), 1) if kept else None,
        by=by,
        at=timezone.now(),
    )
