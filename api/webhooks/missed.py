"""Missed promises of an answer: nothing is written when one becomes late, so the clock looks."""

from datetime import datetime

from django.db import connection

from enquiries.models import ANSWER_KINDS, SEALED
from foundation.types import Untyped

# Late as `missed_by` has it. The conditions on kind and end are those of its index. A week back,
# as long as a clock can have stood still over a holiday; a promise is told once.
TELL_MISSED = """
    INSERT INTO api_delivery
        (key, webhook_id, event, reference, enquiry_state, promise_key, at, due_at)
    SELECT gen_random_uuid(), webhook.id, 'enquiry.promise_missed', enquiry.reference,
        enquiry.status, promise.id, promise.due_at, 'epoch'
    FROM enquiries_enquirypromise AS promise
    JOIN enquiries_enquiry AS enquiry ON enquiry.id = promise.case_id
    JOIN api_webhook AS webhook ON webhook.ended_at IS NULL
        AND 'enquiry.promise_missed' = ANY(webhook.events) AND webhook.made_at < promise.due_at
    WHERE promise.kind = ANY(%(kinds)s) AND enquiry.kind <> ALL(%(sealed)s)
        AND (promise.ended_at IS NULL OR promise.ended_at > promise.due_at)
        AND promise.due_at < %(now)s AND promise.due_at > %(now)s - interval '7 days'
        AND promise.due_at < coalesce(promise.stopped_at, promise.ended_at, %(now)s)
    ORDER BY promise.due_at, promise.id, webhook.id
    ON CONFLICT (webhook_id, promise_key) WHERE promise_key IS NOT NULL DO NOTHING
"""


def tell_of_missed_promises(now: datetime) -> int:
    """Returns how many deliveries were written. Running twice writes none twice."""
    values: dict[str, Untyped] = {"kinds": list(ANSWER_KINDS), "sealed": list(SEALED), "now": now}
    with connection.cursor() as cursor:
        cursor.execute(TELL_MISSED, values)
        return int(cursor.rowcount)
