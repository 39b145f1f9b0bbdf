"""Jobs of the clock: webhooks that are due, and promises that have been missed."""

from celery import shared_task
from django.utils import timezone

from api.webhooks import missed, sending


@shared_task
def send_webhooks() -> int:
    """Returns how many deliveries were tried."""
    return sending.send_due_deliveries()


@shared_task
def tell_of_missed() -> int:
    """Returns how many deliveries of missed promises were written."""
    return missed.tell_of_missed_promises(timezone.now())
