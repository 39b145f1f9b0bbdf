"""Policy of committee papers: who presents a report or advice, and who reads a committee's."""

from documents.models.committee_report import PRESENTING_OFFICE
from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User
from protocols.behaviours import Behaviour
from protocols.models import Protocol


def can_present(user: User, version: Protocol) -> Verdict:
    """The holder of the office today, to any committee, if the protocol says so (Knutsford 7.2)."""
    clause = version.clause_for(Behaviour.COMMITTEE_REPORTS)
    if not clause:
        return denied("The protocol does not provide for reports to committees.")
    if PRESENTING_OFFICE not in user.offices:
        office = version.title(PRESENTING_OFFICE)
        return denied(f"Only the {office} can present a report or advice.", clause=clause)
    return ALLOWED


def can_read(user: User) -> Verdict:
    """Councillors, each the papers of their own committees, and the office that presents them."""
    if user.is_member or PRESENTING_OFFICE in user.offices:
        return ALLOWED
    return denied("Only the members of a committee can read its papers.")
