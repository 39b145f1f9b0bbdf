"""Cases that are open without a choice when a post is about to end, and what is said about them."""

from django.db import transaction
from django.utils import timezone

from foundation.turns import wait_for_turn
from people.models import Appointment, User
from people.policy import can_appoint
from people.roles import SERVICE_ROLES, Role
from portal.leavers.actions import Chosen, save_choice
from portal.leavers.models import What
from portal.leavers.notices import ask_to_choose
from portal.leavers.open_cases import (
    CaseKey,
    Work,
    pending_choices,
    within_service,
    without_choice,
    work_of,
)


def goes_on_elsewhere(post: Appointment) -> bool:
    """Whether another post of theirs brings the same cases, without a last day or with a later one
    than this: then nothing is moved."""
    others = Appointment.objects.filter(person=post.person_id).exclude(pk=post.pk)
    others = others.exclude(ends_on__lte=post.ends_on or timezone.localdate())
    if post.role == Role.COUNCILLOR:
        return others.filter(role=Role.COUNCILLOR).exists()
    return others.filter(role__in=sorted(SERVICE_ROLES), service=post.service_id).exists()


def cases_left_by(post: Appointment) -> Work | None:
    """What is open once this post has ended; None if no case goes with it."""
    if not (post.role == Role.COUNCILLOR or post.role in SERVICE_ROLES) or goes_on_elsewhere(post):
        return None
    work = work_of(post.person, as_councillor=post.role == Role.COUNCILLOR)
    return work if post.role == Role.COUNCILLOR else within_service(work, post.service_id)


def undecided_cases(post: Appointment) -> list[CaseKey]:
    work = cases_left_by(post)
    return without_choice(work.keys(), pending_choices(post.person)) if work else []


@transaction.atomic
def leave_undecided(post: Appointment, *, by: User) -> int:
    """Choose, for each case without a choice, what happens without one: the lead of the service has
    it, or a councillor’s stays with its officer. On purpose, by who ends the post and reads none of
    them. Returns how many."""
    can_appoint(by, post.person).or_raise()
    wait_for_turn("choices for a leaver", post.person_id)
    what = What.KEEP if post.role == Role.COUNCILLOR else What.LEAD
    keys = undecided_cases(post)
    for key in keys:
        save_choice(post.person, key, Chosen(what), None, by=by)
    return len(keys)


def ask_for_choices(post: Appointment) -> None:
    """Those who lead the service, and the coordinators, are asked to choose before the last day."""
    if work := cases_left_by(post):
        ask_to_choose(post, work)
