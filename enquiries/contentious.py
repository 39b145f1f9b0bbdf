"""The contentious flag: its policy and its clause; and the letter that waits for a second officer.

Only officers have any of this. To a councillor the pages do not exist.
"""

from django.db.models import BigIntegerField

from enquiries import contributors
from enquiries.models import ContentiousFlag, Enquiry, Proposal
from foundation.statements import Parameter, Statement
from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User
from people.roles import Permission, Role
from protocols.behaviours import Behaviour
from protocols.choices import ClearedLetters
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


def uses_flags(enquiry: Enquiry) -> bool:
    """Whether its matters are flagged: a clause asks for it, or the protocol or its service has
    contentious letters approved."""
    version, rule = enquiry.version, getattr(enquiry.service, "clearance", None)
    groups = {*version.clearance, *(rule.groups if rule else ())}
    return bool(flag_clause(version)) or ClearedLetters.CONTENTIOUS in groups


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
    """The open flag, fetched once for each enquiry at hand, and only where matters are flagged."""
    if not uses_flags(enquiry):
        return None
    known = enquiry.__dict__
    if "_flag" not in known:
        known["_flag"] = enquiry.flags.filter(ended_at=None).select_related("by").first()
    flag: ContentiousFlag | None = known["_flag"]
    return flag


WAITING = Statement(
    lambda: (
        Proposal.objects.waiting()
        .filter(case=Parameter("case", BigIntegerField()))
        .select_related("by")
        .order_by("pk")[:1]
    )
)


def waiting_letter(enquiry: Enquiry) -> Proposal | None:
    """The letter waiting for a second officer, fetched once for each enquiry at hand."""
    known = vars(enquiry)
    if "_waiting" not in known:
        none = known.get("approval_due") is None and "approval_due" in known
        known["_waiting"] = None if none else next(iter(WAITING.rows(case=enquiry.pk)), None)
    letter: Proposal | None = known["_waiting"]
    return letter


def can_flag(user: User, enquiry: Enquiry) -> Verdict:
    """Any officer who can see it, while it is open, where matters are flagged."""
    if not uses_flags(enquiry):
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
