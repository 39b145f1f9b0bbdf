"""Timed jobs for document requests: reminders, and the removal of old drafts."""

from collections.abc import Callable, Sequence
from datetime import datetime

from celery import shared_task

from casework.models import Notice
from casework.notices import ledger
from casework.notices import reminders as notices_reminders
from casework.notices.reminders import step_in_words
from documents import notices
from documents.models import DocumentDraft, DocumentPromise, DocumentRequest
from foundation import sweeps
from people.models import User
from protocols.models import PromiseKind

# Only these people can open the request, so no one else that a ladder names is told.
ADDRESSEES: dict[str, Callable[[DocumentRequest], list[User]]] = {
    "handling-officer": notices.handling_officers,
    "head-of-service": notices.service_leads,
    "chief-officer": notices.chief_officer_holders,
    "deciding-office": notices.final_deciders,
    "member": lambda document_request: (
        [document_request.member] if document_request.member.is_councillor_today() else []
    ),
}
WHAT = {
    PromiseKind.MEMBER_REPLY: "A reply to an officer’s question is",
    PromiseKind.DETERMINATION: "A final decision is",
}


@shared_task
def nudge() -> int:
    """Write the reminders whose time has come. Returns how many promises were looked at."""
    owed = DocumentPromise.objects.select_related(
        "case__member", "case__officer", "case__service", "rule"
    )
    return notices_reminders.write_reminders(owed, reminders)


def reminders(batch: Sequence[DocumentPromise], now: datetime) -> list[Notice]:
    return [row for promise in batch for row in of_promise(promise, now)]


def of_promise(promise: DocumentPromise, now: datetime) -> list[Notice]:
    """The notices that one promise earns now. Its next reminder is set on the way."""
    document_request = promise.case
    steps, at = notices_reminders.steps_due(document_request, promise, now)
    return [
        ledger.notice_for(
            person,
            promise.kind,
            f"{what_is_due(promise)} {step_in_words(step)}.",
            about=document_request,
            once=f"{step.offset:+d}:{promise.due_on}",
            step=step_in_words(step),
            due_at=at,
        )
        for step in steps
        if step.addressee in ADDRESSEES
        for person in ADDRESSEES[step.addressee](document_request)
    ]


def what_is_due(promise: DocumentPromise) -> str:
    if promise.case.awaits_advice:
        return "Your advice is needed. The decision is"
    return WHAT.get(PromiseKind(promise.kind), "A decision on a request is")


@shared_task
def forget_drafts() -> int:
    """Remove what was typed and never sent for a month."""
    old = DocumentDraft.objects.forgotten()
    keys = old.values_list("pk", flat=True)

    def forget(key: int) -> int:
        return old.filter(pk=key).delete()[0]

    return sweeps.deal_with_each("old drafts of requests", keys, forget)
