"""Journey of lodging a complaint: one question a page, check answers, and the receipt."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from casework.http import PortalRequest
from casework.journeys import Answers, Progress, Step, StepForm, progress_today, step_form
from casework.sealing import keys
from complaints import policy, sealed_contents
from complaints.lodging import actions, check_answers, drafts, steps
from complaints.lodging.ask_who import guidance_to_confirm
from complaints.lodging.steps import JOURNEY
from complaints.models import Draft
from complaints.sealed_views import find_own_complaint, intake_page
from foundation.forms import PortalForm, form_for
from foundation.types import Cleaned, Context
from people.models import User
from protocols.version_cache import todays_protocol


def drafting_by(request: PortalRequest) -> tuple[Draft, Answers]:
    policy.can_complain(request.user).or_raise()
    draft = drafts.draft_of(request.user)
    return draft, drafts.answers_of(draft)


@require_safe
@intake_page
def start_complaint(request: PortalRequest) -> HttpResponse:
    policy.can_complain(request.user).or_raise()
    return redirect(JOURNEY.step_url("about"))


@require_http_methods(["GET", "POST"])
@intake_page
def question_page(request: PortalRequest, slug: str) -> HttpResponse:
    """One question, with its earlier answer in the form."""
    draft, answers = drafting_by(request)
    progress = progress_today(request.user, answers)
    step = JOURNEY.asked_step(progress, slug)
    if step is None:
        return redirect(JOURNEY.start)
    form = step_form(request, progress, step)
    if request.method == "POST" and form.is_valid():
        try:
            return save_answer(progress, draft, step, form.cleaned_data)
        except drafts.TooManyFiles as refusal:
            form.add_error("evidence", str(refusal))
    context = question_context(progress, step, form) | {"evidence": file_rows(draft, slug)}
    return render(request, "complaints/question.html", context)


def question_context(progress: Progress, step: Step, form: StepForm) -> Context:
    """Context of a page of the journey, without the files of the draft."""
    answers, version = progress.answers, progress.protocol
    is_first = step.slug == "about"
    return JOURNEY.question_context(progress, step, form) | {
        "slug": step.slug,
        "overline": "" if is_first else JOURNEY.overline,
        "answers": answers,
        "to_read": guidance_to_confirm(progress.user, version) if is_first else [],
        "large": is_first,
        "other_ways": step.slug == ("who" if answers.get("concern") else "about"),
        "procedures": version.procedures,
        "has_draft": bool(answers.get("done")),
    }


def file_rows(draft: Draft, slug: str) -> list[tuple[UUID, str]]:
    rows = drafts.evidence_of(draft) if slug == "files" else []
    return [(row.key, sealed_contents.file_label(row)) for row in rows]


@transaction.atomic
def save_answer(progress: Progress, draft: Draft, step: Step, cleaned: Cleaned) -> HttpResponse:
    """Save the answer and go on: to the next question, to the check, or to another procedure."""
    if step.slug == "about" and not steps.is_taken_here(progress.user, cleaned["track"]):
        return redirect("complaints:other", cleaned["track"])
    if isinstance(uploads := cleaned.pop("evidence", None), list):
        drafts.seal_uploads(draft, uploads)
    answers = steps.answers_after(progress.answers, step, cleaned)
    return save_and_go_on(progress.user, draft, answers)


def save_and_go_on(user: User, draft: Draft, answers: Answers) -> HttpResponse:
    """Save the answers with what their route adds to the questions, and go on to the next."""
    answers = check_answers.with_route(user, answers, todays_protocol())
    drafts.save_draft(draft, answers)
    return redirect(JOURNEY.next_url(progress_today(user, answers)))


@require_POST
@intake_page
def remove_file(request: PortalRequest, key: UUID) -> HttpResponse:
    draft, _ = drafting_by(request)
    drafts.delete_file(draft, key)
    return redirect(JOURNEY.step_url("files"))


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
        return save_and_go_on(request.user, draft, answers | {"involved": involved})
    return redirect(JOURNEY.next_url(progress_today(request.user, answers)))


@require_http_methods(["GET", "POST"])
@intake_page
def check_page(request: PortalRequest) -> HttpResponse:
    """What will be sent and who will read it, in names; then Send."""
    draft, answers = drafting_by(request)
    if request.method == "POST" and draft._state.adding:
        return redirect("complaints:index")
    answers = check_answers.with_route(request.user, answers, todays_protocol())
    progress = progress_today(request.user, answers)
    if JOURNEY.next_step(progress):
        return redirect(JOURNEY.next_url(progress))
    form = form_for(request, PortalForm, initial={"key": draft.key})
    if request.method == "POST" and form.is_valid():
        try:
            complaint = actions.send_complaint(draft, by=request.user)
        except PermissionDenied as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("complaints:sent", complaint.reference)
    return render(
        request,
        "complaints/check.html",
        {
            **JOURNEY.check_context(
                progress, check_answers.answer_rows(request.user, answers, draft)
            ),
            "form": form,
            **check_answers.readers_context(request.user, answers, progress.protocol),
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
