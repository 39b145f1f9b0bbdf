"""Access to one complaint: given, changed and ended by its office; and stepping aside."""

import uuid
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from casework.sealing.field import opened, sealed
from complaints import notices, policy, sealed_contents
from complaints.blind_index import office_tag, person_tag
from complaints.models import Complaint, Exclusion, Grant, GrantRole, Verb
from complaints.routing import Posts, reading
from complaints.sealed_change import Act, act, change
from foundation import history
from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User

NOBODY = (
    "If you step aside, no one else can read this complaint. Ask a people administrator to add an "
    "Independent Person, or speak to the council’s auditor, then step aside."
)

NOT_THEM = (
    "You cannot keep out the complainant or yourself. If you have a conflict of interest, "
    "step aside."
)
PANEL = (
    "A councillor can only read this complaint as a member of the panel. Select that role, or "
    "someone else."
)


def grants_of(complaint: Complaint) -> list[tuple[Grant, dict[str, Any]]]:
    """Every access that was given, with its role and reason."""
    return [(grant, opened(grant, "said")) for grant in complaint.grants.all()]


@act(policy.can_grant)
def grant(
    complaint: Complaint, *, person: User, role: GrantRole, text: str, by: User, key: UUID
) -> None:
    """Give one person access to this complaint. They get a notice, and the complainant sees who
    it is."""
    refuse_whom_it_concerns(complaint, person)
    may_be_given(person, complaint, role).or_raise()
    if complaint.grants.filter(reader=person_tag(person), ended_at=None).exists():
        raise PermissionDenied(
            f"{person.name} already has access. You can change it under “Access given”."
        )
    given(complaint, person, role, text)
    what = f"{person.name}, {GrantRole(role).label.lower()}"
    change(complaint, Act(Verb.GRANTED, what=what), by=by, key=key)
    notices.person(person, complaint)
    notices.complainant(complaint)


def refuse_whom_it_concerns(complaint: Complaint, person: User) -> None:
    if person.pk in complaint.held["out"] or sealed_contents.is_complainant(person, complaint):
        raise PermissionDenied(
            f"{person.name} is involved or has a conflict of interest, so cannot read this "
            "complaint."
        )


def may_be_given(person: User, complaint: Complaint, role: str) -> Verdict:
    """Oxford 23.16: a councillor reads about employment only as a member of the panel."""
    clause = sealed_contents.asked_for(complaint, "employment-panels")
    of_officer = complaint.says["about"]["rank"] != "member"
    if clause and of_officer and person.is_member and role != GrantRole.PANEL:
        return denied(PANEL, clause=clause)
    return ALLOWED


def given(complaint: Complaint, person: User, role: GrantRole, why: str) -> None:
    row = Grant(case=complaint, key=uuid.uuid4(), reader=person_tag(person))
    said = {"who": person.pk, "name": person.name, "role": GrantRole(role).label, "why": why}
    fields = sealed(row, said=said)
    history.write(row, by=None, reason=Verb.GRANTED, given_at=timezone.now(), **fields)


@act(policy.can_change_grant)
def change_grant(
    complaint: Complaint, *, access: Grant, role: GrantRole, text: str, by: User, key: UUID
) -> None:
    """The same person, for something else."""
    said = opened(access, "said")
    may_be_given(User.objects.get(pk=said["who"]), complaint, role).or_raise()
    label = GrantRole(role).label
    fields = sealed(access, said=said | {"role": label, "why": text})
    history.write(access, by=None, reason=Verb.CHANGED, **fields)
    what = f"{said['name']}, now {label.lower()}"
    change(complaint, Act(Verb.CHANGED, what=what), by=by, key=key)


@act(policy.can_change_grant)
def revoke(complaint: Complaint, *, access: Grant, text: str, by: User, key: UUID) -> None:
    """It ends at once, on their next request."""
    if access.ended_at:
        raise PermissionDenied("This access has already ended.")
    said = opened(access, "said")
    history.write(access, by=None, reason=Verb.REVOKED, ended_at=timezone.now())
    what = f"{said['name']}. Reason: {text}"
    change(complaint, Act(Verb.REVOKED, what=what), by=by, key=key)
    notices.told(User.objects.filter(pk=said["who"], is_active=True))


@act(policy.can_keep_out)
def keep_out(complaint: Complaint, *, person: User, text: str, by: User, key: UUID) -> None:
    """Keep out someone with a connection to the person concerned, whatever post they come to hold.
    Any access they have ends."""
    if sealed_contents.is_complainant(person, complaint) or person.pk == by.pk:
        raise PermissionDenied(NOT_THEM)
    Exclusion.objects.get_or_create(case=complaint, person=person_tag(person))
    for row in complaint.grants.filter(reader=person_tag(person), ended_at=None):
        history.write(row, by=None, reason=Verb.REVOKED, ended_at=timezone.now())
    out = sorted({*complaint.held["out"], person.pk})
    lines = [*complaint.held["kept_out"], {"who": person.name, "text": text}]
    done = Act(Verb.KEPT_OUT, what=person.name)
    change(complaint, done, by=by, key=key, out=out, kept_out=lines)


@act(policy.can_step_aside)
def step_aside(complaint: Complaint, *, text: str, by: User, key: UUID) -> None:
    """The complaint moves along the route without this person, who never sees it again."""
    matter = sealed_contents.matter_of(complaint).without(by.pk)
    found = reading(matter, complaint.version)
    if found is None:
        raise PermissionDenied(NOBODY)
    Exclusion.objects.get_or_create(case=complaint, person=person_tag(by))
    office = {"office": found.office, "scope": found.scope}
    tags = {"office": office_tag(found.office, found.scope)}
    done = Act(Verb.STEPPED_ASIDE, what=text, tags=tags)
    change(complaint, done, by=by, key=key, office=office, out=sorted(matter.out))
    notices.office(complaint)
    notices.complainant(complaint)


def vacant(complaint: Complaint, posts: Posts) -> bool:
    """Whether no one reads for its office today."""
    return not sealed_contents.reading_office(complaint, posts)
