"""Reply address: where a reply to a notice about a case goes, signed for one reader of it.

Local parts are at most 64 characters long and keep no capital letters.
"""

from typing import NamedTuple

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

from casework.models import Notice

SIGNED = 20  # characters: 80 bits
REPLIABLE = "enquiry:"  # nothing about a document or a complaint is taken by email


class Addressed(NamedTuple):
    """The keys of the enquiry and of the person."""

    case_id: int
    person_id: int


def reply_address(notice: Notice) -> str:
    """enquiries+17-5-0123456789abcdef0123@council.example, or "" where no reply is taken."""
    if not settings.EMAIL_IN_ADDRESS or not notice.case.startswith(REPLIABLE):
        return ""
    if notice.addressee.side != "member":
        return ""
    number = notice.case.removeprefix(REPLIABLE)
    name, _, host = settings.EMAIL_IN_ADDRESS.rpartition("@")
    signed = reply_signature(number, str(notice.addressee_id))
    return f"{name}+{number}-{notice.addressee_id}-{signed}@{host}"


def addressed_in(address: str) -> Addressed | None:
    """What a reply address is about; None for any other address, or one that we did not sign."""
    name, _, host = address.rpartition("@")
    ours, _, ours_host = settings.EMAIL_IN_ADDRESS.lower().rpartition("@")
    local, plus, token = name.partition("+")
    parts = token.split("-")
    if (local, host) != (ours, ours_host) or not plus or len(parts) != 3:
        return None
    number, person, signed = parts
    if not (number.isdecimal() and person.isdecimal() and len(number + person) < 19):
        return None
    if not constant_time_compare(signed, reply_signature(number, person)):
        return None
    return Addressed(int(number), int(person))


def reply_signature(number: str, person: str) -> str:
    value = f"{number}-{person}"
    return salted_hmac("casework.reply-address", value, algorithm="sha256").hexdigest()[:SIGNED]
