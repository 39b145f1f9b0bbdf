"""Pages of drafts that all journeys share: the list at the start, deletion, and already sent."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from uuid import UUID, uuid4

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from casework.drafts import MOST_DRAFTS, TOO_MANY, AlreadySent, UnsentDraft
from casework.http import PortalRequest, verb_page
from casework.journeys import Answers, Journey, progress_today
from casework.typed_text import shown_answers
from foundation.dates_in_words import day, recent_moment
from foundation.forms import PortalForm
from foundation.types import Context
from foundation.verdict import ALLOWED
from people.models import User

View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class DraftKind:
    """The drafts of one journey: their rows, what they become, and what a list calls each."""

    journey: Journey
    model: type[UnsentDraft]
    noun: str  # what it becomes when sent
    delete: str  # name of the address
    title: Callable[[Answers], str]
    about: Callable[[Answers], str]  # the councillor, or the kind; "" for nothing to add


def start_page(request: PortalRequest, kind: DraftKind, query: str = "") -> HttpResponse:
    """The drafts to continue and a new start; without any, the first question of a new one."""
    new_url = start_url(request.user, kind) + query
    if not kind.model.objects.of(request.user).exists():
        return redirect(new_url)
    return list_page(request, kind, new_url)


def start_url(user: User, kind: DraftKind) -> str:
    """The first question of a journey with a fresh key; nothing is stored before it is answered."""
    return kind.journey.first_url(progress_today(user, {}, uuid4()))


def list_page(request: PortalRequest, kind: DraftKind, new_url: str) -> HttpResponse:
    """The reader's drafts of one kind, and the button that starts another."""
    rows = [draft_row(kind, draft) for draft in kind.model.objects.of(request.user)]
    context = list_context(kind.journey, kind.noun, rows)
    return render(
        request,
        "drafts_page.html",
        context | {"new_url": new_url, "back": (reverse(kind.journey.before), "Back")},
    )


def list_context(journey: Journey, noun: str, rows: list[Context]) -> Context:
    return {
        "title": journey.overline,
        "noun": noun,
        "drafts": rows,
        "full": TOO_MANY if len(rows) >= MOST_DRAFTS else "",
    }


def draft_row(kind: DraftKind, draft: UnsentDraft) -> Context:
    answers = shown_answers(draft.answers)
    goes_on = timezone.localdate(draft.changed_at + draft.KEPT_FOR)
    return {
        "title": kind.title(answers) or "Nothing entered yet",
        "about": kind.about(answers),
        "saved": recent_moment(draft.changed_at) or f"on {day(draft.changed_at)}",
        "deleted": day(goes_on),
        "continue_url": reverse(kind.journey.check, args=[draft.key]),
        "delete_url": reverse(kind.delete, args=[draft.key]),
    }


def delete_page(request: PortalRequest, kind: DraftKind, key: UUID) -> HttpResponse:
    """Asks whether to delete the draft, and deletes it."""
    draft = kind.model.objects.at(request.user, key)
    title = kind.title(shown_answers(draft.answers))

    @transaction.atomic
    def delete(_: object) -> None:
        kind.model.objects.of(request.user).filter(key=key).delete()

    return verb_page(
        request,
        {
            "overline": title,
            "heading": "Delete this draft?",
            "lead": f"The {kind.noun} has not been sent. You cannot get the draft back.",
            "button": "Delete draft",
            "back": (reverse(kind.journey.start), "Back"),
            "cancel_url": reverse(kind.journey.start),
        },
        form=PortalForm,
        may=ALLOWED,
        do=delete,
        done="Draft deleted",
        to=kind.journey.before,
        template="question_page.html",
    )


SENT = "already_sent_page.html"


def tells_if_sent(noun: str, template: str = SENT) -> Callable[[View], View]:
    """A page of a draft that says so if the draft has been sent, and links what it became."""

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: PortalRequest, *args: object, **kwargs: object) -> HttpResponse:
            try:
                return view(request, *args, **kwargs)
            except AlreadySent as sent:
                typed = request.method == "POST"
                context = {"noun": noun, "case": sent.case, "typed": typed}
                return render(request, template, context, status=409 if typed else 200)

        return answer

    return decorate
