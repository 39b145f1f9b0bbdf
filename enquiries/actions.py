"""Actions on an enquiry: assign, pass on, ask, reply, send a holding reply, answer, decline, chase.

`verb` makes each one transaction: it locks the row, ignores a second press of the same form (`key`)
and asks the policy. The action then moves the enquiry and notifies people.
"""

from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from casework import promises
from casework.cases import move_case, verb
from enquiries import (
    assignment,
    connections,
    contributors,
    notices,
    passed_on,
    policy,
    routing,
    watches,
)
from enquiries.answer_facts import read_facts
from enquiries.clock_stops import due_while_waiting, restart_clock, stop_clock
from enquiries.letters import Files, LetterField, add_letter, send_letter
from enquiries.models import (
    ANSWER_KINDS,
    Enquiry,
    HoldingReason,
    LetterKind,
    Status,
    Verb,
)
from foundation.history import write
from people.models import Service, User
from people.roles import Role
from protocols.behaviours import Behaviour
from protocols.models import PromiseKind


@verb(policy.can_assign)
def assign(enquiry: Enquiry, *, officer: User, reason: str = "", by: User) -> None:
    """Assign it to an officer of its service. That acknowledges it, and the councillor is told.
    `reason` is why someone with a declared connection should have it."""
    if enquiry.service_id and enquiry.service_id not in officer.services:
        raise PermissionDenied(f"{officer.name} does not work in {enquiry.service}.")
    if not enquiry.service_id:
        if not officer.services:
            raise PermissionDenied(f"{officer.name} does not work in a service.")
        enquiry.service = next(iter(officer.services.values()))
    assignment.can_assign_to(by, officer, enquiry, reason=reason).or_raise()
    move_to_officer(enquiry, officer, by=by)
    connections.keep_reason(enquiry, officer, reason, by=by)


def move_to_officer(enquiry: Enquiry, officer: User | None, *, by: User) -> None:
    """What follows once the verdicts allow it. Without an officer it goes back to its office. The
    row is locked already."""
    promises.keep_promises(enquiry, PromiseKind.ACKNOWLEDGE, at=timezone.now(), by=by)
    status = Status.WAITING if enquiry.status == Status.WAITING else Status.WITH_OFFICER
    move_case(
        enquiry,
        status,
        by=by,
        reason=Verb.ASSIGNED,
        officer=officer,
        service=enquiry.service,
        **promises.due_fields(enquiry),
    )
    notices.notify_assigned(enquiry, by=by)


@verb(policy.can_pass)
def pass_on(enquiry: Enquiry, *, service: Service, text: str, by: User, key: UUID) -> None:
    """Pass it to another service with a reason for the councillor. The due date does not change."""
    if service.pk == enquiry.service_id:
        raise PermissionDenied(f"This enquiry is already with {service}. Select another service.")
    send_letter(enquiry, LetterKind.PASS, text, by=by, key=key)
    passed_on.keep_reading(enquiry, enquiry.service, by=by)
    if enquiry.status == Status.WAITING:
        promises.release_promises(enquiry, PromiseKind.MEMBER_REPLY, at=timezone.now(), by=by)
        watches.end_question(enquiry, at=timezone.now(), by=by)
        restart_clock(enquiry, by=by)
    move_case(
        enquiry,
        Status.RECEIVED,
        by=by,
        reason=Verb.PASSED,
        service=service,
        officer=None,
        office=enquiry.office if enquiry.version.clause_for(Behaviour.TOWN_CLERK_ASSIGNS) else "",
        **promises.due_fields(enquiry),
    )
    notices.notify_passed(enquiry, by=by)


@verb(policy.can_ask)
def ask_councillor(
    enquiry: Enquiry, *, text: str, by: User, key: UUID, attached: Files = ()
) -> None:
    """Ask the councillor a question. The protocol says whether the answer's clock stops."""
    now = timezone.now()
    letter = send_letter(enquiry, LetterKind.ASK, text, by=by, key=key, attached=attached)
    watches.start_question(enquiry, at=now, by=by)
    stop_clock(enquiry)
    move_case(enquiry, Status.WAITING, by=by, reason=Verb.ASKED, **due_while_waiting(enquiry))
    notices.notify_question(enquiry, letter, by=by)


@verb(policy.can_reply)
def reply(enquiry: Enquiry, *, text: str, by: User, key: UUID, attached: Files = ()) -> None:
    """The councillor's reply to an officer's question, within an enquiry or on its own."""
    now = timezone.now()
    letter = send_letter(enquiry, LetterKind.REPLY, text, by=by, key=key, attached=attached)
    promises.keep_promises(enquiry, PromiseKind.MEMBER_REPLY, at=now, by=by)
    watches.end_question(enquiry, at=now, by=by)
    if enquiry.is_from_officer:
        move_case(
            enquiry, Status.ANSWERED, by=by, reason=Verb.REPLIED, **answered_fields(enquiry, now)
        )
    else:
        restart_clock(enquiry, by=by)
        due = promises.due_fields(enquiry)
        move_case(enquiry, Status.WITH_OFFICER, by=by, reason=Verb.REPLIED, **due)
    notices.notify_replied(enquiry, letter, by=by)


@verb(policy.can_hold)
def send_holding_reply(
    enquiry: Enquiry,
    *,
    reason: HoldingReason,
    text: str,
    promised_on: date,
    by: User,
    key: UUID,
    attached: Files = (),
) -> None:
    """A holding reply: it keeps the reply promise, and the answer is due on the date it promises.

    `promised_on` is a working day that `protocols` allows (the form has asked);
    it is never counted as an answer (Oxford 23.5).
    """
    now = timezone.now()
    promised = {"reason": reason, "promised_on": promised_on}
    letter = send_letter(
        enquiry, LetterKind.HOLDING, text, by=by, key=key, attached=attached, **promised
    )
    kept = (PromiseKind.ACKNOWLEDGE, PromiseKind.CHASE_ANSWER, PromiseKind.REPLY)
    promises.keep_promises(enquiry, *kept, at=now, by=by)
    # A second holding reply puts its date in place of the first one's, whose promise was not kept.
    promises.release_promises(enquiry, PromiseKind.FULL_REPLY, PromiseKind.WATCH, at=now, by=by)
    promises.start_promises(enquiry, PromiseKind.FULL_REPLY, at=now, by=by, due_on=promised_on)
    due = promises.due_fields(enquiry)
    write(enquiry, by=by, reason=Verb.HELD, held_until=promised_on, **due)
    notices.notify_holding_reply(enquiry, letter, by=by)


@verb(policy.can_answer)
def answer(enquiry: Enquiry, /, *, text: str, by: User, key: UUID, **marks: LetterField) -> None:
    """Answer it, which keeps what was promised and starts the time for following up the answer.

    `marks` are what goes with the letter and what it says of itself: files `attached`, `advice`,
    what is `missing` from it, whether what a dissatisfied councillor suggests is `accepted`, the
    text `for_resident`, and whether it is `confidential` (Cheshire East 3.8-6).
    """
    read_facts(enquiry)
    if marks.pop("confidential", False):
        marks["confidential_to"] = enquiry.member
    letter, found_by = add_letter(enquiry, LetterKind.ANSWER, text, by=by, key=key, **marks)
    _record_answer(enquiry, by=by, reason=Verb.ANSWERED, **found_by)
    notices.notify_answered(enquiry, letter, by=by)
    words = "A councillor’s question that may be used at a meeting has been answered."
    notices.notify_informed(enquiry, letter.pk, words, by=by)
    notices.notify_duplicates(enquiry, letter, by=by)
    passed_on.notify_followers(enquiry, letter, by=by)


@verb(policy.can_decline)
def decline(
    enquiry: Enquiry, *, clause: str, text: str, by: User, key: UUID, attached: Files = ()
) -> None:
    """Decline it under a clause of the version's list. It counts as an answer, so it can be
    followed up. The head of service is told (Somerset 10.4, Surrey report 7), and under some
    clauses the Monitoring Officer, who can read it from then on."""
    read_facts(enquiry)
    letter, found_by = add_letter(
        enquiry, LetterKind.DECLINE, text, by=by, key=key, attached=attached, clause=clause
    )
    reported = enquiry.version.clauses.filter(
        number=clause, behaviour=Behaviour.DECLINED_TO_MONITORING_OFFICER
    ).exists()
    to = {"reported_to": Role.MONITORING_OFFICER.value} if reported else {}
    _record_answer(enquiry, by=by, reason=Verb.DECLINED, **found_by, **to)
    notices.notify_declined(enquiry, letter, by=by)
    notices.notify_duplicates(enquiry, letter, by=by)
    passed_on.notify_followers(enquiry, letter, by=by)


def _record_answer(enquiry: Enquiry, *, by: User, reason: Verb, **more: LetterField) -> None:
    now = timezone.now()
    kept = (*ANSWER_KINDS, PromiseKind.ACKNOWLEDGE, PromiseKind.CHASE_ANSWER)
    promises.settle_promises(enquiry, *kept, at=now, by=by)
    contributors.end_open_contributions(enquiry, by=by)
    settled = answered_fields(enquiry, now)
    fields = {"challenged": None, "informed": _councillor_informed(enquiry), **settled, **more}
    move_case(enquiry, Status.ANSWERED, by=by, reason=reason, **fields)


def _councillor_informed(enquiry: Enquiry) -> User | None:
    """Who is told about the answer, if it may be used at a meeting: the same person as before, or
    the holder of the post now."""
    about = (enquiry.kind, enquiry.service_id, enquiry.committee_id, enquiry.for_meeting)
    return enquiry.informed or routing.councillor_informed(*about, version=enquiry.version)


@verb(policy.can_open)
def open_answer(enquiry: Enquiry, *, by: User) -> None:
    """Record that the councillor has opened the answer for the first time (Knutsford 2.10)."""
    write(enquiry, by=by, reason=Verb.OPENED, opened_at=timezone.now())


def answered_fields(enquiry: Enquiry, at: datetime) -> dict[str, object]:
    """The fields of an answered enquiry: nothing is due, and until when it can be followed up."""
    calendar = promises.calendar_of(enquiry)
    window = calendar.add(timezone.localdate(at), enquiry.version.follow_up_days)
    return {"answered_at": at, "open_until": window, **promises.NOTHING_DUE}


@verb(policy.can_chase)
def chase(enquiry: Enquiry, *, text: str, by: User, key: UUID, attached: Files = ()) -> None:
    """Take an overdue enquiry to the service's chief officer (Section C 3.5). If it goes to an
    office instead, the office can read it from then on."""
    now = timezone.now()
    office = "" if enquiry.is_sealed else routing.chase_route_reached(enquiry).office
    letter = send_letter(enquiry, LetterKind.CHASE, text, by=by, key=key, attached=attached)
    promises.release_promises(enquiry, PromiseKind.CHASE_ANSWER, at=now, by=by)
    promises.start_promises(enquiry, PromiseKind.CHASE_ANSWER, at=now, by=by)
    write(enquiry, by=by, reason=Verb.CHASED, chased_at=now, chased_to=office)
    notices.notify_chased(enquiry, letter)


@verb(policy.can_add)
def add_information(
    enquiry: Enquiry, *, text: str, by: User, key: UUID, attached: Files = ()
) -> None:
    """Information added by the councillor. No date changes."""
    letter = send_letter(enquiry, LetterKind.ADDITION, text, by=by, key=key, attached=attached)
    # A row of history needs a field; this one is as it was, while the index has just changed.
    write(enquiry, by=by, reason=Verb.ADDED, title=enquiry.title)
    notices.notify_information_added(enquiry, letter, by=by)


def end_enquiry(enquiry: Enquiry, status: Status, *, by: User, reason: Verb) -> None:
    """End an enquiry: what was promised is no longer due, without having been kept."""
    promises.release_promises(enquiry, at=timezone.now(), by=by)
    contributors.end_open_contributions(enquiry, by=by)
    passed_on.end_reading(enquiry, by=by)
    move_case(enquiry, status, by=by, reason=reason, **promises.due_fields(enquiry))


@verb(policy.can_redirect)
def redirect(enquiry: Enquiry, *, text: str, by: User, key: UUID) -> None:
    """Close it, and say where to go instead and why."""
    letter = send_letter(enquiry, LetterKind.REDIRECT, text, by=by, key=key)
    end_enquiry(enquiry, Status.REDIRECTED, by=by, reason=Verb.REDIRECTED)
    notices.notify_redirected(enquiry, letter, by=by)


@verb(policy.can_withdraw)
def withdraw(enquiry: Enquiry, *, text: str, by: User, key: UUID) -> None:
    """Withdraw it, because the person who asked no longer needs an answer."""
    letter = send_letter(enquiry, LetterKind.WITHDRAWAL, text, by=by, key=key)
    end_enquiry(enquiry, Status.WITHDRAWN, by=by, reason=Verb.WITHDREW)
    notices.notify_withdrawn(enquiry, letter, by=by)


@verb(policy.can_close)
def close(enquiry: Enquiry, *, by: User) -> None:
    """Close it once the time for following up the answer has passed. The clock does this."""
    passed_on.end_reading(enquiry, by=by)
    move_case(enquiry, Status.CLOSED, by=by, reason=Verb.CLOSED)
