"""Sending what is due, each in three steps: claimed, posted, settled.

A worker killed in between leaves a delivery that is due again by its next attempt, under the same
id. Nothing is held in the database while a program is waited for.
"""

import random
from datetime import datetime, timedelta
from time import monotonic

from django.db import transaction
from django.utils import timezone

from api.models import Delivery, DeliveryState
from api.webhooks.post import Answered, post
from api.webhooks.signature import body_of, headers_of
from people import account_mail
from people.service_accounts.actions import tell_administrators

AT_ONCE, SECONDS = 100, 60  # of one sweep
MINUTES = (1, 5, 30, 120, 360, 720, 1440, 1440, 1440)  # after each attempt; four days in all
JITTER = 0.2
ENDED = "The webhook or its service account has been ended"


def send_due_deliveries() -> int:
    """Returns how many were tried. A webhook that does not answer is not tried again in this sweep,
    so that it does not hold up the others."""
    until, silent, tried = monotonic() + SECONDS, set[int](), 0
    due = Delivery.objects.due(timezone.now())
    for key, webhook in list(due.values_list("pk", "webhook_id")[:AT_ONCE]):
        if webhook in silent or monotonic() > until:
            continue
        delivery = claim_delivery(key, timezone.now())
        if delivery is None:
            continue
        body = body_of(delivery)
        headers = headers_of(delivery, body, timezone.now())
        answered = post(delivery.webhook.url, body, headers)
        settle_delivery(delivery, answered)
        tried += 1
        if not answered.is_taken:
            silent.add(webhook)
    return tried


@transaction.atomic
def claim_delivery(key: int, now: datetime) -> Delivery | None:
    """With its next attempt written down before this one is made. None if another worker has it, or
    its webhook has ended."""
    rows = Delivery.objects.due(now).select_for_update(skip_locked=True, of=("self",))
    row = rows.filter(pk=key).select_related("webhook__account").first()
    if row is None:
        return None
    account = row.webhook.account
    if row.webhook.ended_at or not account.is_in_use(timezone.localdate(now)):
        row.state, row.error = DeliveryState.NOT_SENT, ENDED
        row.save(update_fields=["state", "error"])
        return None
    row.attempts += 1
    row.due_at = now + delay_after_attempt(row.attempts)
    row.save(update_fields=["attempts", "due_at"])
    return row


def delay_after_attempt(attempts: int) -> timedelta:
    """Longer each time, and never exactly, so that many that failed together come apart."""
    minutes = MINUTES[min(attempts, len(MINUTES)) - 1]
    return timedelta(minutes=minutes * random.uniform(1 - JITTER, 1 + JITTER))  # noqa: S311


@transaction.atomic
def settle_delivery(delivery: Delivery, answered: Answered) -> None:
    """Record what became of an attempt; after the last, people administrators are told."""
    delivery.answer, delivery.error = answered.status, answered.error[:200]
    if answered.is_taken:
        delivery.state, delivery.delivered_at = DeliveryState.DELIVERED, timezone.now()
    elif delivery.attempts > len(MINUTES):
        delivery.state = DeliveryState.GIVEN_UP
        once = f"{delivery.webhook_id}:{timezone.localdate()}"
        tell_administrators(account_mail.WEBHOOK_GIVEN_UP, once=once)
    delivery.save(update_fields=["answer", "error", "state", "delivered_at"])
