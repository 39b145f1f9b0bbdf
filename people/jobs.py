"""Timed jobs about people: what was proposed and confirmed takes effect when its time has come."""

import logging
from collections.abc import Callable

from celery import shared_task
from django.utils import timezone

from people.models import Proposal
from people.proposals.addresses import tell_addresses
from people.proposals.effect import take_effect

logger = logging.getLogger(__name__)


def try_each(do: Callable[[int], object], key: int) -> object:
    """One that fails must not stop the others; it is tried again at the next run."""
    try:
        return do(key)
    except Exception:
        logger.exception("Proposal %s could not be dealt with.", key)
        return None


@shared_task
def put_into_effect() -> int:
    """Tell the addresses that have not been told, then put into effect what is due, each in a
    transaction of its own. Returns how many took effect. Running twice changes nothing more."""
    for key in Proposal.objects.open().filter(told_at=None).values_list("pk", flat=True):
        try_each(tell_addresses, key)
    due = Proposal.objects.due(timezone.now()).values_list("pk", flat=True)
    return sum(bool(try_each(take_effect, key)) for key in list(due))
