"""Jobs of the clock: reminders by the ladder, closing answered enquiries, summaries, counts."""

from collections.abc import Callable, Sequence
from datetime import datetime

from celery import shared_task
from django.utils import timezone

from casework.models import Notice
from casework.notices import ledger
from casework.notices import reminders as case_reminders
from casework.notices.reminders import step_in_words
from enquiries import actions, notices
from enquiries.models import Draft, Enquiry, EnquiryPromise, Replay, Status
from enquiries.replay import counting
from enquiries.summaries import monthly
from foundation import sweeps
from people.models import User, system_user, unique_people
from protocols.models import Nudge, PromiseKind

ADDRESSEES: dict[str, Callable[[Enquiry], list[User]]] = {
    "handling-officer": notices.handlers,
    "head-of-service": notices.heads_of_service,
    "chief-officer": notices.chief_officers,
    "chief-executive": lambda enquiry: notices.chief_executives(),
    "coordinators": lambda enquiry: notices.coordinators(),
    "member": lambda enquiry: [enquiry.member],
}


@shared_task
def nudge() -> int:
    """Write the reminders whose time has come. Returns how many promises were looked at."""
    owed = EnquiryPromise.objects.select_related(
        "case__member", "case__officer", "case__service", "rule"
    )
    return case_reminders.write_reminders(owed, reminders)


def reminders(batch: Sequence[EnquiryPromise], now: datetime) -> list[Notice]:
    addressees = Addressees()
    return [row for promise in batch for row in of_promise(promise, now, addressees)]


class Addressees:
    """Who is behind a relation to an enquiry, looked up once for each post in a batch."""

    def __init__(self) -> None:
        self.known: dict[tuple[object, ...], list[User]] = {}

    def reminded(self, promise: EnquiryPromise, step: Nudge) -> list[User]:
        """Also the councillor, when a question to them without a time limit is watched."""
        people = self.people(step.addressee, promise.case)
        asked = promise.kind == PromiseKind.WATCH and promise.case.status == Status.WAITING
        return (
            unique_people([*people, promise.case.member]) if asked and not step.offset else people
        )

    def people(self, addressee: str, enquiry: Enquiry) -> list[User]:
        post = (addressee, enquiry.service_id, enquiry.office, enquiry.officer_id)
        if addressee == "member":
            return [enquiry.member]
        if post not in self.known:
            self.known[post] = ADDRESSEES[addressee](enquiry)
        return self.known[post]


def of_promise(promise: EnquiryPromise, now: datetime, addressees: Addressees) -> list[Notice]:
    """The notices that one promise earns now. Its next reminder is set on the way."""
    enquiry = promise.case
    steps, at = case_reminders.steps_due(enquiry, promise, now)
    return [
        ledger.notice_for(
            person,
            promise.kind,
            sentence(promise, step),
            about=enquiry,
            once=f"{step.offset:+d}:{promise.due_on}:{promise.pk}",
            step=step_in_words(step),
            due_at=at,
        )
        for step in steps
        for person in addressees.reminded(promise, step)
        if not enquiry.is_sealed or person.pk in (enquiry.officer_id, enquiry.member_id)
    ]


def sentence(promise: EnquiryPromise, step: Nudge) -> str:
    """The sentence of the email: what is due and when, and how to keep the promise."""
    if promise.kind == PromiseKind.ACKNOWLEDGE:
        return (
            f"This enquiry has not been assigned yet. An acknowledgement is {step_in_words(step)}."
        )
    if promise.kind == PromiseKind.WATCH:
        return watch_sentence(promise.case)
    what = {
        PromiseKind.MEMBER_REPLY: "A reply to an officer’s question is",
        PromiseKind.CHASE_ANSWER: "An answer to a chased enquiry is",
        PromiseKind.FULL_REPLY: "The answer promised in a holding reply is",
    }.get(PromiseKind(promise.kind), "An answer is")
    words = f"{what} {step_in_words(step)}."
    if promise.kind == PromiseKind.REPLY and not step.offset:
        words += " Answer it or send a holding reply."
    if promise.kind == PromiseKind.MEMBER_REPLY and step.offset > 0:
        words += " The officer who has it must decide whether to answer without it."
    return words


def watch_sentence(enquiry: Enquiry) -> str:
    if enquiry.status == Status.WAITING:
        return (
            "An officer’s question has had no reply yet. The officer who has it must decide whether"
            " to answer without one. The protocol sets no time limit."
        )
    return "This enquiry has not been answered yet. The protocol sets no time limit."


@shared_task
def forget_drafts() -> int:
    """Remove drafts not sent for a month, because they may name a resident."""
    old = Draft.objects.forgotten()

    def forget(key: int) -> int:
        return old.filter(pk=key).delete()[0]

    return sweeps.deal_with_each("old drafts", old.values_list("pk", flat=True), forget)


@shared_task
def close_answered() -> int:
    """Close enquiries that were answered and not followed up in time. Returns how many."""
    portal = system_user()
    ended = Enquiry.objects.to_close(timezone.localdate()).order_by("open_until", "pk")

    def close(key: int) -> Enquiry | None:
        """Unless another worker is at it, or somebody has just followed up the answer."""
        enquiry = ended.select_for_update(skip_locked=True, of=("self",)).filter(pk=key).first()
        return actions.close(enquiry, by=portal) if enquiry else None

    return sweeps.deal_with_each("closing enquiries", ended.values_list("pk", flat=True), close)


@shared_task
def summarise() -> int:
    """Make the summaries of the month, if the protocol asks for them. Returns how many."""
    return monthly.make_summaries(timezone.now())


@shared_task
def replay() -> int:
    """Count the years again that pages of drafts wait for, each by one worker only. Returns how
    many."""
    done = 0
    for row in Replay.objects.not_begun().select_related("draft", "against"):
        if Replay.objects.claim(row.pk):
            counting.run_replay(row)
            done += 1
    return done
