"""Access to a complaint: give, change or end access, keep someone out, step aside."""

import uuid
from dataclasses import replace
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.utils import timezone

from casework.sealing.field import sealed_values
from complaints import notices, policy, sealed_contents
from complaints.blind_index import kept_out_tag, office_tag, reader_tag, row_tag
from complaints.models import (
    Complaint,
    Exclusion,
    Grant,
    GrantDetails,
    GrantRole,
    PersonKeptOut,
    ReceivingOffice,
    Verb,
)
from complaints.routing import reading_office_for
from complaints.sealed_change import Act, complaint_action, save_change
from foundation import history
from foundation.history import start_of_day
from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User
from people.roles import Role
from protocols.behaviours import Behaviour

NO_OTHER_READER = (
    "If you step aside, no one else can read this complaint. Ask a people administrator to add an "
    "Independent Person, or speak to the council’s auditor, then step aside."
)

CANNOT_KEEP_OUT = (
    "You cannot keep out the complainant or yourself. If you have a conflict of interest, "
    "step aside."
)
PANEL_ONLY = (
    "A councillor can only read this complaint as a member of the panel. Select that role, or "
    "someone else."
)

NOT_THE_LEADER = (
    "The complaint cannot be discussed with the leader of the complainant’s group. Give access to "
    "someone else."
)


@complaint_action(policy.can_grant)
def give_access(
    complaint: Complaint, *, person: User, role: GrantRole, text: str, by: User, key: UUID
) -> None:
    """Give one person access to this complaint. They get a notice, and the complainant sees who
    it is."""
    refuse_involved_person(complaint, person)
    grant_allowed(person, complaint, role).or_raise()
    leader_allowed(person, complaint).or_raise()
    if open_grants(complaint, person).exists():
        raise PermissionDenied(
            f"{person.name} already has access. You can change it under “Access given”."
        )
    add_grant(complaint, person, role, text)
    what = f"{person.name}, {GrantRole(role).label.lower()}"
    save_change(complaint, Act(Verb.GRANTED, what=what), by=by, key=key)
    notices.notify_person(person, complaint)
    notices.notify_complainant(complaint)


def open_grants(complaint: Complaint, person: User) -> QuerySet[Grant]:
    """The access that this person has to it now."""
    return complaint.grants.filter(reader=row_tag(reader_tag(person), complaint.key), ended_at=None)


def refuse_involved_person(complaint: Complaint, person: User) -> None:
    if sealed_contents.is_kept_out(person, complaint) or sealed_contents.is_complainant(
        person, complaint
    ):
        raise PermissionDenied(
            f"{person.name} is involved or has a conflict of interest, so cannot read this "
            "complaint."
        )


def grant_allowed(person: User, complaint: Complaint, role: str) -> Verdict:
    """Oxford 23.16: a councillor reads about employment only as a member of the panel."""
    clause = sealed_contents.clause_for(complaint, Behaviour.EMPLOYMENT_PANELS)
    of_officer = complaint.says.about.rank != "member"
    if clause and of_officer and person.is_member and role != GrantRole.PANEL:
        return denied(PANEL_ONLY, clause=clause)
    return ALLOWED


def leader_allowed(person: User, complaint: Complaint) -> Verdict:
    """Section C 6.1: a sent complaint is not discussed with the leader of the complainant's group,
    which is the group that routing has of it."""
    clause, group = sealed_contents.leader_clause(complaint), complaint.says.about.group
    leads = any(p.role == Role.GROUP_LEADER and p.group_id == group for p in person.posts_today)
    return denied(NOT_THE_LEADER, clause=clause) if clause and group and leads else ALLOWED


def add_grant(complaint: Complaint, person: User, role: GrantRole, why: str) -> None:
    tag = row_tag(reader_tag(person), complaint.key)
    row = Grant(case=complaint, key=uuid.uuid4(), reader=tag)
    label = str(GrantRole(role).label)
    details = GrantDetails(who=person.pk, name=person.name, role=label, why=why)
    fields = sealed_values(row, said=details.to_json())
    history.write(
        row, by=None, reason=Verb.GRANTED, given_at=start_of_day(timezone.now()), **fields
    )


@complaint_action(policy.can_change_grant)
def change_access(
    complaint: Complaint, *, access: Grant, role: GrantRole, text: str, by: User, key: UUID
) -> None:
    """Change the role of a person who has access."""
    holder, label = access.details, str(GrantRole(role).label)
    grant_allowed(User.objects.get(pk=holder.who), complaint, role).or_raise()
    changed = replace(holder, role=label, why=text)
    history.write(
        access, by=None, reason=Verb.CHANGED, **sealed_values(access, said=changed.to_json())
    )
    what = f"{holder.name}, now {label.lower()}"
    save_change(complaint, Act(Verb.CHANGED, what=what), by=by, key=key)


@complaint_action(policy.can_change_grant)
def end_access(complaint: Complaint, *, access: Grant, text: str, by: User, key: UUID) -> None:
    """End access at once, from their next request."""
    if access.ended_at:
        raise PermissionDenied("This access has already ended.")
    history.write(access, by=None, reason=Verb.REVOKED, ended_at=start_of_day(timezone.now()))
    what = f"{access.details.name}. Reason: {text}"
    save_change(complaint, Act(Verb.REVOKED, what=what), by=by, key=key)
    notices.notify_people(User.objects.filter(pk=access.details.who, is_active=True))


def exclude_person(complaint: Complaint, person: User) -> None:
    """The tag by which lists leave it out; nothing if it is there."""
    tag = row_tag(kept_out_tag(person), complaint.key)
    if not complaint.exclusions.filter(person=tag).exists():
        Exclusion.objects.create(case=complaint, person=tag)


@complaint_action(policy.can_keep_out)
def keep_person_out(complaint: Complaint, *, person: User, text: str, by: User, key: UUID) -> None:
    """Keep out someone with a connection to the person concerned, whatever post they come to hold.
    Any access they have ends."""
    if sealed_contents.is_complainant(person, complaint) or person.pk == by.pk:
        raise PermissionDenied(CANNOT_KEEP_OUT)
    exclude_person(complaint, person)
    for row in open_grants(complaint, person):
        history.write(row, by=None, reason=Verb.REVOKED, ended_at=start_of_day(timezone.now()))
    held, one = complaint.held, PersonKeptOut(who=person.name, text=text)
    out = tuple(sorted({*held.out, person.pk}))
    held = replace(held, out=out, kept_out=(*held.kept_out, one))
    save_change(complaint, Act(Verb.KEPT_OUT, what=person.name), by=by, key=key, held=held)


@complaint_action(policy.can_step_aside)
def step_aside(complaint: Complaint, *, text: str, by: User, key: UUID) -> None:
    """Move the complaint along the route without this person, who never sees it again."""
    matter = sealed_contents.matter_of(complaint).without(by.pk)
    reading_office = reading_office_for(matter, complaint.version)
    if reading_office is None:
        raise PermissionDenied(NO_OTHER_READER)
    for person in matter.out.difference(complaint.held.out):
        exclude_person(complaint, User(pk=person))
    office = ReceivingOffice(reading_office.office, reading_office.scope)
    held = replace(complaint.held, office=office, out=tuple(sorted(matter.out)))
    tags = {"office": office_tag(office.name, office.scope)}
    done = Act(Verb.STEPPED_ASIDE, what=text, tags=tags)
    save_change(complaint, done, by=by, key=key, held=held)
    notices.notify_office(complaint)
    notices.notify_complainant(complaint)
