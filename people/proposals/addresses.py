"""Mail to both addresses of an account before it gets the new one."""

import logging

from django.db import transaction
from django.utils import timezone

from foundation.history import write
from people import account_mail
from people.models import Proposal, ProposalKind, User

logger = logging.getLogger("concordat.sign_in")


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
    if proposal.kind == ProposalKind.LOST_FACTOR and not owner_was_told(proposal):
        return False
    write(proposal, by=None, reason="addresses told", told_at=timezone.now())
    return True


def both_were_told(proposal: Proposal) -> bool:
    once, person = f"proposal-{proposal.pk}", proposal.person
    write_to_both(account_mail.ADDRESS_PROPOSED, person, proposal.email, once=once)
    return account_mail.were_sent(account_mail.ADDRESS_PROPOSED, person, once=once)


def owner_was_told(proposal: Proposal) -> bool:
    """Somebody who has lost nothing learns at their address that somebody says so."""
    once, person = f"proposal-{proposal.pk}", proposal.person
    account_mail.write(account_mail.FACTOR_LOST, person, once=once)
    return account_mail.were_sent(account_mail.FACTOR_LOST, person, once=once)


def write_to_both(event: str, person: User, email: str, *, once: str) -> None:
    """The old address may be the only place where its owner hears of it."""
    logger.info("event=%s user=%s", event.replace("-", "_"), person.pk)
    account_mail.write(event, person, once=f"{once}:old", address=person.email)
    account_mail.write(event, person, once=f"{once}:new", address=email)
