"""Who can be given a seat, a service in a portfolio or an outside appointment, and who gives it."""

from django.db.models import Q
from django.utils import timezone

from foundation.verdict import ALLOWED, Verdict, denied
from people.models import Appointment, AppointmentQuerySet, User
from people.policy import can_appoint
from people.roles import Role


def can_give_seat(user: User, person: User) -> Verdict:
    """To a councillor of today or later."""
    return can_appoint(user, person) and is_or_will_be(
        person, Role.COUNCILLOR, "{} is not a councillor. Only a councillor can sit on a committee."
    )


def can_add_to_portfolio(user: User, person: User) -> Verdict:
    """To a cabinet member of today or later."""
    return can_appoint(user, person) and is_or_will_be(
        person, Role.CABINET_MEMBER, "{} is not a cabinet member, so they have no portfolio."
    )


def can_add_outside_appointment(user: User, person: User) -> Verdict:
    return can_appoint(user, person)


def is_or_will_be(person: User, role: Role, refusal: str) -> Verdict:
    there = posts_from_today(role).filter(person=person).exists()
    return ALLOWED if there else denied(refusal.format(person.name))


def posts_from_today(role: Role) -> AppointmentQuerySet:
    """Those of today and later."""
    today = timezone.localdate()
    rows: AppointmentQuerySet = Appointment.objects.filter(role=role)
    return rows.filter(Q(ends_on=None) | Q(ends_on__gte=today))
