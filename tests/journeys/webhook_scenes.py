"""Webhooks as their list and ledger show them: with what was delivered, given up and waits."""

from uuid import uuid4

from django.utils import timezone

from api.models import Delivery, DeliveryState, Webhook, WebhookEvent
from api.webhooks.signature import new_secret
from people.models import ApiScope
from people.second_factors.cipher import encrypted
from tests.journeys.service_account_scenes import made
from tests.people import named


def a_webhook(clock):
    """What the addresses of its pages take."""
    return (webhook_made().pk,)


def webhook_made():
    return Webhook.objects.filter(ended_at=None).first() or Webhook.objects.create(
        account=made("CRM of the contact centre", days=300, api_scopes=[ApiScope.WEBHOOKS]),
        url="https://crm.contact-centre.westhaven.example/concordat/enquiries",
        events=[*WebhookEvent],
        secret=encrypted(new_secret()),
        made_by=named("petra"),
        made_at=timezone.now(),
        key=uuid4(),
    )


def webhooks(clock):
    a_ledger(clock)


def a_ledger(clock):
    webhook, now = webhook_made(), timezone.now()
    told = {"webhook": webhook, "reference": "E-2026-0417", "at": now, "due_at": now}
    for state, event, attempts, error in (
        (DeliveryState.DELIVERED, WebhookEvent.RAISED, 1, ""),
        (DeliveryState.GIVEN_UP, WebhookEvent.ASSIGNED, 10, "The program answered 503"),
        (DeliveryState.WAITING, WebhookEvent.MISSED, 2, "No answer: TimeoutError"),
        (DeliveryState.NOT_SENT, WebhookEvent.CLOSED, 0, "The webhook has been ended"),
    ):
        row = {"state": state, "event": event, "attempts": attempts, "error": error}
        Delivery.objects.create(**told, **row, enquiry_state="received")
    return (webhook.pk,)
