"""Procedures of the council that anyone can use before or as well as complaining here."""

from typing import NamedTuple

from people.models import User
from protocols.models import Protocol


class OtherProcedure(NamedTuple):
    """`url` is "" if the council has given no address for it."""

    name: str
    purpose: str
    url: str


FOR_ANYONE = {"whistleblowing": "to report wrongdoing that affects others"}
# A councillor is not employed by the council. Oxford 23.4: an officer uses these instead of
# approaching a councillor.
FOR_OFFICERS = {
    "grievance": "for problems with your own employment at the council",
    "disciplinary": "for allegations about another officer",
    "consultation": "to have your say on changes that affect staff",
}


def other_procedures(user: User, version: Protocol) -> list[OtherProcedure]:
    """In the order of the page, with those for officers after the others."""
    purposes = FOR_ANYONE if user.is_member else FOR_ANYONE | FOR_OFFICERS
    addresses = version.procedures
    return [OtherProcedure(name, why, addresses.get(name, "")) for name, why in purposes.items()]
