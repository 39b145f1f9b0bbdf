"""Mail to both addresses before an account gets a new one, and to an address that has changed."""

from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from foundation.history import write
from people import account_mail
from people.models import Proposal, ProposalKind, User


@transaction.atomic
def tell_addresses(key: int) -> bool:
    """Have both addresses of a proposal told, and record it once the mail server has taken both
    mails. Nothing takes effect before that. Whether they have been told."""
    rows = Proposal.objects.select_for_update(skip_locked=True, of=("self",)).open()
    proposal = rows.filter(pk=key, told_at=None).first()
    if proposal is None:
        return False
    if proposal.kind == ProposalKind.ADDRESS and not both_were_told(proposal):
        return False
    write(proposal, by=None, reason="addresses told", told_at=timezone.now())
    return True


def both_were_told(proposal: Proposal) -> bool:
    once, person = f"proposal-{proposal.pk}", proposal.person
    write_to_both(account_mail.ADDRESS_PROPOSED, person, proposal.email, once=once)
    return account_mail.were_sent(account_mail.ADDRESS_PROPOSED, person, once=once)


def write_to_both(event: str, person: User, email: str, *, once: str) -> None:
    """The old address may be the only place where its owner hears of it."""
    account_mail.write(event, person, once=f"{once}:old", address=person.email)
    account_mail.write(event, person, once=f"{once}:new", address=email)


def tell_of_new_address(person: User, email: str) -> None:
    """Tell both addresses of somebody whose account one administrator can change; `person` still
    has the old one."""
    write_to_both(account_mail.ADDRESS_CHANGED, person, email, once=str(uuid4()))
