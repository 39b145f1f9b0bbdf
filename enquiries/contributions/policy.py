"""Policy of contributions: who can ask for one and by when, and who gives it."""

from datetime import date

from casework.promises import calendar_of
from enquiries.models import Contribution, ContributionState, Enquiry
from enquiries.policy import is_handler
from foundation.verdict import ALLOWED, Verdict, denied
from people.models import Service, User
from people.roles import Permission
from protocols.deadlines.clock import WorkingCalendar
from protocols.models import PromiseKind
from protocols.words import full_day

MOST_WORKING_DAYS = 60  # the furthest date of a contribution; later is a slip of the pen


def can_ask_contribution(user: User, enquiry: Enquiry) -> Verdict:
    """The officer who has it, or a holder of the office it is with, while it is open."""
    if enquiry.is_sealed:
        return denied(
            "This enquiry is confidential between the councillor and one officer, so no one else"
            " can be asked to contribute."
        )
    if enquiry.is_from_officer:
        return denied("Only the councillor who was asked can answer an officer’s question.")
    if not enquiry.is_open:
        return denied(f"This enquiry has been {enquiry.get_status_display().lower()}.")
    if not is_handler(user, enquiry):
        return denied("Only the officer who has this enquiry can ask for a contribution.")
    if not enquiry.version.rule(PromiseKind.FULL_REPLY):
        return denied("This version of the protocol has no rule for a date that an officer names.")
    return ALLOWED


def problem_with_colleague(
    enquiry: Enquiry, service: Service, person: User | None, *, by: User
) -> str:
    """Why this service, or this officer of it, cannot be asked, as a sentence; "" if they can."""
    if person is None and service.pk == enquiry.service_id:
        where = f"This enquiry is with {service} already."
        return f"{where} Select a colleague there, or another service."
    if person and person.pk == by.pk:
        return "You have this enquiry yourself. Select someone else."
    if person and person.pk == enquiry.challenged_id:
        return f"{person.name} wrote the answer being challenged. Select someone else."
    if person and not person.works_today(service.pk):
        return f"{person.name} no longer works in {service}. Select someone else."
    asked = Contribution.objects.open().filter(case=enquiry, service=service, person=person)
    if asked.exists():
        who = person.name if person else str(service)
        return f"{who} has been asked already, and that question is still open."
    return ""


def days_allowed(calendar: WorkingCalendar, today: date) -> tuple[date, date]:
    """The first and the last local date for a contribution."""
    return calendar.add(today, 1), calendar.add(today, MOST_WORKING_DAYS)


def problem_with_day(day: date, enquiry: Enquiry, today: date) -> str:
    """Why a contribution cannot be due on a local date, as an error beside the field; "" if it
    can."""
    calendar = calendar_of(enquiry)
    first, last = days_allowed(calendar, today)
    if not first <= day <= last:
        return f"Enter a working day from {full_day(first)} to {full_day(last)}"
    if calendar.why_closed(day):
        near = f"{full_day(calendar.add(day, -1))} or {full_day(calendar.add(day, 1))}"
        return f"{full_day(day)} is not a working day. Enter, for example, {near}"
    return ""


def can_list_contributions(user: User) -> Verdict:
    """Officers who deal with enquiries."""
    if user.may(Permission.HANDLE_ENQUIRY) and not user.reads_as_councillor:
        return ALLOWED
    return denied("Only officers who deal with enquiries can be asked for a contribution.")


def is_asked(user: User, row: Contribution) -> bool:
    """Whether this officer can give it: who was asked, or anyone in a service that was."""
    may = user.may(Permission.HANDLE_ENQUIRY) and row.service_id in user.services
    return may and row.person_id in (None, user.pk) and row.asked_by_id != user.pk


def can_give(user: User, row: Contribution) -> Verdict:
    """Anyone who was asked, while the question is open."""
    if not row.is_open:
        return denied(why_question_ended(row))
    if not is_asked(user, row):
        who = row.person.name if row.person else f"an officer of {row.service}"
        return denied(f"Only {who} can do this, because they were asked.")
    return ALLOWED


def can_accept(user: User, row: Contribution) -> Verdict:
    """Anyone who can give it, once."""
    if row.state == ContributionState.ACCEPTED and row.said_by:
        return denied(f"{row.said_by.name} has accepted this question.")
    return can_give(user, row)


def can_withdraw_question(user: User, row: Contribution) -> Verdict:
    """The officer who has the enquiry, while the question is open."""
    if not row.is_open:
        return denied(why_question_ended(row))
    if not is_handler(user, row.case):
        return denied("Only the officer who has the enquiry can withdraw this question.")
    return ALLOWED


def why_question_ended(row: Contribution) -> str:
    if row.state == ContributionState.WITHDRAWN:
        return "This question has been withdrawn, so no contribution is needed."
    did = "given" if row.state == ContributionState.GIVEN else "sent back"
    who = f" by {row.said_by.name}" if row.said_by else ""
    what = "contribution" if row.state == ContributionState.GIVEN else "question"
    return f"This {what} has been {did}{who}."
