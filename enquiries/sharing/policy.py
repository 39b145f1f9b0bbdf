"""Policy of sharing an enquiry: who can share it, who can stop, and who sees the resident."""

from enquiries import contributors
from enquiries.models import Contribution, Enquiry, EnquiryShare, Kind
from enquiries.policy import is_councillor_of
from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User
from protocols.behaviours import Behaviour

NEEDS_CONSENT = (
    "The protocol lets someone read a letter only if its author agrees, so you cannot share the"
    " whole enquiry. You can ask to share single letters."
)
BETWEEN_BOTH_SIDES = (
    "The protocol does not let you share correspondence with officers. Your colleague can raise an"
    " enquiry of their own."
)
CASEWORK_STAYS = (
    "The protocol says that casework information is given in confidence, so it stays between you"
    " and the officers dealing with it."
)


def protocol_allows_sharing(enquiry: Enquiry) -> Verdict:
    """Whether the version of the enquiry lets another councillor read its letters (not Section C
    5.11 and 5.13, nor Knutsford 12.1; of casework not Oxford 23.8(c))."""
    if clause := enquiry.version.clause_for(Behaviour.CONSENTED_FORWARDING):
        return denied(NEEDS_CONSENT, clause=clause)
    if clause := enquiry.version.clause_for(Behaviour.NOBODY_IS_ADDED):
        return denied(BETWEEN_BOTH_SIDES, clause=clause)
    clause = enquiry.version.clause_for(Behaviour.SEEN_BY_BOTH_SIDES_ALONE)
    if clause and enquiry.kind == Kind.CASEWORK:
        return denied(CASEWORK_STAYS, clause=clause)
    return ALLOWED


def can_share(user: User, enquiry: Enquiry) -> Verdict:
    """The councillor who asked, in office today, unless it is confidential or the protocol keeps
    it to those who read it."""
    if not is_councillor_of(user, enquiry) or enquiry.is_from_officer:
        return denied("Only the councillor who asked can share this enquiry.")
    if enquiry.is_sealed:
        return denied("This enquiry is confidential, so it cannot be shared.")
    return protocol_allows_sharing(enquiry)


def can_end_share(user: User, share: EnquiryShare) -> Verdict:
    """The councillor who shared it."""
    if share.given_by_id != user.pk or not user.is_member:
        return denied("Only the councillor who shared this enquiry can stop sharing it.")
    if share.ended_at:
        return denied("You have already stopped sharing this enquiry.")
    return ALLOWED


def can_see_resident(user: User, enquiry: Enquiry) -> Verdict:
    """Everyone who can read the enquiry, except a colleague who was not given the details, a
    councillor who took it over without them, and an officer asked for a contribution without."""
    if user.reads_as_councillor and user.pk != enquiry.informed_id and enquiry.keeps_resident_back:
        return denied("The resident’s details were not handed over with this enquiry.")
    shown = next((one for one in enquiry.shared_with if one.person.pk == user.pk), None)
    if shown and not shown.with_resident:
        return denied("The resident’s details have not been shared with you.")
    if contributors.reads_as_contributor(user, enquiry):
        asked = Contribution.objects.open().filter(case=enquiry, with_resident=True)
        if not asked.asked_of(user).exists():
            return denied("The resident’s details were not sent with the question to you.")
    return ALLOWED
