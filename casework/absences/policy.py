"""Policy of absences: who can record one, on which days, and who can end it."""

from datetime import date, timedelta

from foundation.verdict import ALLOWED, Verdict, denied
from people.models import Absence, Appointment, User
from people.roles import DEPUTISED, Permission

LONGEST = timedelta(days=366)  # a longer one is a slip of the pen, or a post for an acting holder
ALREADY_RECORDED = (
    "You have already recorded an absence for some of these days. End that one first."
)


def offices_held(user: User) -> list[Appointment]:
    """The posts of today whose deputies would act while this person is away."""
    return [post for post in user.posts_today if post.role in DEPUTISED and not post.is_deputy]


def can_record_absence(user: User) -> Verdict:
    """The holder of an office, or an officer who deals with enquiries, for themselves and no one
    else. Deputies act only for an office; councillors are told about both."""
    if offices_held(user) or user.may(Permission.HANDLE_ENQUIRY):
        return ALLOWED
    return denied(
        "Only officers who deal with enquiries, and holders of an office with deputies, can record"
        " an absence here."
    )


def can_end_absence(user: User, absence: Absence, today: date) -> Verdict:
    """The person who is away, until its last day has passed."""
    if absence.person_id != user.pk:
        return denied("Only the person who is away can end this absence.")
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
