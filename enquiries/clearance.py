"""Clearance: whose letters a second officer approves first, who that is and by when.

The version of the protocol says it for every service, and a service can add to it. Councillors see
none of it.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from django.db.models import BigIntegerField, UUIDField
from django.utils import timezone

from casework import promises
from enquiries import contentious, contributors, cover
from enquiries.models import APPROVERS, Enquiry, Kind, Proposal, ProposalState, ServiceClearance
from foundation.statements import Parameter, Statement
from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User, holders_of_role
from people.roles import OFFICES, SERVICE_ROLES, Permission, Role
from protocols.behaviours import Behaviour
from protocols.choices import APPROVAL_DAYS, ClearedLetters

# They clear the letters of others, so only a contentious matter needs a second officer.
NEEDS_NONE = (Role.HEAD_OF_SERVICE, Role.CHIEF_OFFICER, *OFFICES)


RULES = Statement(
    lambda: ServiceClearance.objects.filter(service=Parameter("service", BigIntegerField()))
)


class Clearance(NamedTuple):
    """That a letter needs approval: why, by which clause, by which role (or any second officer, if
    empty), and within how many working days."""

    because: ClearedLetters
    clause: str
    approver: str
    working_days: int


def clearance_of(enquiry: Enquiry, author: User) -> Clearance | None:
    """What this author’s letters on this enquiry need before they go; None for nothing. No second
    officer can read a confidential enquiry, so there it is never needed."""
    if enquiry.is_sealed:
        return None
    rule, version = service_rule(enquiry), enquiry.version
    approver, days = "", APPROVAL_DAYS
    if rule and rule.groups:
        approver, days = rule.approver, rule.working_days
    clause = version.clause_for(Behaviour.CONTENTIOUS_APPROVAL)
    if clause and contentious.flag_of(enquiry):
        return Clearance(ClearedLetters.CONTENTIOUS, clause, approver, days)
    groups = {*version.clearance, *(rule.groups if rule else ())}
    for group, applies in APPLIES.items():
        if group in groups and applies(enquiry, author):
            return Clearance(group, version.cites("clearance"), approver, days)
    return None


def service_rule(enquiry: Enquiry) -> ServiceClearance | None:
    """What its service has switched on. A page loads it with the service; an action asks once for
    each enquiry at hand."""
    known = vars(enquiry)
    if "service" in enquiry._state.fields_cache:
        return getattr(enquiry.service, "clearance", None)
    if "_service_rule" not in known:
        known["_service_rule"] = next(iter(RULES.rows(service=enquiry.service_id)), None)
    rule: ServiceClearance | None = known["_service_rule"]
    return rule


def is_junior(author: User) -> bool:
    return not author.holds(*NEEDS_NONE)


def is_new(enquiry: Enquiry, author: User) -> bool:
    """Whether their first post in a service began lately, and few of their letters are approved."""
    rule = service_rule(enquiry) or ServiceClearance()
    began = [post.starts_on for post in author.posts_today if post.role in SERVICE_ROLES]
    if not began or min(began) <= timezone.localdate() - timedelta(days=rule.new_days):
        return False
    approved = Proposal.objects.filter(by=author, state=ProposalState.SENT)
    return approved.count() < rule.new_replies


APPLIES: dict[ClearedLetters, Callable[[Enquiry, User], bool]] = {
    ClearedLetters.CONTENTIOUS: lambda enquiry, _: contentious.flag_of(enquiry) is not None,
    ClearedLetters.POLICY: lambda enquiry, author: (
        enquiry.kind == Kind.POLICY and is_junior(author)
    ),
    ClearedLetters.EVERY: lambda _, author: is_junior(author),
    ClearedLetters.NEW_OFFICERS: lambda enquiry, author: (
        is_junior(author) and is_new(enquiry, author)
    ),
}


def approval_due_on(enquiry: Enquiry, clearance: Clearance) -> date:
    """The local date by which the approver decides. The date of the answer stays as it is."""
    calendar = promises.calendar_of(enquiry)
    return calendar.add(timezone.localdate(), clearance.working_days)


def approver_today(enquiry: Enquiry, clearance: Clearance, author: User) -> str:
    """The role that approves, or the next one up while nobody but the author holds it or covers for
    who does; empty for any second officer."""
    if not clearance.approver or not enquiry.service_id:
        return ""
    for role in roles_from(clearance.approver):
        holders = holders_of_role(role, service_id=enquiry.service_id)
        holders = cover.with_covers(holders, enquiry)
        if any(person.pk != author.pk for person in holders):
            return role.value
    return ""


def approver_words(proposal: Proposal) -> str:
    """Who decides about it: the head of service, or a second officer."""
    if not proposal.approver:
        return "a second officer"
    return f"the {str(Role(proposal.approver).label).lower()}"


def roles_from(approver: str) -> tuple[Role, ...]:
    """The role and those above it."""
    return APPROVERS[APPROVERS.index(Role(approver)) :]


# The approved letter with a key, on an enquiry.
APPROVED = Statement(
    lambda: Proposal.objects.filter(
        case=Parameter("case", BigIntegerField()),
        key=Parameter("key", UUIDField()),
        state=ProposalState.SENT,
    ).values_list("pk")
)


def may_send_letter(enquiry: Enquiry, key: UUID, author: User) -> Verdict:
    """Whether the letter with this key can be sent: it has been approved, if that is needed, and no
    other one is waiting."""
    was_asked = vars(enquiry).get("approval_was_asked", True)
    if was_asked and APPROVED.rows(case=enquiry.pk, key=key):
        return ALLOWED
    if before := contentious.waiting_letter(enquiry):
        return denied(f"A letter by {before.by.name} is already waiting for approval.")
    if needed := clearance_of(enquiry, author):
        words = f"{WHY[needed.because]} a second officer must approve what you send."
        return denied(words, clause=needed.clause)
    return ALLOWED


WHY = {
    ClearedLetters.CONTENTIOUS: "This enquiry is flagged as contentious, so",
    ClearedLetters.POLICY: "This enquiry is about policy, so",
    ClearedLetters.EVERY: "Before a letter goes to a councillor,",
    ClearedLetters.NEW_OFFICERS: "While you are new,",
}


def can_approve(user: User, enquiry: Enquiry) -> Verdict:
    """A second officer of the role that approves, or of one above it, or one who covers for them;
    never the author."""
    proposal = contentious.waiting_letter(enquiry)
    if not proposal:
        return denied("No letter is waiting for approval.")
    if not user.may(Permission.HANDLE_ENQUIRY) or user.reads_as_councillor:
        return denied("Only officers who answer enquiries can approve letters.")
    if not (may := contributors.may_act(user, enquiry)):
        return may
    if user.pk == proposal.by_id:
        return denied("You wrote this letter, so another officer must approve it.")
    roles = roles_from(proposal.approver) if proposal.approver else ()
    holds = not roles or user.holds_in(enquiry.service_id, *roles)
    if not holds and not covered_approver(user, enquiry, proposal.approver):
        who = Role(proposal.approver).label.lower()
        return denied(f"Only the {who}, or someone above them, can approve this letter.")
    return ALLOWED


def covered_approver(user: User, enquiry: Enquiry, approver: str) -> User | None:
    """Who of those who approve is away and covered by this person, if they do not approve as
    themselves."""
    roles = roles_from(approver) if approver else ()
    if user.holds_in(enquiry.service_id, *roles):
        return None
    away = (found.away for found in user.covered.values())
    holders = [person for person in away if person.holds_in(enquiry.service_id, *roles)]
    return cover.covers_one_of(user, holders, enquiry)


def can_recall(user: User, enquiry: Enquiry) -> Verdict:
    """The author, while it is waiting."""
    proposal = contentious.waiting_letter(enquiry)
    if not proposal:
        return denied("No letter is waiting for approval.")
    if user.pk != proposal.by_id:
        return denied(f"Only {proposal.by.name} can recall this letter.")
    return ALLOWED


def can_list_clearance(user: User) -> Verdict:
    """Anyone who leads a service, as its head or chief officer."""
    if not user.holds(Role.HEAD_OF_SERVICE, Role.CHIEF_OFFICER):
        return denied("Only heads of service and chief officers can have letters approved.")
    return ALLOWED


def can_set_clearance(user: User, service_id: int) -> Verdict:
    """The head of the service and its chief officer."""
    if not user.holds_in(service_id, Role.HEAD_OF_SERVICE, Role.CHIEF_OFFICER):
        return denied("Only the head of this service and its chief officer can change this.")
    return ALLOWED
