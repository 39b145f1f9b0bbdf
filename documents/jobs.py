"""What does the clock do for requests? It reminds, by the ladder, and forgets what was not sent."""

from collections.abc import Callable
from datetime import datetime

from celery import shared_task
from django.db import transaction
from django.utils import timezone

from casework import notices, promises
from casework.models import Notice
from documents import telling
from documents.models import DocumentDraft, DocumentPromise, DocumentRequest
from people.models import User
from protocols.models import Nudge, PromiseKind
from protocols.subjects import counted

AT_ONCE = 500

# Whoever else a ladder names could not open the request, so nobody else is told.
ADDRESSEES: dict[str, Callable[[DocumentRequest], list[User]]] = {
    "handling-officer": telling.handlers,
    "head-of-service": telling.heads,
    "chief-officer": telling.chief_officers,
    "deciding-office": telling.deciding,
    "member": lambda request: [request.member] if request.member.is_councillor_today() else [],
}
WHAT = {
    PromiseKind.MEMBER_REPLY: "A reply to an officer’s question is",
    PromiseKind.DETERMINATION: "A final decision is",
}


@shared_task
def nudge() -> int:
    """Write the reminders whose time has come. Returns how many promises were looked at."""
    done = 0
    while looked_at := nudge_some(timezone.now()):
        done += looked_at
    return done


@transaction.atomic
def nudge_some(now: datetime) -> int:
    """One batch of promises that others leave alone meanwhile; a second run finds none of them."""
    batch = list(
        DocumentPromise.objects.to_nudge(now)
        .select_related("case__member", "case__officer", "case__service", "rule")
        .select_for_update(skip_locked=True, of=("self",))[:AT_ONCE]
    )
    rows = [row for promise in batch for row in reminders(promise, now)]
    DocumentPromise.objects.schedule(batch)
    notices.write(rows)
    return len(batch)


def reminders(promise: DocumentPromise, now: datetime) -> list[Notice]:
    """The notices that one promise earns now. Its next reminder is set on the way."""
    request = promise.case
    rule, calendar = promises.rule_of(request, promise), promises.calendar_of(request)
    steps = promises.nudges_due(promise, rule, calendar, now)
    promise.nudge_at = promises.next_nudge_at(
        rule.nudges.all(), promise.due_on, calendar, after=now
    )
    return [
        notices.row(
            person,
            promise.kind,
            f"{WHAT.get(PromiseKind(promise.kind), 'A decision on a request is')} "
            f"{step_words(step)}.",
            about=request,
            once=f"{step.offset:+d}:{promise.due_on}",
            step=step_words(step),
            due_at=promises.working_hours(now, calendar),
        )
        for step in steps
        if step.addressee in ADDRESSEES
        for person in ADDRESSEES[step.addressee](request)
    ]


def step_words(step: Nudge) -> str:
    if not step.offset:
        return "due today"
    unit = counted(abs(step.offset))
    return f"{unit} overdue" if step.offset > 0 else f"due in {unit}"


@shared_task
def forget_drafts() -> int:
    """Remove what was typed and never sent for a month."""
    old = timezone.now() - DocumentDraft.KEPT_FOR
    return DocumentDraft.objects.filter(changed_at__lt=old).delete()[0]
