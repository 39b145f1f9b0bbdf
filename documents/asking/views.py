"""Views of asking for a document: one page a question, the check page and the page once sent."""

from typing import Any

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from casework.http import PortalRequest, redirect_to_required_reading, visible_or_404
from documents import policy, routing
from documents.asking import actions, check_answers, law_panel, steps
from documents.asking.steps import STEPS, Step
from documents.models import DocumentDraft, DocumentRequest
from enquiries.models import Enquiry
from foundation.forms import PortalForm, form_for
from protocols.version_cache import todays_protocol


def draft_for(request: PortalRequest) -> DocumentDraft:
    policy.can_ask(request.user).or_raise()
    return DocumentDraft.objects.get_or_create(writer=request.user)[0]


def step_url(step: Step | None) -> str:
    return reverse("documents:ask-step", args=[step.slug]) if step else reverse("documents:check")


@require_safe
def start_asking(request: PortalRequest) -> HttpResponse:
    """The first question. `?enquiry=17` says from which of their own enquiries it grew."""
    draft, key = draft_for(request), request.GET.get("enquiry", "")
    if key.isdecimal():
        mine = Enquiry.objects.visible_to(request.user).filter(member=request.user)
        if mine.filter(pk=int(key[:9])).exists():
            draft.answers = draft.answers | {"enquiry": int(key[:9])}
            draft.save(update_fields=["answers", "changed_at"])
    return redirect(step_url(STEPS[0]))


@require_http_methods(["GET", "POST"])
def question_page(request: PortalRequest, slug: str) -> HttpResponse:
    """One question, with any earlier answer in the form."""
    draft, user = draft_for(request), request.user
    if first := redirect_to_required_reading(request):
        return first
    this = next((s for s in steps.steps_for(user, draft.answers) if s.slug == slug), None)
    if this is None:
        return redirect("documents:ask") if slug in {s.slug for s in STEPS} else not_a_page()
    form: Any = form_for(request, this.form, initial=dict(draft.answers))
    form.about(user, draft.answers)
    if request.method == "POST" and form.is_valid():
        draft = steps.save_answers(draft, this, form.cleaned_data)
        return redirect(step_url(steps.next_step(user, draft.answers)))
    before = steps.step_before(user, draft.answers, this)
    return render(
        request,
        "documents/question.html",
        {
            "overline": "Ask for a document",
            "heading": this.heading,
            "form": form,
            "back": (step_url(before) if before else reverse("documents:index"), "Back"),
            **law_panel.law_panel_for(slug, todays_protocol(), draft.answers),
        },
    )


def not_a_page() -> HttpResponse:
    raise Http404


@require_http_methods(["GET", "POST"])
def check_page(request: PortalRequest) -> HttpResponse:
    """What will be sent, who will read it and by when it is decided; then Send."""
    policy.can_ask(request.user).or_raise()
    if first := redirect_to_required_reading(request):
        return first
    if request.method == "POST":
        return send_drafted_request(request)
    draft, user = draft_for(request), request.user
    if missing := steps.next_step(user, draft.answers):
        return redirect(step_url(missing))
    details = check_answers.request_details(user, draft.answers)
    unsaved = check_answers.preview_request(todays_protocol(), details, user)
    return render(
        request,
        "check_page.html",
        {
            "overline": "Ask for a document",
            "button": "Send request",
            "noun": "request",
            "back": (step_url(steps.steps_for(user, draft.answers)[-1]), "Back"),
            "answers": check_answers.answer_rows(user, details, step_url),
            "notes": check_answers.advance_notes(details, todays_protocol()),
            "readers": check_answers.expected_readers(unsaved),
            **check_answers.expected_decision_date(unsaved),
            "form": form_for(request, PortalForm, initial={"key": draft.key}),
        },
    )


def send_drafted_request(request: PortalRequest) -> HttpResponse:
    """Send the drafted request. A second press of the button finds what the first one sent."""
    user = request.user
    form = form_for(request, PortalForm)
    key = form.cleaned_data.get("key") if form.is_valid() else None
    with transaction.atomic():
        draft = DocumentDraft.objects.taken(user, key) if key else None
        if draft is None:
            before = steps.request_already_sent(user, key) if key else None
            there = before and redirect("documents:sent", before.reference)
            return there or redirect("documents:ask")
        if missing := steps.next_step(user, draft.answers):
            transaction.set_rollback(True)
            return redirect(step_url(missing))
        document_request = actions.ask_for_document(
            check_answers.request_details(user, draft.answers), member=user, key=draft.key
        )
    return redirect("documents:sent", document_request.reference)


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
        request, "documents/sent.html", {"found": document_request, "owed": promise, **words}
    )
