"""Notices about letters that wait for approval: who is told of each, and of what becomes of it."""

from enquiries import cover, notices
from enquiries.models import Enquiry, Proposal
from people.models import User, holders_of_role
from people.roles import Role


def notify_letter_waiting(enquiry: Enquiry, proposal: Proposal, *, by: User) -> None:
    """Tell those of the role that approves; for any second officer the head of service, or the
    chief officer above. Never the author."""
    heads = notices.heads_of_service(enquiry)
    if proposal.approver:
        heads = holders_of_role(Role(proposal.approver), service_id=enquiry.service_id)
    others = [person for person in heads if person.pk != by.pk]
    covered = cover.with_covers(others, enquiry)
    people = [p for p in covered if p.pk != by.pk] or notices.chief_officers(enquiry)
    sentence = "A letter to a councillor is waiting for your approval."
    notices.notify_officers(people, enquiry, "proposed", sentence, proposal.pk, by)


def notify_letter_approved(enquiry: Enquiry, proposal: Proposal, *, by: User) -> None:
    changed = " with changes" if proposal.edited else ""
    sentence = f"Your letter to a councillor has been approved{changed} and sent."
    notices.notify_officers([proposal.by], enquiry, "approved", sentence, proposal.pk, by)


def notify_letter_sent_back(enquiry: Enquiry, proposal: Proposal, *, by: User) -> None:
    sentence = "Your letter to a councillor has been sent back. Sign in to see why."
    notices.notify_officers([proposal.by], enquiry, "given-back", sentence, proposal.pk, by)
