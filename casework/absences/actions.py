"""Recording an absence and ending it early: the deputies are told, and act or stop at once."""

import uuid
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from casework.absences import policy
from casework.models import Notice
from casework.notices import ledger
from foundation.history import write
from foundation.turns import made_before, wait_for_turn
from people.models import Absence, Appointment, User, posts_of_role
from people.roles import Role
from protocols.version_cache import in_force_or_none


@transaction.atomic
def record_absence(*, starts_on: date, ends_on: date, key: uuid.UUID, by: User) -> Absence:
    """From `starts_on` the deputies act for every office of this person, up to and including
    `ends_on`. The same `key` is the same absence."""
    policy.can_record_absence(by).or_raise()
    wait_for_turn("absence", by.pk)
    if before := made_before(Absence.objects.all(), key, person=by):
        return before
    today = timezone.localdate()
    problem = policy.problem_with_first_day(starts_on, today) or policy.problem_with_last_day(
        starts_on, ends_on
    )
    if problem:
        raise PermissionDenied(f"{problem}.")
    if Absence.objects.filter(person=by).to_end(starts_on).filter(starts_on__lte=ends_on).exists():
        raise PermissionDenied(policy.ALREADY_RECORDED)
    absence = Absence(key=key, person=by, starts_on=starts_on, ends_on=ends_on)
    write(absence, by=by, reason="recorded")
    notify_deputies(
        absence,
        "recorded",
        f"The {{office}} will be away {days_in_words(absence)}. You will act for the office then.",
    )
    return absence


@transaction.atomic
def end_absence(absence: Absence, *, by: User) -> Absence:
    """The holder is back, or will not be away; ended twice, it was ended once."""
    absence = Absence.objects.select_for_update().get(pk=absence.pk)
    if absence.ended_at and absence.person_id == by.pk:
        return absence
    policy.can_end_absence(by, absence, timezone.localdate()).or_raise()
    write(absence, by=by, reason="ended", ended_at=timezone.now())
    notify_deputies(
        absence,
        "ended",
        "The {office} has ended an absence early. You no longer act for the office.",
    )
    return absence


def days_in_words(absence: Absence) -> str:
    if absence.starts_on == absence.ends_on:
        return f"on {absence.starts_on:%-d %B %Y}"
    return f"from {absence.starts_on:%-d %B %Y} to {absence.ends_on:%-d %B %Y}"


def notify_deputies(absence: Absence, event: str, sentence: str) -> None:
    """Each deputy of each office, once. The email names the office: an absence is no secret."""
    now, rows = timezone.now(), []
    for post in policy.offices_held(absence.person):
        title = office_title(post)
        for deputy in deputies_of_office(post):
            rows.append(
                Notice(
                    key=f"absence:{absence.pk}:{event}:{post.role}:{deputy.pk}",
                    addressee=deputy,
                    reference=f"Deputy {title}"[:40],
                    event=f"absence-{event}",
                    sentence=sentence.format(office=title),
                    path=reverse("account"),
                    due_at=now,
                )
            )
    ledger.write_notices(rows)


def deputies_of_office(post: Appointment) -> list[User]:
    return [one.person for one in posts_of_role(Role(post.role)) if one.is_deputy]


def office_title(post: Appointment) -> str:
    """What the council calls the office."""
    version = in_force_or_none()
    return str(version.title(post.role)) if version else str(post.get_role_display())
