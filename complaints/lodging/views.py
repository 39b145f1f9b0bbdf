"""The journey of complaining: one question a page, who will read it, and the receipt."""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from casework.http import PortalRequest, form_with_files
from casework.sealing import keys
from complaints import policy, sealed_contents
from complaints.lodging import actions, check_answers, drafts, steps
from complaints.lodging.ask_who import to_be_read
from complaints.lodging.drafts import Answers
from complaints.lodging.steps import BY_SLUG, Step
from complaints.models import Draft, Evidence
from complaints.sealed_views import find_sent, intake_page
from foundation.forms import PortalForm, form_for
from people.models import User
from protocols.models import Protocol
from protocols.version_cache import in_force

CAPTION = "Complain in confidence"


def drafting_by(request: PortalRequest) -> tuple[Draft, Answers]:
    policy.can_complain(request.user).or_raise()
    draft = drafts.draft_of(request.user)
    return draft, drafts.answers_of(draft)


def todays_protocol() -> Protocol:
    return in_force(timezone.localdate())


def url_of(step: Step | str | None) -> str:
    slug = step.slug if isinstance(step, Step) else step
    return reverse("complaints:step", args=[slug]) if slug else reverse("complaints:check")


@require_safe
@intake_page
def begin(request: PortalRequest) -> HttpResponse:
    policy.can_complain(request.user).or_raise()
    return redirect(url_of("about"))


@require_http_methods(["GET", "POST"])
@intake_page
def step(request: PortalRequest, slug: str) -> HttpResponse:
    """One question. What was answered before stands in the form."""
    draft, answers = drafting_by(request)
    if slug not in BY_SLUG:
        raise Http404
    this, version = BY_SLUG[slug], todays_protocol()
    if not this.asked(answers):
        return redirect("complaints:begin")
    form: Any = form_with_files(request, this.form, initial=initial(answers, draft))
    form.about(request.user, version, answers)
    if slug == "level" and (found := check_answers.read_by(request.user, answers, version)):
        form.offer(found, version)
    if request.method == "POST" and form.is_valid():
        return after(request, draft, answers, this, form.cleaned_data)
    return render(
        request,
        "complaints/question.html",
        question(request.user, this, answers, version)
        | {"form": form, "evidence": files(draft, slug)},
    )


def initial(answers: Answers, draft: Draft) -> Answers:
    return {name: value for name, value in answers.items() if name not in NOT_TYPED}


NOT_TYPED = ("done", "case", "letter")  # the last two are kept as what was found for them


def question(user: User, this: Step, answers: Answers, version: Protocol) -> dict[str, Any]:
    """What stands around a form of the journey."""
    before = steps.step_before(answers, this)
    index = reverse("complaints:index")
    return {
        "slug": this.slug,
        "overline": "" if this.heading == CAPTION else CAPTION,
        "heading": this.heading,
        "answers": answers,
        "to_read": to_be_read(user, version) if this.slug == "about" else [],
        "large": this.slug == "about",
        "other_ways": this.slug == ("who" if answers.get("concern") else "about"),
        "button": "Continue",
        "back": (url_of(before) if before else index, "Back"),
        "procedures": version.procedures,
        "has_draft": bool(answers.get("done")),
    }


def files(draft: Draft, slug: str) -> list[tuple[UUID, str]]:
    rows = drafts.evidence_of(draft) if slug == "files" else []
    return [(row.key, sealed_contents.file_words(row)) for row in rows]


@transaction.atomic
def after(
    request: PortalRequest, draft: Draft, answers: Answers, this: Step, cleaned: dict[str, Any]
) -> HttpResponse:
    """Where the answer leads: to the next question, to the check, or to another procedure."""
    if this.slug == "about" and not steps.is_ours(request.user, cleaned["track"]):
        return redirect("complaints:other", cleaned["track"])
    if isinstance(uploads := cleaned.pop("evidence", None), list):
        if len(drafts.evidence_of(draft)) + len(uploads) > Evidence.MOST:
            raise PermissionDenied(f"You can add up to {Evidence.MOST} files. Remove one first.")
        drafts.keep_files(draft, uploads)
    answers = steps.with_answer(answers, this, cleaned)
    answers = check_answers.with_route(request.user, answers, todays_protocol())
    drafts.save(draft, answers)
    return redirect(url_of(steps.next_step(answers)))


@require_POST
@intake_page
def remove_file(request: PortalRequest, key: UUID) -> HttpResponse:
    draft, _ = drafting_by(request)
    drafts.drop_file(draft, key)
    return redirect(url_of("files"))


@require_POST
@intake_page
def delete(request: PortalRequest) -> HttpResponse:
    """Forget the draft and its files."""
    draft, _ = drafting_by(request)
    drafts.forget(draft)
    return redirect("complaints:index")


@require_POST
@intake_page
def set_aside(request: PortalRequest) -> HttpResponse:
    """Someone who would read it was involved: it goes to the next person."""
    draft, answers = drafting_by(request)
    person = request.POST.get("person", "")
    if person.isdecimal() and len(person) < 10:
        involved = sorted({*answers.get("involved", []), int(person)})
        answers = check_answers.with_route(
            request.user, answers | {"involved": involved}, todays_protocol()
        )
        drafts.save(draft, answers)
    return redirect(url_of(steps.next_step(answers)))


@require_http_methods(["GET", "POST"])
@intake_page
def check(request: PortalRequest) -> HttpResponse:
    """What will be sent and who will read it, in names; then Send."""
    draft, answers = drafting_by(request)
    if request.method == "POST" and draft._state.adding:
        return redirect("complaints:index")
    if missing := steps.next_step(answers):
        return redirect(url_of(missing))
    form = form_for(request, PortalForm, initial={"key": draft.key})
    if request.method == "POST" and form.is_valid():
        try:
            complaint = actions.send(draft, by=request.user)
        except PermissionDenied as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("complaints:sent", complaint.reference)
    version = todays_protocol()
    return render(
        request,
        "complaints/check.html",
        {
            "back": (url_of(steps.steps_for(answers)[-1]), "Back"),
            "overline": CAPTION,
            "rows": check_answers.lines(answers, draft, url_of),
            "form": form,
            **check_answers.page(request.user, answers, version),
        },
    )


@require_safe
@intake_page
def sent(request: PortalRequest, reference: str) -> HttpResponse:
    """The receipt, only for the complainant."""
    complaint = find_sent(request, reference)
    return render(
        request,
        "complaints/sent.html",
        {
            "complaint": complaint,
            "back": (reverse("complaints:index"), "Back to complaints"),
            "office": sealed_contents.title_of(complaint) if keys.can_open() else "",
            "hear_by": complaint.due_at,
        },
    )
