"""Journey of lodging a complaint: one question a page, check answers, and the receipt."""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from casework.http import PortalRequest, form_with_files
from casework.sealing import keys
from complaints import policy, sealed_contents
from complaints.lodging import actions, check_answers, drafts, steps
from complaints.lodging.ask_who import guidance_to_confirm
from complaints.lodging.drafts import Answers
from complaints.lodging.steps import BY_SLUG, Step
from complaints.models import Draft
from complaints.sealed_views import find_own_complaint, intake_page
from foundation.forms import PortalForm, form_for
from people.models import User
from protocols.models import Protocol
from protocols.version_cache import todays_protocol

CAPTION = "Complain in confidence"


def drafting_by(request: PortalRequest) -> tuple[Draft, Answers]:
    policy.can_complain(request.user).or_raise()
    draft = drafts.draft_of(request.user)
    return draft, drafts.answers_of(draft)


def step_url(step: Step | str | None) -> str:
    slug = step.slug if isinstance(step, Step) else step
    return reverse("complaints:step", args=[slug]) if slug else reverse("complaints:check")


@require_safe
@intake_page
def start_complaint(request: PortalRequest) -> HttpResponse:
    policy.can_complain(request.user).or_raise()
    return redirect(step_url("about"))


@require_http_methods(["GET", "POST"])
@intake_page
def question_page(request: PortalRequest, slug: str) -> HttpResponse:
    """One question, with its earlier answer in the form."""
    draft, answers = drafting_by(request)
    if slug not in BY_SLUG:
        raise Http404
    this, version = BY_SLUG[slug], todays_protocol()
    if not this.asked(answers):
        return redirect("complaints:begin")
    form: Any = form_with_files(request, this.form, initial=initial_answers(answers, draft))
    form.about(request.user, version, answers)
    if slug == "level" and (
        found := check_answers.reading_office_today(request.user, answers, version)
    ):
        form.offer(found, version)
    if request.method == "POST" and form.is_valid():
        return save_answer(request, draft, answers, this, form.cleaned_data)
    return render(
        request,
        "complaints/question.html",
        question_context(request.user, this, answers, version)
        | {"form": form, "evidence": file_rows(draft, slug)},
    )


def initial_answers(answers: Answers, draft: Draft) -> Answers:
    return {name: value for name, value in answers.items() if name not in NOT_TYPED}


NOT_TYPED = ("done", "case", "letter")  # the last two are kept as what was found for them


def question_context(user: User, this: Step, answers: Answers, version: Protocol) -> dict[str, Any]:
    """Context of a page of the journey, without its form."""
    before = steps.step_before(answers, this)
    index = reverse("complaints:index")
    return {
        "slug": this.slug,
        "overline": "" if this.heading == CAPTION else CAPTION,
        "heading": this.heading,
        "answers": answers,
        "to_read": guidance_to_confirm(user, version) if this.slug == "about" else [],
        "large": this.slug == "about",
        "other_ways": this.slug == ("who" if answers.get("concern") else "about"),
        "button": "Continue",
        "back": (step_url(before) if before else index, "Back"),
        "procedures": version.procedures,
        "has_draft": bool(answers.get("done")),
    }


def file_rows(draft: Draft, slug: str) -> list[tuple[UUID, str]]:
    rows = drafts.evidence_of(draft) if slug == "files" else []
    return [(row.key, sealed_contents.file_label(row)) for row in rows]


@transaction.atomic
def save_answer(
    request: PortalRequest, draft: Draft, answers: Answers, this: Step, cleaned: dict[str, Any]
) -> HttpResponse:
    """Save the answer and go on: to the next question, to the check, or to another procedure."""
    if this.slug == "about" and not steps.is_taken_here(request.user, cleaned["track"]):
        return redirect("complaints:other", cleaned["track"])
    if isinstance(uploads := cleaned.pop("evidence", None), list):
        drafts.seal_uploads(draft, uploads)
    answers = steps.with_answer(answers, this, cleaned)
    answers = check_answers.with_route(request.user, answers, todays_protocol())
    drafts.save_draft(draft, answers)
    return redirect(step_url(steps.next_step(answers)))


@require_POST
@intake_page
def remove_file(request: PortalRequest, key: UUID) -> HttpResponse:
    draft, _ = drafting_by(request)
    drafts.delete_file(draft, key)
    return redirect(step_url("files"))


@require_POST
@intake_page
def delete_own_draft(request: PortalRequest) -> HttpResponse:
    """Delete the draft and its files."""
    draft, _ = drafting_by(request)
    drafts.delete_draft(draft)
    return redirect("complaints:index")


@require_POST
@intake_page
def mark_involved(request: PortalRequest) -> HttpResponse:
    """Record that a reader was involved, so that the complaint goes to the next person."""
    draft, answers = drafting_by(request)
    person = request.POST.get("person", "")
    if person.isdecimal() and len(person) < 10:
        involved = sorted({*answers.get("involved", []), int(person)})
        answers = check_answers.with_route(
            request.user, answers | {"involved": involved}, todays_protocol()
        )
        drafts.save_draft(draft, answers)
    return redirect(step_url(steps.next_step(answers)))


@require_http_methods(["GET", "POST"])
@intake_page
def check_page(request: PortalRequest) -> HttpResponse:
    """What will be sent and who will read it, in names; then Send."""
    draft, answers = drafting_by(request)
    if request.method == "POST" and draft._state.adding:
        return redirect("complaints:index")
    if missing := steps.next_step(answers):
        return redirect(step_url(missing))
    form = form_for(request, PortalForm, initial={"key": draft.key})
    if request.method == "POST" and form.is_valid():
        try:
            complaint = actions.send_complaint(draft, by=request.user)
        except PermissionDenied as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("complaints:sent", complaint.reference)
    version = todays_protocol()
    return render(
        request,
        "complaints/check.html",
        {
            "back": (step_url(steps.steps_for(answers)[-1]), "Back"),
            "overline": CAPTION,
            "rows": check_answers.answer_rows(answers, draft, step_url),
            "form": form,
            **check_answers.readers_context(request.user, answers, version),
        },
    )


@require_safe
@intake_page
def receipt_page(request: PortalRequest, reference: str) -> HttpResponse:
    """The receipt, only for the complainant."""
    complaint = find_own_complaint(request, reference)
    return render(
        request,
        "complaints/sent.html",
        {
            "complaint": complaint,
            "back": (reverse("complaints:index"), "Back to complaints"),
            "office": sealed_contents.receiving_office_title(complaint) if keys.can_open() else "",
            "hear_by": complaint.due_at,
        },
    )
