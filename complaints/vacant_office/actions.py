"""Complaints to an office that has long been vacant, opened by two named people."""

import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from casework.sealing.field import sealed_values
from complaints import access, access_record, notices, policy, sealed_contents
from complaints.blind_index import (
    ROLE_OF_OFFICE,
    STATUTORY_OFFICES,
    office_tag,
)
from complaints.models import Complaint, GrantRole, Opening, OpeningDetails, Verb
from complaints.routing import Posts
from foundation import history
from foundation.history import start_of_day
from foundation.turns import wait_for_turn
from people.models import Appointment, Service, Standing, User
from people.roles import SERVICE_ROLES

LEAST_VACANCY = timedelta(days=14)  # for which an office must have been vacant
NOT_VACANT = "That office is not vacant, or has been vacant for less than two weeks."
SECOND_PERSON_MUST_AGREE = "Someone other than the person who asked must agree."


class Vacancy(NamedTuple):
    """An office that has had no holder and no deputy for that long."""

    office: str
    scope: int | None
    title: str

    @property
    def key(self) -> str:
        return f"{self.office}:{self.scope or ''}"


def vacant_offices() -> list[Vacancy]:
    """Every office of that kind, whether anything is addressed to it or not."""
    posts = Posts()
    lately = posts_left_lately()
    return [
        one
        for one in offices_that_can_be_vacant()
        if not posts.appointments(one.office, one.scope)
        and (ROLE_OF_OFFICE[one.office], one.scope) not in lately
    ]


def offices_that_can_be_vacant() -> Iterator[Vacancy]:
    for office in STATUTORY_OFFICES:
        yield Vacancy(office, None, ROLE_OF_OFFICE[office].label)
    services = list(Service.objects.all())
    for office, role in ROLE_OF_OFFICE.items():
        if role in SERVICE_ROLES:
            for service in services:
                yield Vacancy(office, service.pk, f"{role.label}, {service}")


def posts_left_lately() -> set[tuple[str, int | None]]:
    """Posts that people left within the last two weeks."""
    since = timezone.localdate() - LEAST_VACANCY
    rows = Appointment.objects.filter(ends_on__gte=since, starts_on__lte=timezone.localdate())
    return {(row.role, row.scope) for row in rows}


@transaction.atomic
def ask_to_open(vacancy: Vacancy, *, text: str, by: User, key: uuid.UUID) -> Opening:
    """One person asks, with a reason; nothing is opened before another agrees."""
    policy.can_open_vacant(by).or_raise()
    wait_for_turn("opening", key)
    before = Opening.objects.filter(key=key).first()
    if before:
        return before
    if vacancy not in vacant_offices():
        raise PermissionDenied(NOT_VACANT)
    row = Opening(key=key)
    details = OpeningDetails(*vacancy, asked_by=by.pk, asked_name=by.name, why=text)
    fields = sealed_values(row, said=details.to_json())
    history.write(row, by=None, reason="asked", asked_at=start_of_day(timezone.now()), **fields)
    others = [p for p in people_who_can_agree() if p.pk != by.pk]
    notices.notify_people(others)
    return row


def opening_requests() -> list[Opening]:
    """Requests, newest first: no case in them, and only for those who may ask and agree."""
    return list(Opening.objects.all()[:25])


def people_who_can_agree() -> list[User]:
    """Today's statutory officers and the independent persons."""
    posts = Posts()
    offices = (*STATUTORY_OFFICES, "independent-person")
    return [reader.person for office in offices for reader in posts.readers(office, None)]


@transaction.atomic
def agree_to_open(row: Opening, *, by: User) -> int:
    """The second person agrees: who asked reads what is addressed to the office, except what
    involves either of the two. Complainants and every holder of the office are told at once."""
    policy.can_open_vacant(by).or_raise()
    row = Opening.objects.select_for_update().get(pk=row.pk)
    opening = row.details
    if row.agreed_at:
        return 0
    if opening.asked_by == by.pk:
        raise PermissionDenied(SECOND_PERSON_MUST_AGREE)
    if not any((v.office, v.scope) == (opening.office, opening.scope) for v in vacant_offices()):
        raise PermissionDenied(NOT_VACANT)
    agreed = replace(opening, agreed_by=by.pk, agreed_name=by.name)
    fields = sealed_values(row, said=agreed.to_json())
    history.write(row, by=None, reason="agreed", agreed_at=start_of_day(timezone.now()), **fields)
    asker = User.objects.get(pk=opening.asked_by)
    tag = office_tag(opening.office, opening.scope)
    waiting = Complaint.objects.filter(Complaint.objects.of_offices([tag]))
    waiting = waiting.select_for_update(of=("self",))
    concerned = [c for c in waiting if concerns_neither(c, asker, by)]
    for complaint in concerned:
        open_complaint(complaint, opening, asker, by)
    notices.notify_people(holders_ever(opening.office, opening.scope))
    return len(concerned)


def concerns_neither(complaint: Complaint, *two: User) -> bool:
    return not any(
        sealed_contents.is_kept_out(person, complaint)
        or sealed_contents.is_complainant(person, complaint)
        for person in two
    )


def open_complaint(
    complaint: Complaint, opening: OpeningDetails, asker: User, second: User
) -> None:
    if not access.open_grants(complaint, asker).exists():
        access.add_grant(complaint, asker, GrantRole.TWO, opening.why)
    what = f"{asker.name} and {second.name}. Reason: {opening.why}"
    access_record.write_access_record(
        complaint.reference, Verb.BROKE_GLASS, by=asker, role=opening.title, what=what
    )
    notices.notify_complainant(complaint)


def holders_ever(office: str, scope: int | None) -> list[User]:
    """Everyone who has held the office and may still sign in."""
    rows = Appointment.objects.filter(role=ROLE_OF_OFFICE[office], person__is_active=True)
    rows = rows.exclude(standing=Standing.DEPUTY).select_related("person")
    return [row.person for row in rows if row.scope == scope]
