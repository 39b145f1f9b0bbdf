"""Mail to both addresses before an account gets a new one, and to an address that has changed."""

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone

from foundation.history import write
from people.models import Proposal, ProposalKind, User


@transaction.atomic
def tell_addresses(key: int) -> bool:
    """Tell both addresses of a proposal, if that has not been done. Nothing takes effect before
    it. Killed half-way, the mail goes twice."""
    rows = Proposal.objects.select_for_update(skip_locked=True, of=("self",)).open()
    proposal = rows.filter(pk=key, told_at=None).first()
    if proposal is None:
        return False
    if proposal.kind == ProposalKind.ADDRESS:
        send_to_both(proposal.person, proposal.email, proposal=proposal)
    write(proposal, by=None, reason="addresses told", told_at=timezone.now())
    return True


def send_to_both(person: User, email: str, *, proposal: Proposal | None = None) -> None:
    """The old address may be the only place where its owner hears of it."""
    words = {
        "council_name": settings.COUNCIL_NAME,
        "name": person.name,
        "proposed": proposal is not None,
        "url": settings.BASE_URL,
    }
    body = render_to_string("people/mail/address.txt", words)
    subject = f"Your email address for {settings.COUNCIL_NAME}’s portal"
    mails = [EmailMessage(subject, body, None, [address]) for address in (person.email, email)]
    get_connection().send_messages(mails)


def tell_of_new_address(person: User, email: str) -> None:
    """Tell both addresses of somebody whose account one administrator can change; `person` still
    has the old one."""
    transaction.on_commit(lambda: send_to_both(person, email), robust=True)
