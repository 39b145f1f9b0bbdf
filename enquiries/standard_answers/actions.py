"""Writing a standard answer: adding, changing and retiring it, and recording who inserted it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from enquiries.models import StandardAnswer, StandardAnswerUse
from enquiries.standard_answers import policy
from enquiries.standard_answers.subjects import Subject
from foundation.history import write
from foundation.turns import made_before, wait_for_turn
from foundation.verdict import refuse_unless_shown
from people.models import Service, User, leads_of_service

CHANGED = "Someone has changed this standard answer since you opened this page. Read it again."


@dataclass(frozen=True)
class Contents:
    """What a writer decides about a standard answer; `review_on` is a local date."""

    title: str
    text: str
    owner: User
    review_on: date


@transaction.atomic
def add_answer(service: Service, contents: Contents, *, key: UUID, by: User) -> StandardAnswer:
    """Add a standard answer, reviewed today. The same `key` is the same one."""
    policy.can_write_for(by, service).or_raise()
    if before := made_before(StandardAnswer.objects.all(), key, service=service):
        return before
    refuse_same_title(service, contents.title)
    answer = StandardAnswer(key=key, service=service)
    save_contents(answer, contents, by=by, reason="added")
    return answer


@transaction.atomic
def change_answer(answer: StandardAnswer, contents: Contents, *, shown: str, by: User) -> None:
    """Save a new version, which counts as a review. `shown` is what `version_mark` gave the
    page."""
    answer = locked_answer(answer)
    policy.can_change(by, answer).or_raise()
    if contents == contents_of(answer) and answer.reviewed_on == timezone.localdate():
        return
    refuse_unless_shown(shown, version_mark(answer), CHANGED)
    refuse_same_title(answer.service, contents.title, apart_from=answer)
    save_contents(answer, contents, by=by, reason="changed")


@transaction.atomic
def retire_answer(answer: StandardAnswer, *, by: User) -> None:
    """Offer it no more. Its versions and uses stay."""
    answer = locked_answer(answer)
    if answer.retired_at is None:
        policy.can_retire(by, answer).or_raise()
        write(answer, by=by, reason="retired", retired_at=timezone.now())


@transaction.atomic
def give_to_lead(answer: StandardAnswer, *, by: User) -> bool:
    """Make the head of its service, or its chief officer, the owner in the place of somebody who
    has left. Whether there is one."""
    answer = locked_answer(answer)
    leads = [one for one in leads_of_service(answer.service_id) if one.pk != answer.owner_id]
    if answer.retired_at or answer.owner.works_today(answer.service_id) or not leads:
        return False
    write(answer, by=by, reason="owner has left", owner=leads[0])
    return True


@transaction.atomic
def record_use(answer: StandardAnswer, subject: Subject, *, by: User) -> None:
    """That this person inserted it on this case: once, however often they do."""
    about = {"answer": answer, "by": by, **subject.columns}
    wait_for_turn("use of a standard answer", answer.pk, subject.reference, by.pk)
    if not StandardAnswerUse.objects.filter(**about).exists():
        StandardAnswerUse.objects.create(**about, at=timezone.now())


def locked_answer(answer: StandardAnswer) -> StandardAnswer:
    rows = StandardAnswer.objects.select_for_update(of=("self",))
    return rows.select_related("service", "owner").get(pk=answer.pk)


def save_contents(answer: StandardAnswer, contents: Contents, *, by: User, reason: str) -> None:
    fields = dict(vars(contents))
    fields |= {"reviewed_on": timezone.localdate(), "changed_at": timezone.now()}
    write(answer, by=by, reason=reason, **fields)
    StandardAnswer.objects.make_findable(answer)


def contents_of(answer: StandardAnswer) -> Contents:
    return Contents(answer.title, answer.text, answer.owner, answer.review_on)


def version_mark(answer: StandardAnswer) -> str:
    """Which version a page shows."""
    return answer.changed_at.isoformat()


def refuse_same_title(
    service: Service, title: str, *, apart_from: StandardAnswer | None = None
) -> None:
    wait_for_turn("titles of standard answers", service.pk)
    rows = StandardAnswer.objects.in_use().filter(service=service, title=title)
    if rows.exclude(pk=apart_from.pk if apart_from else 0).exists():
        raise PermissionDenied(
            f"{service} has a standard answer called “{title}” already. Give this one another "
            "title, or change that one."
        )
