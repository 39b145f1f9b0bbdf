"""Actions on delegated decisions: record one, name who was consulted, confirm it, ask about it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from announcements.actions import (
    NewAnnouncement,
    send_to_members,
    take_back,
    write_announcement,
)
from announcements.decisions import policy
from announcements.models import (
    AnnouncementKind,
    ConsultedMember,
    DecisionQuestion,
    DelegatedDecision,
)
from casework.cases import locked_case
from casework.notices import ledger
from enquiries.models import Enquiry, Kind
from enquiries.raising.actions import NewEnquiry, raise_enquiry
from foundation.history import write
from foundation.turns import made_before
from people.models import Appointment, Committee, Service, User, system_user
from people.roles import Role
from protocols.behaviours import Behaviour
from protocols.models import Protocol
from protocols.version_cache import todays_protocol

NO_CHAIR = "This committee has no chair at present, so no one can have been consulted"
NOT_WHOLE = "Enter the committee, its resolution and the day its chair was consulted"
CONSULTED_ALREADY = "This councillor is on the list already."


@dataclass(frozen=True)
class NewDecision:
    """What was typed; the days are local dates. A decision between meetings names its committee."""

    title: str
    text: str
    delegation: str
    decided_by: User
    decided_on: date
    committee: Committee | None = None
    resolution: str = ""
    chair_consulted_on: date | None = None


@transaction.atomic
def record_decision(new: NewDecision, *, by: User, key: UUID) -> DelegatedDecision:
    """A draft, until it is confirmed. The same form is the same decision."""
    version = todays_protocol()
    policy.can_record_decision(by, version).or_raise()
    between = bool(version.clause_for(Behaviour.DECISIONS_BETWEEN_MEETINGS))
    if between and not (new.committee and new.resolution and new.chair_consulted_on):
        raise PermissionDenied(NOT_WHOLE)
    announcement = write_announcement(unsaved_announcement(new, version), by=by, key=key)
    if before := DelegatedDecision.objects.filter(announcement=announcement).first():
        return before
    decision = DelegatedDecision(
        announcement=announcement,
        delegation=new.delegation,
        decided_by=new.decided_by,
        decided_on=new.decided_on,
    )
    if between and new.committee:
        decision.committee, decision.resolution = new.committee, new.resolution
        decision.chair = chair_of(new.committee)
        decision.chair_consulted_on = new.chair_consulted_on
        if decision.chair is None:
            raise PermissionDenied(NO_CHAIR)
    write(decision, by=by, reason="recorded")
    return decision


def unsaved_announcement(new: NewDecision, version: Protocol) -> NewAnnouncement:
    """For every councillor (Section C 3.6), or else for the committee that authorised it."""
    everyone = bool(version.clause_for(Behaviour.DECISIONS_TOLD))
    return NewAnnouncement(
        kind=AnnouncementKind.DECISION,
        title=new.title,
        text=new.text,
        service=service_of_decision(new.decided_by),
        for_everyone=everyone,
        committees=() if everyone or new.committee is None else (new.committee,),
    )


def service_of_decision(officer: User) -> Service | None:
    """The service in which the officer works today."""
    return next(iter(officer.services.values()), None)


def chair_of(committee: Committee) -> User | None:
    posts = Appointment.objects.current().of_people_who_can_sign_in()
    chairs = posts.filter(role=Role.COMMITTEE_CHAIR, committee=committee)
    post = chairs.select_related("person").order_by("starts_on", "pk").first()
    return post.person if post else None


def locked_decision(decision: DelegatedDecision) -> DelegatedDecision:
    """With its announcement as it is now, held until the transaction ends."""
    decision.announcement = locked_case(decision.announcement)
    return decision


@transaction.atomic
def add_consulted(
    decision: DelegatedDecision, *, member: User, consulted_on: date, by: User
) -> None:
    decision = locked_decision(decision)
    policy.can_add_consulted(by, decision).or_raise()
    if decision.consulted.filter(member=member).exists():
        raise PermissionDenied(CONSULTED_ALREADY)
    row = ConsultedMember(decision=decision, member=member, consulted_on=consulted_on)
    write(row, by=by, reason="consulted")


@transaction.atomic
def confirm_decision(decision: DelegatedDecision, *, by: User) -> None:
    """Councillors are told, each once (Section C 3.6)."""
    decision = locked_decision(decision)
    policy.can_confirm_decision(by, decision).or_raise()
    send_to_members(decision.announcement, by=by)


@transaction.atomic
def ask_which_guidelines(
    decision: DelegatedDecision, *, text: str, by: User, key: UUID
) -> DecisionQuestion:
    """An enquiry to the officer who decided, linked to the decision (Section C 3.6)."""
    policy.can_ask_guidelines(by, decision).or_raise()
    return raise_about(decision, "Guidelines applied", text=text, by=by, key=key)


@transaction.atomic
def question_decision(
    decision: DelegatedDecision, *, text: str, by: User, key: UUID
) -> DecisionQuestion:
    """The same, to hold the officer to account (Section C 5.10)."""
    policy.can_question_decision(by, decision).or_raise()
    return raise_about(decision, "Question about a decision", text=text, by=by, key=key)


def raise_about(
    decision: DelegatedDecision, subject: str, *, text: str, by: User, key: UUID
) -> DecisionQuestion:
    """The same form is the same question."""
    officer, reference = decision.decided_by, decision.announcement.reference
    if before := made_before(Enquiry.objects.all(), key, member=by):
        return DecisionQuestion.objects.get(enquiry=before, decision=decision)
    enquiry = Enquiry(
        kind=Kind.FACT,
        title=f"{subject}, {reference}",
        service=service_of_decision(officer) or decision.announcement.service,
    )
    new = NewEnquiry(enquiry, text, decided_by=officer)
    question = DecisionQuestion(
        decision=decision, enquiry=raise_enquiry(new, member=by, by=by, key=key)
    )
    write(question, by=by, reason="asked")
    return question


def withdraw_undecided(decision: DelegatedDecision) -> None:
    """The draft of a decision whose officer has left: no one else can take it. Its author is told.
    In a transaction."""
    announcement = locked_case(decision.announcement)
    reason = f"{decision.decided_by.name}, who takes the decision, has left."
    take_back(announcement, reason=reason, by=system_user())
    sentence = "A decision that you recorded has been withdrawn because its officer has left."
    people = [announcement.author]
    ledger.notify(people, "decision-officer-left", sentence, about=announcement, once="left")
