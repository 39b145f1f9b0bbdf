"""Views of asking for a document: one page a question, the check page and the page once sent."""

from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from casework.draft_pages import DraftKind, delete_page, start_page, tells_if_sent
from casework.drafts import AlreadySent
from casework.http import PortalRequest, redirect_to_required_reading, visible_or_404
from casework.journeys import (
    Answers,
    NotSent,
    Progress,
    back_keeping,
    progress_today,
    send_draft,
    step_form,
    with_answers,
)
from casework.readers import readers_page
from casework.typed_text import save_typed
from documents import policy, readers, routing
from documents.asking import actions, check_answers, law_panel
from documents.asking.steps import JOURNEY
from documents.models import DocumentDraft, DocumentRequest
from enquiries.models import Enquiry
from foundation.forms import PortalForm, form_for

DRAFTS = DraftKind(
    JOURNEY,
    DocumentDraft,
    noun="request",
    delete="documents:delete-draft",
    title=lambda answers: str(answers.get("title", "")),
    about=lambda answers: "",
)


def draft_at(request: PortalRequest, key: UUID, slug: str = "") -> DocumentDraft:
    """The draft of this key; at the first question one that is not stored yet, with the enquiry
    that it grew from."""
    policy.can_ask(request.user).or_raise()
    begins = JOURNEY.begins_at(progress_today(request.user, {}, key), slug)
    draft = DocumentDraft.objects.at(request.user, key, begins=begins)
    if draft._state.adding:
        draft.answers = origin_answers(request)
    return draft


def origin_answers(request: PortalRequest) -> Answers:
    """`?enquiry=17` says from which of their own enquiries the request grew."""
    key = request.GET.get("enquiry", "")
    mine = Enquiry.objects.visible_to(request.user).filter(member=request.user)
    if key.isdecimal() and mine.filter(pk=int(key[:9])).exists():
        return {"enquiry": int(key[:9])}
    return {}


def progress_of(draft: DocumentDraft) -> Progress:
    return progress_today(draft.writer, draft.answers, draft.key)


@require_safe
def start_asking(request: PortalRequest) -> HttpResponse:
    """The drafts to continue, and a new start; the first question if there are none."""
    policy.can_ask(request.user).or_raise()
    origin = origin_answers(request)
    return start_page(request, DRAFTS, f"?{urlencode(origin)}" if origin else "")


@require_http_methods(["GET", "POST"])
@tells_if_sent(DRAFTS.noun)
def delete_draft(request: PortalRequest, key: UUID) -> HttpResponse:
    policy.can_ask(request.user).or_raise()
    return delete_page(request, DRAFTS, key)


@require_http_methods(["GET", "POST"])
@tells_if_sent(DRAFTS.noun)
def question_page(request: PortalRequest, key: UUID, slug: str) -> HttpResponse:
    """One question of one draft, with any earlier answer in the form."""
    draft = draft_at(request, key, slug)
    if first := redirect_to_required_reading(request):
        return first
    progress = progress_of(draft)
    step = JOURNEY.asked_step(progress, slug)
    if step is None:
        return redirect(JOURNEY.next_url(progress))
    if said := save_typed(request, step.form, slug, draft.save_answers, is_new=draft._state.adding):
        return said
    if back := back_keeping(request, JOURNEY, progress, step):
        return back
    form = step_form(request, progress, step)
    if request.method == "POST" and form.is_valid():
        draft.save_answers(lambda answers: with_answers(answers, step, form.cleaned_data))
        return redirect(JOURNEY.next_url(progress_of(draft)))
    panel = law_panel.law_panel_for(slug, progress.protocol, draft.answers)
    context = JOURNEY.question_context(progress, step, form) | panel | {"back_keeps": True}
    return render(request, "documents/question.html", context)


@require_http_methods(["GET", "POST"])
@tells_if_sent(DRAFTS.noun)
def check_page(request: PortalRequest, key: UUID) -> HttpResponse:
    """What will be sent, who will read it and by when it is decided; then Send."""
    policy.can_ask(request.user).or_raise()
    if first := redirect_to_required_reading(request):
        return first
    if request.method == "POST":
        return send_drafted_request(request, key)
    draft = draft_at(request, key)
    progress = progress_of(draft)
    if JOURNEY.next_step(progress):
        return redirect(JOURNEY.next_url(progress))
    details = check_answers.request_details(progress)
    unsaved = check_answers.preview_request(progress.protocol, details, request.user)
    return render(
        request,
        "check_page.html",
        {
            **JOURNEY.check_context(progress, check_answers.answer_rows(details)),
            "button": "Send request",
            "noun": "request",
            "notes": check_answers.advance_notes(details, progress.protocol),
            **readers_page(readers.expected_readers(unsaved)),
            **check_answers.expected_decision_date(unsaved),
            "form": form_for(request, PortalForm, initial={"key": draft.key}),
        },
    )


def send_drafted_request(request: PortalRequest, key: UUID) -> HttpResponse:
    """A second press shows what the first one sent."""
    try:
        document_request = send_draft(
            request.user, key, JOURNEY, DocumentDraft, send=ask_as_drafted
        )
    except AlreadySent as sent:
        return redirect("documents:sent", sent.case.reference)
    except NotSent as instead:
        return redirect(instead.url)
    return redirect("documents:sent", document_request.reference)


def ask_as_drafted(progress: Progress) -> DocumentRequest:
    details = check_answers.request_details(progress)
    return actions.ask_for_document(details, member=progress.user, key=progress.key)


@require_safe
def sent_page(request: PortalRequest, reference: str) -> HttpResponse:
    rows = DocumentRequest.objects.with_people().prefetch_related("promises")
    document_request = visible_or_404(rows, request.user, reference=reference.upper())
    promise = next(iter(document_request.promises.all()), None)
    words = {
        "adviser": document_request.version.title(document_request.adviser)
        if document_request.is_with_first_office
        else "",
        "led_by": policy.capital_first(routing.service_lead_words(document_request)),
    }
    return render(
        request,
        "documents/sent.html",
        {"document_request": document_request, "owed": promise, **words},
    )
