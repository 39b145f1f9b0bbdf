"""Who else may read one file? Given, changed and ended by its office; a conflict moves it on."""

import uuid
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from casework.fields import opened, sealed
from complaints import contents, policy, telling
from complaints.changing import Act, act, change
from complaints.models import Complaint, Exclusion, Grant, GrantRole, Verb
from complaints.readers import Posts, reading
from complaints.tags import office_tag, person_tag
from people import history
from people.models import User
from people.policy import ALLOWED, Verdict, denied

NOBODY = (
    "Nobody else could read it then. Enter an independent person under People, or speak to "
    "the council’s auditor, and step aside after that."
)

NOT_THEM = "The complainant reads their own, and a conflict of your own is for “step aside”."


def grants_of(complaint: Complaint) -> list[tuple[Grant, dict[str, Any]]]:
    """Every access there was, with what was said of it."""
    return [(grant, opened(grant, "said")) for grant in complaint.grants.all()]


@act(policy.can_grant)
def grant(
    complaint: Complaint, *, person: User, role: GrantRole, text: str, by: User, key: UUID
) -> None:
    """Give one person access to this one file. They are told that something waits, and the
    complainant reads who it is."""
    refuse_whom_it_concerns(complaint, person)
    may_be_given(person, complaint, role).or_raise()
    if complaint.grants.filter(reader=person_tag(person), ended_at=None).exists():
        raise PermissionDenied(f"{person.name} has access already.")
    given(complaint, person, role, text)
    what = f"to {person.name}, {GrantRole(role).label.lower()}"
    change(complaint, Act(Verb.GRANTED, what=what), by=by, key=key)
    telling.person(person, complaint)
    telling.complainant(complaint)


def refuse_whom_it_concerns(complaint: Complaint, person: User) -> None:
    if person.pk in complaint.held["out"] or contents.is_complainant(person, complaint):
        raise PermissionDenied(f"{person.name} is concerned or in conflict, so cannot read it.")


def may_be_given(person: User, complaint: Complaint, role: str) -> Verdict:
    """Oxford 23.16: a councillor reads of employment as a member of the panel alone."""
    clause = contents.asked_for(complaint, "employment-panels")
    of_officer = complaint.says["about"]["rank"] != "member"
    if clause and of_officer and person.is_member and role != GrantRole.PANEL:
        return denied("A councillor reads this file as a member of the panel alone.", clause=clause)
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
    what = f"of {said['name']}, now {label.lower()}"
    change(complaint, Act(Verb.CHANGED, what=what), by=by, key=key)


@act(policy.can_change_grant)
def revoke(complaint: Complaint, *, access: Grant, text: str, by: User, key: UUID) -> None:
    """It ends at once, on their next request."""
    if access.ended_at:
        raise PermissionDenied("It has ended.")
    said = opened(access, "said")
    history.write(access, by=None, reason=Verb.REVOKED, ended_at=timezone.now())
    change(complaint, Act(Verb.REVOKED, what=f"of {said['name']}: {text}"), by=by, key=key)
    telling.told(User.objects.filter(pk=said["who"], is_active=True))


@act(policy.can_keep_out)
def keep_out(complaint: Complaint, *, person: User, text: str, by: User, key: UUID) -> None:
    """Somebody who has a connection with the person concerned: they never read it, whatever they
    become, and an access of theirs ends."""
    if contents.is_complainant(person, complaint) or person.pk == by.pk:
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
    """It goes on by the route without this person, who never sees it again."""
    matter = contents.matter_of(complaint).without(by.pk)
    found = reading(matter, complaint.version)
    if found is None:
        raise PermissionDenied(NOBODY)
    Exclusion.objects.get_or_create(case=complaint, person=person_tag(by))
    office = {"office": found.office, "scope": found.scope}
    tags = {"office": office_tag(found.office, found.scope)}
    done = Act(Verb.STEPPED_ASIDE, what=text, tags=tags)
    change(complaint, done, by=by, key=key, office=office, out=sorted(matter.out))
    telling.office(complaint)
    telling.complainant(complaint)


def vacant(complaint: Complaint, posts: Posts) -> bool:
    """Whether nobody reads for its office today."""
    return not contents.reading_office(complaint, posts)
