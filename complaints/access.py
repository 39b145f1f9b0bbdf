"""Access to a complaint: give, change or end access, keep someone out, step aside."""

import uuid
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from casework.sealing.field import opened_value, sealed_values
from complaints import notices, policy, sealed_contents
from complaints.blind_index import office_tag, person_tag
from complaints.models import Complaint, Exclusion, Grant, GrantRole, Verb
from complaints.routing import reading_office_for
from complaints.sealed_change import Act, complaint_action, save_change
from foundation import history
from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User
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


def grants_of(complaint: Complaint) -> list[tuple[Grant, dict[str, Any]]]:
    """Every grant of access, open or ended, with its role and reason."""
    return [(grant, opened_value(grant, "said")) for grant in complaint.grants.all()]


@complaint_action(policy.can_grant)
def give_access(
    complaint: Complaint, *, person: User, role: GrantRole, text: str, by: User, key: UUID
) -> None:
    """Give one person access to this complaint. They get a notice, and the complainant sees who
    it is."""
    refuse_involved_person(complaint, person)
    grant_allowed(person, complaint, role).or_raise()
    if complaint.grants.filter(reader=person_tag(person), ended_at=None).exists():
        raise PermissionDenied(
            f"{person.name} already has access. You can change it under “Access given”."
        )
    add_grant(complaint, person, role, text)
    what = f"{person.name}, {GrantRole(role).label.lower()}"
    save_change(complaint, Act(Verb.GRANTED, what=what), by=by, key=key)
    notices.notify_person(person, complaint)
    notices.notify_complainant(complaint)


def refuse_involved_person(complaint: Complaint, person: User) -> None:
    if person.pk in complaint.held["out"] or sealed_contents.is_complainant(person, complaint):
        raise PermissionDenied(
            f"{person.name} is involved or has a conflict of interest, so cannot read this "
            "complaint."
        )


def grant_allowed(person: User, complaint: Complaint, role: str) -> Verdict:
    """Oxford 23.16: a councillor reads about employment only as a member of the panel."""
    clause = sealed_contents.clause_for(complaint, Behaviour.EMPLOYMENT_PANELS)
    of_officer = complaint.says["about"]["rank"] != "member"
    if clause and of_officer and person.is_member and role != GrantRole.PANEL:
        return denied(PANEL_ONLY, clause=clause)
    return ALLOWED


def add_grant(complaint: Complaint, person: User, role: GrantRole, why: str) -> None:
    row = Grant(case=complaint, key=uuid.uuid4(), reader=person_tag(person))
    said = {"who": person.pk, "name": person.name, "role": GrantRole(role).label, "why": why}
    fields = sealed_values(row, said=said)
    history.write(row, by=None, reason=Verb.GRANTED, given_at=timezone.now(), **fields)


@complaint_action(policy.can_change_grant)
def change_access(
    complaint: Complaint, *, access: Grant, role: GrantRole, text: str, by: User, key: UUID
) -> None:
    """Change the role of a person who has access."""
    said = opened_value(access, "said")
    grant_allowed(User.objects.get(pk=said["who"]), complaint, role).or_raise()
    label = GrantRole(role).label
    fields = sealed_values(access, said=said | {"role": label, "why": text})
    history.write(access, by=None, reason=Verb.CHANGED, **fields)
    what = f"{said['name']}, now {label.lower()}"
    save_change(complaint, Act(Verb.CHANGED, what=what), by=by, key=key)


@complaint_action(policy.can_change_grant)
def end_access(complaint: Complaint, *, access: Grant, text: str, by: User, key: UUID) -> None:
    """End access at once, from their next request."""
    if access.ended_at:
        raise PermissionDenied("This access has already ended.")
    said = opened_value(access, "said")
    history.write(access, by=None, reason=Verb.REVOKED, ended_at=timezone.now())
    what = f"{said['name']}. Reason: {text}"
    save_change(complaint, Act(Verb.REVOKED, what=what), by=by, key=key)
    notices.notify_people(User.objects.filter(pk=said["who"], is_active=True))


@complaint_action(policy.can_keep_out)
def keep_person_out(complaint: Complaint, *, person: User, text: str, by: User, key: UUID) -> None:
    """Keep out someone with a connection to the person concerned, whatever post they come to hold.
    Any access they have ends."""
    if sealed_contents.is_complainant(person, complaint) or person.pk == by.pk:
        raise PermissionDenied(CANNOT_KEEP_OUT)
    Exclusion.objects.get_or_create(case=complaint, person=person_tag(person))
    for row in complaint.grants.filter(reader=person_tag(person), ended_at=None):
        history.write(row, by=None, reason=Verb.REVOKED, ended_at=timezone.now())
    out = sorted({*complaint.held["out"], person.pk})
    lines = [*complaint.held["kept_out"], {"who": person.name, "text": text}]
    done = Act(Verb.KEPT_OUT, what=person.name)
    save_change(complaint, done, by=by, key=key, out=out, kept_out=lines)


@complaint_action(policy.can_step_aside)
def step_aside(complaint: Complaint, *, text: str, by: User, key: UUID) -> None:
    """Move the complaint along the route without this person, who never sees it again."""
    matter = sealed_contents.matter_of(complaint).without(by.pk)
    reading_office = reading_office_for(matter, complaint.version)
    if reading_office is None:
        raise PermissionDenied(NO_OTHER_READER)
    Exclusion.objects.get_or_create(case=complaint, person=person_tag(by))
    office = {"office": reading_office.office, "scope": reading_office.scope}
    tags = {"office": office_tag(reading_office.office, reading_office.scope)}
    done = Act(Verb.STEPPED_ASIDE, what=text, tags=tags)
    save_change(complaint, done, by=by, key=key, office=office, out=sorted(matter.out))
    notices.notify_office(complaint)
    notices.notify_complainant(complaint)
