"""The journey of asking for a document, one question a page."""

from typing import Any

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from casework.http import PortalRequest, must_read, visible_or_404
from documents import policy, routing
from documents.asking import actions, check_answers, law_panel, steps
from documents.asking.steps import STEPS, Step
from documents.models import DocumentDraft, DocumentRequest
from enquiries.models import Enquiry
from foundation.forms import PortalForm, form_for
from protocols.models import Protocol
from protocols.version_cache import in_force


def drafting(request: PortalRequest) -> DocumentDraft:
    policy.can_ask(request.user).or_raise()
    return DocumentDraft.objects.get_or_create(writer=request.user)[0]


def todays_protocol() -> Protocol:
    return in_force(timezone.localdate())


def url_of(step: Step | None) -> str:
    return reverse("documents:ask-step", args=[step.slug]) if step else reverse("documents:check")


@require_safe
def begin(request: PortalRequest) -> HttpResponse:
    """The first question. `?enquiry=17` says from which of their own enquiries it grew."""
    draft, key = drafting(request), request.GET.get("enquiry", "")
    if key.isdecimal():
        mine = Enquiry.objects.visible_to(request.user).filter(member=request.user)
        if mine.filter(pk=int(key[:9])).exists():
            draft.answers = draft.answers | {"enquiry": int(key[:9])}
            draft.save(update_fields=["answers", "changed_at"])
    return redirect(url_of(STEPS[0]))


@require_http_methods(["GET", "POST"])
def step(request: PortalRequest, slug: str) -> HttpResponse:
    """One question, with any earlier answer in the form."""
    draft, user = drafting(request), request.user
    if first := must_read(request):
        return first
    this = next((s for s in steps.steps_for(user, draft.answers) if s.slug == slug), None)
    if this is None:
        return redirect("documents:ask") if slug in {s.slug for s in STEPS} else not_a_page()
    form: Any = form_for(request, this.form, initial=dict(draft.answers))
    form.about(user, draft.answers)
    if request.method == "POST" and form.is_valid():
        draft = steps.answered(draft, this, form.cleaned_data)
        return redirect(url_of(steps.next_step(user, draft.answers)))
    before = steps.step_before(user, draft.answers, this)
    return render(
        request,
        "documents/question.html",
        {
            "overline": "Ask for a document",
            "heading": this.heading,
            "form": form,
            "back": (url_of(before) if before else reverse("documents:index"), "Back"),
            **law_panel.said(slug, todays_protocol(), draft.answers),
        },
    )


def not_a_page() -> HttpResponse:
    raise Http404


@require_http_methods(["GET", "POST"])
def check(request: PortalRequest) -> HttpResponse:
    """What will be sent, who will read it and by when it is decided; then Send."""
    policy.can_ask(request.user).or_raise()
    if first := must_read(request):
        return first
    if request.method == "POST":
        return send(request)
    draft, user = drafting(request), request.user
    if missing := steps.next_step(user, draft.answers):
        return redirect(url_of(missing))
    matter = check_answers.matter(user, draft.answers)
    unsaved = check_answers.unsaved(todays_protocol(), matter, user)
    return render(
        request,
        "enquiries/check.html",
        {
            "overline": "Ask for a document",
            "button": "Send request",
            "back": (url_of(steps.steps_for(user, draft.answers)[-1]), "Back"),
            "answers": check_answers.answers(user, matter, url_of),
            "notes": check_answers.notes(matter, todays_protocol()),
            "readers": check_answers.readers(unsaved),
            **check_answers.promised(unsaved),
            "form": form_for(request, PortalForm, initial={"key": draft.key}),
        },
    )


def send(request: PortalRequest) -> HttpResponse:
    """Send the drafted request. A second press of the button finds what the first one sent."""
    user = request.user
    form = form_for(request, PortalForm)
    key = form.cleaned_data.get("key") if form.is_valid() else None
    with transaction.atomic():
        draft = DocumentDraft.objects.taken(user, key) if key else None
        if draft is None:
            before = steps.asked_already(user, key) if key else None
            there = before and redirect("documents:sent", before.reference)
            return there or redirect("documents:ask")
        if missing := steps.next_step(user, draft.answers):
            transaction.set_rollback(True)
            return redirect(url_of(missing))
        found = actions.ask(check_answers.matter(user, draft.answers), member=user, key=draft.key)
    return redirect("documents:sent", found.reference)


@require_safe
def sent(request: PortalRequest, reference: str) -> HttpResponse:
    rows = DocumentRequest.objects.with_people().prefetch_related("promises")
    found = visible_or_404(rows, request.user, reference=reference.upper())
    owed = next(iter(found.promises.all()), None)
    words = {
        "adviser": found.version.title(found.adviser) if found.awaits_advice else "",
        "led_by": policy.first_up(routing.led_by(found)),
    }
    return render(request, "documents/sent.html", {"found": found, "owed": owed, **words})
