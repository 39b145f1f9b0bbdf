"""Timed jobs about people: what was proposed and confirmed takes effect when its time has come."""

from celery import shared_task
from django.utils import timezone

from foundation import sweeps
from people.models import Proposal
from people.proposals.addresses import tell_addresses
from people.proposals.effect import take_effect


@shared_task
def put_into_effect() -> int:
    """Tell the addresses that have not been told, then put into effect what is due, each in a
    transaction of its own. Returns how many took effect. Running twice changes nothing more."""
    untold = Proposal.objects.open().filter(told_at=None).values_list("pk", flat=True)
    sweeps.deal_with_each("telling addresses of a proposal", untold, tell_addresses)
    due = Proposal.objects.due(timezone.now()).values_list("pk", flat=True)
    return sweeps.deal_with_each("putting proposals into effect", due, take_effect)
