"""Policy of forwarding: who can ask for which letters, for which reader, and who can agree."""

from enquiries.models import Consent, Enquiry, Forwarding
from enquiries.policy import is_councillor_of, is_handler
from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User
from protocols.behaviours import Behaviour


def can_ask_for_consent(user: User, enquiry: Enquiry) -> Verdict:
    """The councillor and whoever deals with it, if the protocol lets the author of a letter agree
    to a named reader (Section C 5.13)."""
    if not enquiry.version.clause_for(Behaviour.CONSENTED_FORWARDING):
        return denied("The protocol does not provide for sharing single letters.")
    if enquiry.is_sealed:
        return denied("This enquiry is confidential, so its letters cannot be shared.")
    if not is_councillor_of(user, enquiry) and not is_handler(user, enquiry):
        return denied("Only the councillor and the officer of this enquiry can share its letters.")
    return ALLOWED


def problem_with_reader(enquiry: Enquiry, reader: User) -> str:
    """Why this person cannot be the reader; "" if they can."""
    if not reader.side:
        return f"{reader.name} is neither a councillor nor an officer today. Select someone else."
    if Enquiry.objects.visible_to(reader).filter(pk=enquiry.pk).exists():
        return f"{reader.name} can read this enquiry already. Select someone else."
    return ""


def can_take_back_consent(user: User, row: Forwarding) -> Verdict:
    """The author of a letter that someone reads because they agreed or asked for it."""
    if row.author_id != user.pk:
        return denied("Only the author of this letter can take back their consent.")
    if not row.is_shown:
        return denied("This letter is not shared, so there is no consent to take back.")
    return ALLOWED


def can_decide_on_forwarding(user: User, row: Forwarding) -> Verdict:
    """The author of the letter, once."""
    if row.author_id != user.pk:
        return denied("Only the author of this letter can agree that someone reads it.")
    if row.consent != Consent.ASKED:
        return denied("You have already decided whether this letter is shared.")
    return ALLOWED
