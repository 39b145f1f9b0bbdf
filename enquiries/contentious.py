"""The contentious flag: its policy, its clause, and the letter waiting for a second officer.

Only officers have any of this. To a councillor the pages do not exist.
"""

from uuid import UUID

from enquiries import contributors
from enquiries.models import (
    ContentiousFlag,
    Enquiry,
    Proposal,
    ProposalState,
)
from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User
from people.roles import Permission, Role
from protocols.behaviours import Behaviour
from protocols.models import Protocol

# Each protocol asks for one: the head of service is told, the Town Clerk is, or a second officer
# approves what is sent.
FLAG_BEHAVIOURS = (
    Behaviour.CONTENTIOUS_FLAG,
    Behaviour.CONTENTIOUS_ALERT,
    Behaviour.CONTENTIOUS_APPROVAL,
)


def flag_clause(version: Protocol) -> str:
    """The clause under which a matter is flagged as contentious, or "" if there is none."""
    return version.clause_for(*FLAG_BEHAVIOURS)


def is_officer(user: User) -> bool:
    may = user.may(Permission.HANDLE_ENQUIRY) or user.may(Permission.ASSIGN_ENQUIRY)
    return may and not user.reads_as_councillor


def is_hidden_from(user: User, enquiry: Enquiry | None = None) -> bool:
    """Whether there is none of this for a councillor and an assistant, for the one who asked even
    if they have left office, and for an officer who was only asked for a contribution."""
    if user.reads_as_councillor or enquiry is None:
        return user.reads_as_councillor
    return enquiry.member_id == user.pk or contributors.reads_as_contributor(user, enquiry)


def can_see_list(user: User) -> Verdict:
    """An office that is alerted to contentious matters."""
    if not user.may(Permission.SEE_OFFICE):
        return denied("Only an office that is alerted to contentious matters can see this list.")
    return ALLOWED


def flag_of(enquiry: Enquiry) -> ContentiousFlag | None:
    """The open flag, fetched once for each enquiry at hand, and only if a clause asks for flags."""
    if not flag_clause(enquiry.version):
        return None
    known = enquiry.__dict__
    if "_flag" not in known:
        known["_flag"] = enquiry.flags.filter(ended_at=None).select_related("by").first()
    flag: ContentiousFlag | None = known["_flag"]
    return flag


def needs_approval(enquiry: Enquiry) -> bool:
    return (
        bool(enquiry.version.clause_for(Behaviour.CONTENTIOUS_APPROVAL))
        and flag_of(enquiry) is not None
    )


def waiting_letter(enquiry: Enquiry) -> Proposal | None:
    """The letter waiting for a second officer, fetched as in `flag_of`."""
    if not enquiry.version.clause_for(Behaviour.CONTENTIOUS_APPROVAL):
        return None
    known = enquiry.__dict__
    if "_waiting" not in known:
        rows = enquiry.proposals.filter(state=ProposalState.WAITING)
        known["_waiting"] = rows.select_related("by").first()
    letter: Proposal | None = known["_waiting"]
    return letter


def may_send_letter(enquiry: Enquiry, key: UUID) -> Verdict:
    """Whether the letter with this key can be sent: it has been approved, if that is needed."""
    if not needs_approval(enquiry):
        return ALLOWED
    if enquiry.proposals.filter(key=key, state=ProposalState.SENT).exists():
        return ALLOWED
    return denied(
        "This enquiry is flagged as contentious, so a second officer must approve what you send.",
        clause=enquiry.version.clause_for(Behaviour.CONTENTIOUS_APPROVAL),
    )


def can_flag(user: User, enquiry: Enquiry) -> Verdict:
    """Any officer who can see it, while it is open, if a clause asks for it."""
    if not flag_clause(enquiry.version):
        return denied("The protocol does not provide for contentious flags.")
    if not is_officer(user):
        return denied("Only officers who deal with enquiries can flag them.")
    if not (may := contributors.may_act(user, enquiry)):
        return may
    if enquiry.is_sealed:
        return denied(
            "This enquiry is confidential between the councillor and one officer, so it cannot be"
            " flagged."
        )
    if not enquiry.is_open:
        return denied(f"This enquiry has been {enquiry.get_status_display().lower()}.")
    if flag := flag_of(enquiry):
        return denied(f"{flag.by.name} has already flagged this enquiry.")
    return ALLOWED


def can_unflag(user: User, enquiry: Enquiry) -> Verdict:
    """The officer who flagged it, a head of service or a chief officer, if no letter is waiting."""
    flag = flag_of(enquiry)
    if not flag or not is_officer(user) or not contributors.may_act(user, enquiry):
        return denied("This enquiry is not flagged as contentious.")
    if user.pk != flag.by_id and not user.holds(Role.HEAD_OF_SERVICE, Role.CHIEF_OFFICER):
        return denied(f"Only {flag.by.name} or the head of service can remove this flag.")
    if waiting_letter(enquiry):
        return denied("A letter is waiting for approval. Approve it or send it back first.")
    return ALLOWED


def can_approve(user: User, enquiry: Enquiry) -> Verdict:
    """A second officer, never the author."""
    proposal = waiting_letter(enquiry)
    if not proposal:
        return denied("No letter is waiting for approval.")
    if not user.may(Permission.HANDLE_ENQUIRY) or user.reads_as_councillor:
        return denied("Only officers who answer enquiries can approve letters.")
    if not (may := contributors.may_act(user, enquiry)):
        return may
    if user.pk == proposal.by_id:
        return denied("You wrote this letter, so another officer must approve it.")
    return ALLOWED
