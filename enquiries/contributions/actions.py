"""Actions on contributions: ask, accept, give, send back, withdraw. The clock of the enquiry itself
does not change."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from casework import promises
from casework.cases import locked_case, verb
from casework.files.attaching import attach_uploads
from enquiries import contributors, notices
from enquiries.contributions import policy
from enquiries.letters import Files
from enquiries.models import ContributedFile, Contribution, ContributionState, Enquiry
from enquiries.policy import is_handler
from foundation.history import write
from foundation.turns import made_before
from people.models import Service, User
from protocols.deadlines.clock import deadline
from protocols.models import PromiseKind


class Question(NamedTuple):
    """What is asked of a service, or of one of its officers, by a local date."""

    service: Service
    person: User | None
    text: str
    due_on: date
    with_resident: bool = False


@verb(policy.can_ask_contribution)
def ask_contribution(
    enquiry: Enquiry,
    *,
    question: Question,
    by: User,
    key: UUID,
    attached: Files = (),
) -> None:
    """Ask a service, or one of its officers, to contribute. The same `key` is the same question."""
    if made_before(Contribution.objects.all(), key, case=enquiry):
        return
    service, person, text, due_on, with_resident = question
    problem = policy.problem_with_colleague(enquiry, service, person, by=by)
    if not problem and (why := policy.problem_with_day(due_on, enquiry, timezone.localdate())):
        problem = f"{why}."
    if problem:
        raise PermissionDenied(problem)
    row = Contribution(case=enquiry, service=service, person=person, asked_by=by, key=key)
    row.question, row.with_resident = text, with_resident
    set_due_date(row, due_on)
    write(row, by=by, reason="asked")
    attach_uploads(attached, ContributedFile, by=by, case=enquiry, contribution=row)
    sentence = "You have been asked for a contribution to an answer."
    asked = contributors.people_asked(row)
    contributors.notify(row, asked, "contribution-asked", sentence, by=by)


def set_due_date(row: Contribution, due_on: date) -> None:
    """The date its asker names, explained and reminded of as one that a holding reply promises."""
    now, calendar = timezone.now(), promises.calendar_of(row.case)
    rule = row.case.version.rule(PromiseKind.FULL_REPLY)
    working = deadline(now, promises.terms_until(due_on, now, calendar), calendar)
    fields = {"rule": rule, "kind": PromiseKind.FULL_REPLY, "started_at": now}
    fields |= promises.date_fields(rule, working, calendar, after=now)  # type: ignore[arg-type]
    for name, value in fields.items():
        setattr(row, name, value)


def locked_contribution(row: Contribution) -> Contribution:
    """The row as it is now, after the row of its enquiry, both held until the transaction ends."""
    enquiry = locked_case(row.case)
    rows = Contribution.objects.select_related("service", "person", "said_by", "asked_by")
    row = rows.select_for_update(of=("self",)).get(pk=row.pk)
    row.case = enquiry
    return row


def done_before(row: Contribution, state: ContributionState, *, by: User, text: str = "") -> bool:
    """Whether this officer did the same in the same words: the button was pressed twice."""
    return row.state == state and row.said_by_id == by.pk and row.said == text


@transaction.atomic
def accept_question(row: Contribution, *, by: User) -> None:
    """Say that it will come, and who will write it."""
    row = locked_contribution(row)
    if done_before(row, ContributionState.ACCEPTED, by=by):
        return
    policy.can_accept(by, row).or_raise()
    write(row, by=by, reason="accepted", state=ContributionState.ACCEPTED, said_by=by)
    tell_handlers(row, "accepted", "A contribution that you asked for has been accepted.", by=by)


@transaction.atomic
def give_contribution(row: Contribution, *, text: str, by: User, attached: Files = ()) -> None:
    """Give it, which keeps its promise, late or not."""
    row, now = locked_contribution(row), timezone.now()
    if done_before(row, ContributionState.GIVEN, by=by, text=text):
        return
    policy.can_give(by, row).or_raise()
    end(row, ContributionState.GIVEN, "given", text, by=by, ended_at=now, kept_at=now)
    attach_uploads(attached, ContributedFile, by=by, case=row.case, contribution=row)
    tell_handlers(row, "given", "A contribution that you asked for has been given.", by=by)


@transaction.atomic
def send_back_question(row: Contribution, *, text: str, by: User) -> None:
    """Say why it cannot come from here. Nothing is due any more; anyone who asked can ask again."""
    row = locked_contribution(row)
    if done_before(row, ContributionState.SENT_BACK, by=by, text=text):
        return
    policy.can_give(by, row).or_raise()
    end(row, ContributionState.SENT_BACK, "sent back", text, by=by, ended_at=timezone.now())
    sentence = "A question that you asked a colleague has been sent back. Sign in to see why."
    tell_handlers(row, "sent-back", sentence, by=by)


def end(
    row: Contribution, state: ContributionState, reason: str, text: str, *, by: User, **at: object
) -> None:
    said = {"said": text, "said_by": by, "signed": by.signed, "nudge_at": None}
    write(row, by=by, reason=reason, state=state, **said, **at)


@transaction.atomic
def withdraw_question(row: Contribution, *, by: User) -> None:
    """Pressed twice, it was withdrawn once."""
    row = locked_contribution(row)
    if row.state == ContributionState.WITHDRAWN and is_handler(by, row.case):
        return
    policy.can_withdraw_question(by, row).or_raise()
    contributors.withdraw_open_question(row, by=by)


@transaction.atomic
def ask_service_of_leaver(row: Contribution, *, by: User) -> None:
    """Ask the service in the place of an officer who has left it. The date stays. If the service
    was asked already, the question to the officer is withdrawn."""
    row = locked_contribution(row)
    if not row.is_open or row.person is None or row.person.works_today(row.service_id):
        return
    asked = Contribution.objects.open().filter(case=row.case, service=row.service, person=None)
    if asked.exists():
        contributors.withdraw_open_question(row, by=by)
        return
    fresh = {"person": None, "said_by": None, "state": ContributionState.ASKED}
    write(row, by=by, reason="asked the service", **fresh)
    sentence = "Your service has been asked for a contribution, because the officer asked has left."
    leads = contributors.people_asked(row)
    contributors.notify(row, leads, "contribution-asked-service", sentence, by=by)


def tell_handlers(row: Contribution, event: str, sentence: str, *, by: User) -> None:
    """Those who have the enquiry now, who may not be the one who asked."""
    people = notices.handlers(row.case)
    contributors.notify(row, people, f"contribution-{event}", sentence, by=by)
