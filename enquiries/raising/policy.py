"""Policy of raising an enquiry: who can raise one, ask for a service, or ask a councillor."""

from uuid import UUID

from enquiries import services_offered
from enquiries.models import Enquiry
from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User
from people.roles import Permission
from protocols.models import Protocol

RAISING = (
    Permission.RAISE_ENQUIRY,
    Permission.RAISE_FOR_MEMBER,
    Permission.DRAFT_FOR_COUNCILLOR,
)


def can_raise(user: User) -> Verdict:
    """A councillor, a coordinator on a councillor’s behalf, or an assistant, who may have to give
    the draft to their councillor to send."""
    if any(user.may(permission) for permission in RAISING):
        return ALLOWED
    return denied("Only councillors, or coordinators on their behalf, can raise enquiries.")


def can_raise_for_member(user: User) -> Verdict:
    """A coordinator."""
    if not user.may(Permission.RAISE_FOR_MEMBER):
        return denied("Only coordinators can raise enquiries for a councillor.")
    return ALLOWED


def can_enter_receipt(user: User) -> Verdict:
    """A coordinator, of what reached them some other way than by the portal."""
    if not user.may(Permission.RAISE_FOR_MEMBER) or user.is_member or user.is_assistant:
        return denied("Only coordinators can enter when and how an enquiry came.")
    return ALLOWED


def can_ask_for(user: User, kind: str, version: Protocol) -> Verdict:
    """Anyone who can raise enquiries. Some requests are only open to certain posts."""
    service_request = services_offered.REQUEST_OF_KIND.get(kind)
    if service_request is None:
        return ALLOWED
    number = version.clause_for(service_request.behaviour)
    if not number:
        return denied("The protocol does not provide for this request. Ask a question instead.")
    if not service_request.is_open_to(user):
        cited = version.clause_name(number)
        return denied(f"Only {service_request.who} can ask for this ({cited}).", clause=number)
    if not service_request.is_had(version):
        return denied("The council has not yet named a service for this. Ask a coordinator.")
    return ALLOWED


def can_ask_member(user: User) -> Verdict:
    """Someone who works in a service, outside an enquiry (Section C 3.4, both directions)."""
    if user.may(Permission.ASK_MEMBER) and user.services:
        return ALLOWED
    return denied("Only officers in a service can ask councillors questions.")


def has_sent(user: User, key: UUID) -> bool:
    """Whether an assistant has sent the draft of this key, also if they cannot read it any more."""
    return user.is_assistant and Enquiry.objects.filter(key=key, raised_by=user).exists()
