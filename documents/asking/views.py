"""Views of asking for a document: one page a question, the check page and the page once sent."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from casework.http import PortalRequest, redirect_to_required_reading, visible_or_404
from casework.journeys import (
    NotSent,
    Progress,
    progress_today,
    send_draft,
    step_form,
    with_answers,
)
from casework.readers import readers_page
from documents import policy, readers, routing
from documents.asking import actions, check_answers, law_panel
from documents.asking.steps import JOURNEY
from documents.models import DocumentDraft, DocumentRequest
from enquiries.models import Enquiry
from foundation.forms import PortalForm, form_for


def draft_for(request: PortalRequest) -> DocumentDraft:
    policy.can_ask(request.user).or_raise()
    return DocumentDraft.objects.get_or_create(writer=request.user)[0]


@require_safe
def start_asking(request: PortalRequest) -> HttpResponse:
    """The first question. `?enquiry=17` says from which of their own enquiries it grew."""
    draft, key = draft_for(request), request.GET.get("enquiry", "")
    if key.isdecimal():
        mine = Enquiry.objects.visible_to(request.user).filter(member=request.user)
        if mine.filter(pk=int(key[:9])).exists():
            draft.save_answers(draft.answers | {"enquiry": int(key[:9])})
    return redirect(JOURNEY.step_url(JOURNEY.steps[0].slug))


@require_http_methods(["GET", "POST"])
def question_page(request: PortalRequest, slug: str) -> HttpResponse:
    """One question, with any earlier answer in the form."""
    draft, user = draft_for(request), request.user
    if first := redirect_to_required_reading(request):
        return first
    progress = progress_today(user, draft.answers)
    step = JOURNEY.asked_step(progress, slug)
    if step is None:
        return redirect(JOURNEY.start)
    form = step_form(request, progress, step)
    if request.method == "POST" and form.is_valid():
        draft.save_answers(with_answers(draft.answers, step, form.cleaned_data))
        return redirect(JOURNEY.next_url(progress_today(user, draft.answers)))
    panel = law_panel.law_panel_for(slug, progress.protocol, draft.answers)
    context = JOURNEY.question_context(progress, step, form) | panel
    return render(request, "documents/question.html", context)


@require_http_methods(["GET", "POST"])
def check_page(request: PortalRequest) -> HttpResponse:
    """What will be sent, who will read it and by when it is decided; then Send."""
    policy.can_ask(request.user).or_raise()
    if first := redirect_to_required_reading(request):
        return first
    if request.method == "POST":
        return send_drafted_request(request)
    draft = draft_for(request)
    progress = progress_today(request.user, draft.answers)
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


def send_drafted_request(request: PortalRequest) -> HttpResponse:
    mine = DocumentRequest.objects.visible_to(request.user).filter(member=request.user)
    try:
        document_request = send_draft(
            request, JOURNEY, DocumentDraft, sent=mine, send=ask_as_drafted
        )
    except NotSent as instead:
        return redirect(instead.url)
    return redirect("documents:sent", document_request.reference)


def ask_as_drafted(progress: Progress, key: UUID) -> DocumentRequest:
    details = check_answers.request_details(progress)
    return actions.ask_for_document(details, member=progress.user, key=key)


@require_safe
def sent_page(request: PortalRequest, reference: str) -> HttpResponse:
    rows = DocumentRequest.objects.with_people().prefetch_related("promises")
    document_request = visible_or_404(rows, request.user, reference=reference.upper())
    promise = next(iter(document_request.promises.all()), None)
    words = {
        "adviser": document_request.version.title(document_request.adviser)
        if document_request.awaits_advice
        else "",
        "led_by": policy.capital_first(routing.service_lead_words(document_request)),
    }
    return render(
        request,
        "documents/sent.html",
        {"document_request": document_request, "owed": promise, **words},
    )
