"""The pages for raising an enquiry: its kind, and the question with its resident."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from casework.draft_pages import draft_row, tells_if_sent
from casework.http import PortalRequest, redirect_to_required_reading
from casework.journeys import Progress, Step, StepForm, back_keeping, step_form
from casework.typed_text import save_typed
from enquiries.models import Draft
from enquiries.raising import ask_interest, policy, steps
from enquiries.raising.drafts import DRAFTS, draft_at, progress_of
from enquiries.raising.steps import JOURNEY
from foundation.types import Cleaned, Context
from protocols.policy import can_complain

# Pages before the one on what is expected, because an answer may lead elsewhere: to a complaint.
BEFORE_READING = ("councillor", "receipt", "about")


@require_http_methods(["GET", "POST"])
@tells_if_sent(DRAFTS.noun)
def question_page(request: PortalRequest, key: UUID, slug: str) -> HttpResponse:
    """One question of one draft. Earlier answers are filled in, and the first page starts empty."""
    draft = draft_at(request, key, slug)
    progress = progress_of(draft)
    step = JOURNEY.asked_step(progress, slug)
    if step is None:
        return redirect(JOURNEY.next_url(progress))
    if slug not in BEFORE_READING and (first := redirect_to_required_reading(request)):
        return first
    is_new = draft._state.adding and not draft.answers
    if said := save_typed(request, step.form, slug, draft.save_answers, is_new=is_new):
        return said
    if back := back_keeping(request, JOURNEY, progress, step):
        if draft._state.adding and draft.answers:  # the page before has no more than its key
            draft.save_answers(lambda answers: answers)
        return back
    attached = steps.chosen_files(request.user, draft.answers)
    form = step_form(request, progress, step, attached=attached)
    if request.method == "POST" and (on := redirect_on(draft, progress, step, form)):
        return on
    context = JOURNEY.question_context(progress, step, form) | {
        "writes": slug == "question",
        "back_keeps": slug != "about",
        **(kinds_context(draft) if slug == "about" else {}),
    }
    page = "enquiries/kinds.html" if slug == "about" else "enquiries/question.html"
    return render(request, page, context)


def kinds_context(draft: Draft) -> Context:
    """The other drafts of somebody who starts a new one, the newest by its title."""
    others = [] if draft.pk else list(Draft.objects.of(draft.writer))
    newest = draft_row(DRAFTS, others[0]) if others else None
    complains = bool(can_complain(draft.writer))
    return {"key": draft.key, "drafts": len(others), "newest": newest, "complains": complains}


def redirect_on(
    draft: Draft, progress: Progress, step: Step, form: StepForm
) -> HttpResponse | None:
    """Where the answer leads: to the next page, to the check, or elsewhere; None if it has an
    error."""
    if step.slug == "about":
        kind = str(form.data.get("kind", ""))
        policy.can_ask_for(progress.user, kind, progress.protocol).or_raise()
    valid, cleaned = form.is_valid(), form.cleaned_data
    if refused := redirect_if_refused(draft, step, cleaned):
        return refused
    if not valid:
        return None
    draft.save_answers(lambda answers: steps.answers_after(answers, step, cleaned))
    return redirect(JOURNEY.next_url(progress_of(draft)))


def redirect_if_refused(draft: Draft, step: Step, cleaned: Cleaned) -> HttpResponse | None:
    """The way out of a purpose that is refused whatever else was typed, which the draft keeps."""
    purpose = cleaned.get("asked_as", "")
    if purpose not in dict(ask_interest.REFUSED_PURPOSES):
        return None
    kept = cleaned | {"asked_as": ""}
    draft.save_answers(lambda answers: steps.answers_after(answers, step, kept))
    return redirect(f"enquiries:{purpose}")
