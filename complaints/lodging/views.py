"""Journey of lodging a complaint: one question a page, check answers, and the receipt."""

from collections.abc import Callable
from functools import partial
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from casework import draft_pages
from casework.drafts import AlreadySent
from casework.http import PortalRequest, verb_page
from casework.journeys import Answers, Progress, Step, StepForm, progress_today, step_form
from casework.sealing import keys
from casework.typed_text import save_typed
from complaints import policy, sealed_contents
from complaints.lodging import actions, check_answers, draft_contents, drafts, steps
from complaints.lodging.ask_who import guidance_to_confirm
from complaints.lodging.procedures import other_procedures
from complaints.lodging.steps import JOURNEY
from complaints.models import Draft
from complaints.sealed_views import find_own_complaint, intake_page
from foundation.dates_in_words import day
from foundation.forms import PortalForm, form_for
from foundation.types import Cleaned, Context
from foundation.verdict import ALLOWED
from people.models import User
from protocols.version_cache import todays_protocol

tells_if_sent = draft_pages.tells_if_sent("complaint", "complaints/already_sent.html")
FIRST = JOURNEY.steps[0].slug


def drafting_at(request: PortalRequest, key: UUID, slug: str = "") -> tuple[Draft, Progress]:
    """The draft of this key; at the first question one that is not stored yet."""
    policy.can_complain(request.user).or_raise()
    draft = drafts.draft_at(request.user, key, begins=slug == FIRST)
    return draft, progress_today(request.user, drafts.answers_of(draft), key)


@require_safe
@intake_page
def start_complaint(request: PortalRequest) -> HttpResponse:
    """The drafts to continue, and a new start; the first question if there are none."""
    policy.can_complain(request.user).or_raise()
    new_url = JOURNEY.step_url(progress_today(request.user, {}, uuid4()), FIRST)
    rows = [draft_row(draft) for draft in drafts.drafts_of(request.user)]
    if not rows:
        return redirect(new_url)
    context = draft_pages.list_context(JOURNEY, "complaint", rows)
    context |= {"new_url": new_url, "back": (reverse(JOURNEY.before), "Back to complaints")}
    return render(request, "complaints/drafts.html", context)


def draft_row(draft: Draft) -> Context:
    answers = drafts.answers_of(draft)
    about = draft_contents.person_complained_about(answers).name
    case = draft_contents.origin_case_of(answers)
    return {
        "title": f"About {about}" if about else "No one named yet",
        "about": f"From {case.reference}, {case.title}" if case else "",
        "saved": f"on {day(draft.changed_at)}",
        "deleted": day(draft.changed_at + draft.KEPT_FOR),
        "continue_url": reverse(JOURNEY.check, args=[draft.key]),
        "delete_url": reverse("complaints:delete", args=[draft.key]),
    }


@require_http_methods(["GET", "POST"])
@intake_page
@tells_if_sent
def question_page(request: PortalRequest, key: UUID, slug: str) -> HttpResponse:
    """One question of one draft, with its earlier answer in the form."""
    draft, progress = drafting_at(request, key, slug)
    step = JOURNEY.asked_step(progress, slug)
    if step is None:
        return redirect(JOURNEY.next_url(progress))
    save = partial(drafts.save_draft, request.user, draft)
    if said := save_typed(request, step.form, slug, save, is_new=draft._state.adding):
        return said
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
    is_first = step.slug == FIRST
    comes_first = step.slug == ("who" if answers.get("concern") else "about")
    procedures = other_procedures(progress.user, version) if comes_first else []
    return JOURNEY.question_context(progress, step, form) | {
        "slug": step.slug,
        "draft_key": progress.key,
        "overline": "" if is_first else JOURNEY.overline,
        "answers": answers,
        "to_read": guidance_to_confirm(progress.user, version) if is_first else [],
        "large": is_first,
        "procedures": procedures,
        "some_unlinked": any(not one.url for one in procedures),
        "has_draft": bool(answers.get("done")),
        "leader_clause": draft_contents.leader_citation(progress.user, version),
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
    return save_and_go_on(
        progress.user, draft, lambda answers: steps.answers_after(answers, step, cleaned)
    )


def save_and_go_on(user: User, draft: Draft, change: Callable[[Answers], Answers]) -> HttpResponse:
    """Save the answers with what their route adds to the questions, and go on to the next."""
    version = todays_protocol()
    answers = drafts.save_draft(
        user, draft, lambda kept: check_answers.with_route(user, change(kept), version)
    )
    return redirect(JOURNEY.next_url(progress_today(user, answers, draft.key)))


@require_POST
@intake_page
@tells_if_sent
def remove_file(request: PortalRequest, key: UUID, file: UUID) -> HttpResponse:
    draft, progress = drafting_at(request, key)
    drafts.delete_file(draft, file)
    return redirect(JOURNEY.step_url(progress, "files"))


@require_http_methods(["GET", "POST"])
@intake_page
@tells_if_sent
def delete_own_draft(request: PortalRequest, key: UUID) -> HttpResponse:
    """Asks whether to delete the draft and its files, and deletes them."""
    draft, _ = drafting_at(request, key)
    return verb_page(
        request,
        {
            "heading": "Delete this draft?",
            "lead": "The complaint has not been sent. You cannot get the draft or its files back.",
            "button": "Delete draft",
            "back": (reverse("complaints:begin"), "Back"),
            "cancel_url": reverse("complaints:begin"),
        },
        form=PortalForm,
        may=ALLOWED,
        do=lambda _: drafts.delete_draft(draft),
        done="Draft deleted",
        to="complaints:index",
        template="complaints/delete_draft.html",
    )


@require_POST
@intake_page
@tells_if_sent
def mark_involved(request: PortalRequest, key: UUID) -> HttpResponse:
    """Record that a reader was involved, so that the complaint goes to the next person."""
    draft, progress = drafting_at(request, key)
    person = request.POST.get("person", "")
    if not person.isdecimal() or len(person) >= 10:
        return redirect(JOURNEY.next_url(progress))

    def with_person(answers: Answers) -> Answers:
        return answers | {"involved": sorted({*answers.get("involved", []), int(person)})}

    return save_and_go_on(request.user, draft, with_person)


@require_http_methods(["GET", "POST"])
@intake_page
@tells_if_sent
def check_page(request: PortalRequest, key: UUID) -> HttpResponse:
    """What will be sent and who will read it, in names; then Send. A second press shows the
    receipt of what the first one sent."""
    try:
        return check_or_send(request, key)
    except AlreadySent as sent:
        if request.method == "POST":
            return redirect("complaints:sent", sent.case.reference)
        raise


def check_or_send(request: PortalRequest, key: UUID) -> HttpResponse:
    draft, progress = drafting_at(request, key)
    user, version = request.user, progress.protocol
    answers = check_answers.with_route(user, progress.answers, version)
    progress = progress_today(user, answers, key)
    if JOURNEY.next_step(progress):
        return redirect(JOURNEY.next_url(progress))
    form = form_for(request, PortalForm, initial={"key": key})
    if request.method == "POST" and form.is_valid():
        try:
            complaint = actions.send_complaint(draft, by=user)
        except PermissionDenied as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("complaints:sent", complaint.reference)
    context = JOURNEY.check_context(progress, check_answers.answer_rows(user, answers, draft))
    context |= check_answers.readers_context(user, answers, version)
    context |= {"leader_clause": draft_contents.leader_citation(user, version)}
    return render(request, "complaints/check.html", context | {"form": form, "draft_key": key})


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
            "leader_clause": draft_contents.leader_citation(request.user, complaint.version),
        },
    )
