"""Recording an absence, changing who covers, ending it early: deputies and covers are told, and act
or stop at once."""

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
def record_absence(
    *,
    starts_on: date,
    ends_on: date,
    key: uuid.UUID,
    by: User,
    person: User | None = None,
    covered_by: User | None = None,
) -> Absence:
    """From `starts_on` up to and including `ends_on`, local dates, the deputies act for every
    office of this person, and `covered_by` for what is theirs by name. The same `key` is the same
    absence. Without a `person` it is one’s own."""
    person = person or by
    policy.can_record_for(by, person).or_raise()
    wait_for_turn(TURN)
    if before := made_before(Absence.objects.all(), key, person=person):
        return before
    days = {"starts_on": starts_on, "ends_on": ends_on}
    refuse(policy.problem_with_first_day(starts_on, timezone.localdate()))
    refuse(policy.problem_with_last_day(**days))
    refuse(policy.problem_with_days(person, **days, by=by))
    if covered_by:
        refuse(policy.problem_with_cover(person, covered_by, **days))
    absence = Absence(key=key, person=person, covered_by=covered_by, **days)
    write(absence, by=by, reason="recorded")
    will = f"The {{office}} will be away {days_in_words(absence)}."
    notify_deputies(absence, "recorded", f"{will} You will act for the office then.")
    notify_cover(absence, "cover", COVERS)
    notify_person(absence, "recorded-for", "An absence has been recorded for you", by=by)
    return absence


# Everyone’s absences take turns: two people at once could name each other as their cover.
TURN = "absences"
COVERS = "You will cover for {name}, who will be away {days}. What goes to them then goes to you."
COVERS_NO_MORE = "You no longer cover for {name}, who was to be away {days}."


def refuse(problem: str) -> None:
    """Raise PermissionDenied with this sentence, if there is one."""
    if problem:
        raise PermissionDenied(f"{problem.rstrip('.')}.")


@transaction.atomic
def change_cover(absence: Absence, *, covered_by: User | None, by: User) -> Absence:
    """From now on this colleague covers, or nobody. Both colleagues are told."""
    wait_for_turn(TURN)
    absence = Absence.objects.select_for_update().get(pk=absence.pk)
    today, before = timezone.localdate(), absence.covered_by
    policy.can_change_absence(by, absence, today).or_raise()
    if covered_by == before:
        return absence
    if covered_by:
        days = (max(absence.starts_on, today), absence.ends_on)
        refuse(policy.problem_with_cover(absence.person, covered_by, *days))
    notify_cover(absence, "cover-ended", COVERS_NO_MORE)
    write(absence, by=by, reason="cover changed", covered_by=covered_by)
    notify_cover(absence, "cover", COVERS)
    notify_person(absence, "cover-changed", "The cover has been changed for your absence", by=by)
    return absence


@transaction.atomic
def end_absence(absence: Absence, *, by: User) -> Absence:
    """The person is back, or will not be away; ended twice, it was ended once."""
    absence = Absence.objects.select_for_update().get(pk=absence.pk)
    if absence.ended_at and policy.can_record_for(by, absence.person):
        return absence
    policy.can_change_absence(by, absence, timezone.localdate()).or_raise()
    write(absence, by=by, reason="ended", ended_at=timezone.now())
    notify_deputies(
        absence,
        "ended",
        "The {office} has ended an absence early. You no longer act for the office.",
    )
    notify_cover(absence, "cover-ended", COVERS_NO_MORE)
    notify_person(absence, "ended-for", "Someone has ended your absence", by=by)
    return absence


@transaction.atomic
def end_for_leaver(person: User, *, by: User) -> None:
    """End the absences of somebody who has left, and their covers: each colleague who is away is
    told that nobody covers now."""
    wait_for_turn(TURN)
    now, to_come = timezone.now(), Absence.objects.to_end(timezone.localdate())
    for absence in to_come.filter(person=person).select_for_update():
        write(absence, by=by, reason="ended", ended_at=now)
        notify_cover(absence, "cover-ended", COVERS_NO_MORE)
    gone = f"{person.name} has left and no longer covers for you"
    for absence in to_come.covered_by(person).select_for_update():
        write(absence, by=by, reason="cover changed", covered_by=None)
        notify_person(absence, "cover-changed", gone, by=by)


@transaction.atomic
def end_covers_without_post(person: User, *, by: User) -> None:
    """End the covers to come of somebody whose post was cancelled, where no other post is there for
    those days: each colleague who will be away is told."""
    wait_for_turn(TURN)
    today = timezone.localdate()
    why = f"{person.name} will not have the post that was planned, and does not cover for you"
    covers = Absence.objects.to_end(today).covered_by(person)
    for absence in covers.select_for_update():
        first = max(absence.starts_on, today)
        if not policy.deals_with_enquiries(person, first, absence.ends_on):
            write(absence, by=by, reason="cover changed", covered_by=None)
            notify_person(absence, "cover-changed", why, by=by)


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


def notify_cover(absence: Absence, event: str, words: str) -> None:
    """The colleague who covers, if there is one, each time that this changes."""
    if absence.covered_by:
        name, days = absence.person.name, days_in_words(absence)
        sentence = words.format(name=name, days=days)
        notify_one(absence.covered_by, f"Cover for {name}", absence, event, sentence)


def notify_person(absence: Absence, event: str, what: str, *, by: User) -> None:
    """The person who is away, of what someone else has done."""
    if absence.person_id != by.pk:
        sentence = f"{what}, {days_in_words(absence)}."
        notify_one(absence.person, "Your absence", absence, event, sentence)


def notify_one(person: User, reference: str, absence: Absence, event: str, sentence: str) -> None:
    now = timezone.now()
    notice = Notice(
        key=f"absence:{absence.pk}:{event}:{now:%Y-%m-%dT%H:%M:%S.%f}:{person.pk}",
        addressee=person,
        reference=reference[:40],
        event=f"absence-{event}",
        sentence=sentence,
        path=reverse("absences:absence"),
        due_at=now,
    )
    ledger.write_notices([notice])


def deputies_of_office(post: Appointment) -> list[User]:
    return [one.person for one in posts_of_role(Role(post.role)) if one.is_deputy]


def office_title(post: Appointment) -> str:
    """What the council calls the office."""
    version = in_force_or_none()
    return str(version.title(post.role)) if version else str(post.get_role_display())
