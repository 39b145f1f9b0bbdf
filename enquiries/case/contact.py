"""Contact: how councillors reach the officer who has an enquiry, and until when they are away."""

from datetime import date
from typing import NamedTuple

from enquiries.case import wording
from enquiries.models import OPEN, Enquiry, Status

REACHED_IN = (*OPEN, Status.ANSWERED)


class Contact(NamedTuple):
    """`who` is the officer with the service. A telephone and a last day away are there if given."""

    who: str
    telephone: str
    away_until: date | None

    @property
    def dialled(self) -> str:
        """The number for a link: digits, a country’s plus, and after a comma an extension."""
        number, _, extension = self.telephone.partition("ext")
        kept = "".join(sign for sign in number if sign.isdigit() or sign == "+")
        return f"{kept},{extension.strip(' .')}" if extension else kept


def contact_of(enquiry: Enquiry) -> Contact | None:
    """The officer who has it, if there is more to say of them than the name."""
    officer = enquiry.officer
    if officer is None or enquiry.status not in REACHED_IN or not enquiry.has_officer_today:
        return None
    away: date | None = vars(enquiry).get("officer_away_until")
    if not officer.telephone and not away:
        return None
    return Contact(wording.officer_and_service(enquiry), officer.telephone, away)
