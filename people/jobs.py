"""Timed jobs about people: what was proposed and confirmed takes effect when its time has come,
people administrators hear of service accounts that end soon, and large files are worked on."""

from celery import shared_task
from django.utils import timezone

from foundation import sweeps
from people.imports import work
from people.models import Proposal
from people.proposals.addresses import tell_addresses
from people.proposals.effect import take_effect
from people.service_accounts import actions as service_accounts


@shared_task
def put_into_effect() -> int:
    """Tell the addresses that have not been told, then put into effect what is due, each in a
    transaction of its own. Returns how many took effect. Running twice changes nothing more."""
    untold = Proposal.objects.open().filter(told_at=None).values_list("pk", flat=True)
    sweeps.deal_with_each("telling addresses of a proposal", untold, tell_addresses)
    due = Proposal.objects.due(timezone.now()).values_list("pk", flat=True)
    return sweeps.deal_with_each("putting proposals into effect", due, take_effect)


@shared_task
def warn_of_service_accounts() -> int:
    """Returns how many service accounts end within 30 days. Running twice tells nobody twice."""
    return service_accounts.warn_of_ends()


def work_on_files() -> int:
    """Check, save or undo the large files of councillors and officers. Returns how many."""
    return work.do_waiting_work()


@shared_task
def forget_old_files() -> int:
    """Remove what was in files that can no longer be undone. Returns how many."""
    return work.forget_contents()
