"""Policy of absences: who can record, change and end one, on which days, and who can cover."""

from datetime import date, timedelta

from django.db.models import Q

from foundation.verdict import ALLOWED, Verdict, denied
from people.models import Absence, Appointment, User, officers_led_by
from people.models.cover import acting_for, is_circle
from people.roles import DEPUTISED, HANDLERS, Permission, Role

LONGEST = timedelta(days=366)  # a longer one is a slip of the pen, or a post for an acting holder
ALREADY_RECORDED = (
    "You have already recorded an absence for some of these days. End that one first."
)


def offices_held(user: User) -> list[Appointment]:
    """The posts of today whose deputies would act while this person is away."""
    return [post for post in user.posts_today if post.role in DEPUTISED and not post.is_deputy]


def can_record_absence(user: User) -> Verdict:
    """The holder of an office, or an officer who deals with enquiries, for themselves. Deputies act
    only for an office; councillors are told about both."""
    if offices_held(user) or user.may(Permission.HANDLE_ENQUIRY):
        return ALLOWED
    return denied(
        "Only officers who deal with enquiries, and holders of an office with deputies, can record"
        " an absence here."
    )


def can_lead_absences(user: User) -> Verdict:
    """Those who lead a service, for its officers, and a coordinator, for those of all services."""
    if user.led_services or user.holds(Role.COORDINATOR):
        return ALLOWED
    return denied(
        "Only heads of service, chief officers and coordinators can record absences of others."
    )


def can_record_for(user: User, person: User) -> Verdict:
    """Oneself, or an officer one leads. Asks the database about others."""
    if user.pk == person.pk:
        return can_record_absence(user)
    if officers_led_by(user).filter(pk=person.pk).exists():
        return can_lead_absences(user)
    return denied("Only the person who is away, or someone who leads their service, can do this.")


def can_change_absence(user: User, absence: Absence, today: date) -> Verdict:
    """The person who is away and those who lead them, until its last day has passed."""
    if not (may := can_record_for(user, absence.person)):
        return may
    if absence.ended_at or absence.ends_on < today:
        return denied("This absence has already ended.")
    return ALLOWED


def problem_with_first_day(starts_on: date, today: date) -> str:
    """Why an absence cannot begin then; "" if it can. What deputies did before is not undone or
    allowed afterwards."""
    return "" if starts_on >= today else "The first day must be today or in the future"


def problem_with_last_day(starts_on: date, ends_on: date) -> str:
    if ends_on < starts_on:
        return "The last day must be the same as or after the first day"
    if ends_on - starts_on > LONGEST:
        return (
            "The last day must be within a year of the first. For longer, ask a people"
            " administrator to propose an acting holder"
        )
    return ""


def problem_with_days(person: User, starts_on: date, ends_on: date, *, by: User) -> str:
    """Whether another absence of this person is on some of these days. Asks the database."""
    others = Absence.objects.filter(person=person).to_end(starts_on)
    if not others.filter(starts_on__lte=ends_on).exists():
        return ""
    if person.pk == by.pk:
        return ALREADY_RECORDED
    return (
        f"{person.name} already has an absence on some of these days. End that one first, or change"
        " who covers."
    )


def problem_with_cover(person: User, cover: User, starts_on: date, ends_on: date) -> str:
    """Why this colleague cannot cover on these days; "" if they can. Asks the database twice."""
    if cover.pk == person.pk:
        return "Nobody can cover for themselves. Select someone else"
    if not deals_with_enquiries(cover, starts_on, ends_on):
        return (
            f"{cover.name} does not deal with enquiries on all of those days. Select someone else"
        )
    return problem_with_chain(person, cover, starts_on, ends_on)


def deals_with_enquiries(officer: User, starts_on: date, ends_on: date) -> bool:
    """Whether one post of theirs that does lasts for all of these local dates."""
    posts = Appointment.objects.of_people_who_can_sign_in().filter(person=officer)
    posts = posts.filter(role__in=sorted(HANDLERS), starts_on__lte=starts_on)
    return posts.filter(Q(ends_on=None) | Q(ends_on__gte=ends_on)).exists()


def problem_with_chain(person: User, cover: User, starts_on: date, ends_on: date) -> str:
    """A cover who is away as well is followed to their own: never in a circle, and not to nobody on
    every one of these days."""
    is_covered = False
    for day, others in Absence.objects.cover_by_day(starts_on, ends_on):
        away = {**others, person.pk: cover.pk}
        if is_circle(person.pk, away):
            return (
                f"On {day:%-d %B %Y} {cover.name} is away too, and the cover leads back to"
                f" {person.name}. Select someone else"
            )
        is_covered = is_covered or acting_for(person.pk, away) is not None
    if is_covered:
        return ""
    return f"{cover.name} is away on all of those days and no one covers. Select someone else"
