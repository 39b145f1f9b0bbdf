"""Journeys that ask one question a page: which steps, in what order, and what is kept of each.

`Journey` knows no app and stores nothing. It works on plain answers, which an app keeps in a draft
of its own: as they are, or encrypted.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from django.db import models, transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from casework.drafts import UnsentDraft
from casework.http import GO_BACK, PortalRequest, form_with_files
from casework.models import Case
from casework.typed_text import text_fields, typed_on, without_typed
from foundation.fields import DayField
from foundation.forms import WENT_BACK, PortalForm, form_for, keep_typed_text
from foundation.types import Cleaned, Context
from people.models import User
from protocols.models import Protocol
from protocols.version_cache import todays_protocol

C = TypeVar("C", bound=Case)

Answers = dict[str, Any]  # a draft's JSON; "done" lists the pages that were answered
# Its name, its lines and where it can be changed: the slug of its page, and after # the field.
AnswerRow = tuple[str, Sequence[str], str]


@dataclass(frozen=True)
class Progress:
    """How far somebody has come: who they are, what they have answered, today's version, and the
    key of their draft."""

    user: User
    answers: Answers
    protocol: Protocol
    key: UUID


def progress_today(user: User, answers: Answers, key: UUID) -> Progress:
    return Progress(user, answers, todays_protocol(), key)


class StepForm(PortalForm):
    """The form of one page."""

    heading = ""  # in place of that of its step

    def prepare(self, progress: Progress) -> None:
        """Fit the fields to the person, their earlier answers and the protocol."""


def always(progress: Progress) -> bool:
    return True


@dataclass(frozen=True)
class Step:
    """A page: its address, its form, its heading ("" if that is the label of its first field),
    when it is asked, and whether an answer given before will still do."""

    slug: str
    form: type[StepForm]
    heading: str = ""
    is_asked: Callable[[Progress], bool] = always
    still_answered: Callable[[Progress], bool] = always

    def is_answered(self, progress: Progress) -> bool:
        """Not while a text is saved that was typed on the page and not sent from it."""
        answers = progress.answers
        sent = self.slug in answers.get("done", ()) and not typed_on(answers, self.slug)
        return sent and self.still_answered(progress)


@dataclass(frozen=True)
class Journey:
    """Steps in their order, and the names of the addresses: where the journey starts, a question,
    the check, and where Back leads from the first question. A question and the check have the key
    of the draft in their address, so that each tab goes on with its own."""

    overline: str
    steps: tuple[Step, ...]
    start: str
    question: str
    check: str
    before: str

    def steps_for(self, progress: Progress) -> list[Step]:
        return [step for step in self.steps if step.is_asked(progress)]

    def next_step(self, progress: Progress) -> Step | None:
        """The first page not answered yet; None when all are."""
        steps = self.steps_for(progress)
        return next((step for step in steps if not step.is_answered(progress)), None)

    def step_before(self, progress: Progress, step: Step) -> Step | None:
        steps = self.steps_for(progress)
        at = steps.index(step)
        return steps[at - 1] if at else None

    def asked_step(self, progress: Progress, slug: str) -> Step | None:
        """The page at this address; None if it is not asked of this person. Raises Http404 if
        there is none."""
        for step in self.steps:
            if step.slug == slug:
                return step if step.is_asked(progress) else None
        raise Http404

    def begins_at(self, progress: Progress, slug: str) -> bool:
        """Whether this is the first question, where there is no draft yet."""
        return self.steps_for(progress)[0].slug == slug

    def first_url(self, progress: Progress) -> str:
        return self.step_url(progress, self.steps_for(progress)[0].slug)

    def step_url(self, progress: Progress, slug: str) -> str:
        return reverse(self.question, args=[progress.key, slug])

    def change_url(self, progress: Progress, slug: str) -> str:
        """A page, at the field whose name is given after #."""
        page, _, field = slug.partition("#")
        return self.step_url(progress, page) + (f"#id_{field}" if field else "")

    def next_url(self, progress: Progress) -> str:
        """The next question, or the check when there is none."""
        step = self.next_step(progress)
        return (
            self.step_url(progress, step.slug) if step else reverse(self.check, args=[progress.key])
        )

    def back_url(self, progress: Progress, step: Step) -> str:
        before = self.step_before(progress, step)
        return self.step_url(progress, before.slug) if before else reverse(self.before)

    def question_context(self, progress: Progress, step: Step, form: StepForm) -> Context:
        return {
            "overline": self.overline,
            "heading": form.heading or step.heading,
            "form": form,
            "saves_typed": bool(text_fields(form)),
            "back": (self.back_url(progress, step), "Back"),
        }

    def check_context(self, progress: Progress, rows: Iterable[AnswerRow]) -> Context:
        """Each answer with where it can be changed; one without lines was not asked for."""
        return {
            "overline": self.overline,
            "back": (self.step_url(progress, self.steps_for(progress)[-1].slug), "Back"),
            "answers": [
                {"key": name, "lines": lines, "change_url": self.change_url(progress, slug)}
                for name, lines, slug in rows
                if lines
            ],
        }


def back_keeping(
    request: PortalRequest, journey: Journey, progress: Progress, step: Step
) -> HttpResponse | None:
    """To the page before if Back was pressed, with what was typed kept until this page is opened
    again; else None."""
    if GO_BACK not in request.POST:
        return None
    if form_for(request, step.form, initial=progress.answers).has_been_filled_in():
        keep_typed_text(request, WENT_BACK)
    return redirect(journey.back_url(progress, step))


def step_form(
    request: PortalRequest, progress: Progress, step: Step, **initial: object
) -> StepForm:
    """The form of a page with the earlier answers in it, and with `initial` where the form shows
    something else than the draft keeps."""
    answers = progress.answers
    days = {
        name: date.fromisoformat(answers[name])
        for name, field in step.form.base_fields.items()
        if isinstance(field, DayField) and answers.get(name)
    }
    texts = typed_on(answers, step.slug)
    form = form_with_files(request, step.form, initial=answers | texts | days | initial)
    form.prepare(progress)
    return form


def with_answers(answers: Answers, step: Step, cleaned: Cleaned) -> Answers:
    """The answers with those of one page added, in a shape that JSON keeps."""
    kept = {
        name: json_value(value)
        for name, value in cleaned.items()
        if name not in PortalForm.base_fields
    }
    key = str(cleaned.get("key") or "")
    sent = without_typed(answers, step.slug, key) if key else answers
    return sent | kept | {"done": sorted({*answers.get("done", ()), step.slug})}


def json_value(value: object) -> object:
    """A row by its key and a date as ISO 8601 writes it; anything else as it is."""
    if isinstance(value, models.Model):
        return value.pk
    return value.isoformat() if isinstance(value, date) else value


class NotSent(Exception):
    """A draft that was not sent; its writer goes to `url` instead."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.url = url


@transaction.atomic
def send_draft(
    user: User,
    key: UUID,
    journey: Journey,
    model: type[UnsentDraft],
    send: Callable[[Progress], C],
) -> C:
    """Send the draft of this `model` and key; it is consumed. A second press waits for the first,
    and then the draft is no longer there.

    Raises AlreadySent with what the first press sent, Http404, or NotSent for a draft that lacks
    an answer; then nothing has changed.
    """
    draft = model.objects.taken(user, key) or model.objects.at(user, key)
    progress = progress_today(user, draft.answers, key)
    if missing := journey.next_step(progress):
        raise NotSent(journey.step_url(progress, missing.slug))
    return send(progress)
