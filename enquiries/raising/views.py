"""The pages for raising an enquiry, one question a page, and for an officer's own question."""

from datetime import date
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from casework.files import attaching
from casework.http import (
    PortalRequest,
    form_with_files,
    redirect_to_required_reading,
    verb_page,
    visible_or_404,
)
from enquiries import policy, routing
from enquiries.case import warnings
from enquiries.models import Draft, Enquiry, Kind
from enquiries.raising import actions, ask_interest, ask_kind, ask_member, check_answers, steps
from enquiries.raising.ask_kind import WAYS_OUT
from enquiries.raising.steps import STEPS, Step
from foundation.forms import PortalForm, form_for
from people.models import User
from protocols.behaviours import Behaviour
from protocols.models import Protocol
from protocols.version_cache import todays_protocol

# Pages before the one on what is expected, because an answer may lead elsewhere: to a complaint.
BEFORE_READING = ("councillor", "about")
# Pages that refuse a request the user cannot make, if it is posted anyway.
ASKS_KIND = (ask_kind.KindForm, ask_kind.RequestForm)


def draft_of(request: PortalRequest) -> Draft:
    policy.can_raise(request.user).or_raise()
    return Draft.objects.get_or_create(writer=request.user)[0]


def step_url(step: Step | None) -> str:
    return reverse("enquiries:raise-step", args=[step.slug]) if step else reverse("enquiries:check")


@require_safe
def start_raising(request: PortalRequest) -> HttpResponse:
    draft = draft_of(request)
    return redirect(step_url(steps.steps_for(request.user, draft.answers, todays_protocol())[0]))


@require_POST
def about_clause(request: PortalRequest, number: int, position: int) -> HttpResponse:
    """Start an enquiry about a clause of the version in force, recorded with it. What was typed for
    another enquiry stays in the boxes."""
    draft, protocol = draft_of(request), todays_protocol()
    clause = protocol.clauses.filter(position=position).first()
    if (
        clause is None
        or protocol.number != number
        or not protocol.clause_for(Behaviour.ASK_ABOUT_A_CLAUSE)
    ):
        raise Http404
    name = protocol.clause_name(clause.cited_as)
    answers = {"kind": Kind.INTERPRETATION.value, "clause": clause.number, "done": ["about"]}
    draft.answers = {"title": f"What {name} means"} | draft.answers | answers
    draft.save(update_fields=["answers", "changed_at"])
    return redirect(step_url(steps.next_step(request.user, draft.answers, protocol)))


@require_http_methods(["GET", "POST"])
def question_page(request: PortalRequest, slug: str) -> HttpResponse:
    """One question. Earlier answers are filled in, and the first page starts empty."""
    draft, user, protocol = draft_of(request), request.user, todays_protocol()
    this = next((s for s in steps.steps_for(user, draft.answers, protocol) if s.slug == slug), None)
    if this is None:
        return redirect("enquiries:raise") if slug in {s.slug for s in STEPS} else raise_404()
    if slug not in BEFORE_READING and (first := redirect_to_required_reading(request)):
        return first
    if request.method == "POST" and this.form in ASKS_KIND:
        policy.can_ask_for(user, request.POST.get("kind", ""), protocol).or_raise()
    form: Any = form_with_files(request, this.form, initial=answers_so_far(user, draft.answers))
    form.about(user, protocol, draft.answers)
    if request.method == "POST" and form.is_valid():
        return redirect_after(request, draft, this, form.cleaned_data)
    before = steps.step_before(user, draft.answers, protocol, this)
    return render(
        request,
        "enquiries/question.html",
        {
            "overline": "Raise an enquiry",
            "heading": form.heading or this.heading,
            **clause_and_lead(this, protocol),
            "form": form,
            "button": "Continue",
            "back": (step_url(before) if before else reverse("home"), "Back"),
        },
    )


def answers_so_far(user: User, answers: dict[str, Any]) -> dict[str, Any]:
    """What was answered before, as the forms show it."""
    day = answers.get("meeting_on")
    days = {"meeting_on": date.fromisoformat(day)} if day else {}
    return answers | days | {"attached": steps.chosen_files(user, answers)}


def clause_and_lead(step: Step, protocol: Protocol) -> dict[str, Any]:
    """The clause a page rests on, and its lead. `writes` is true where people write."""
    number = protocol.clause_for(*step.form.behaviours)
    return {
        "lead": step.form.lead if number else "",
        "clause": protocol.cite(number),
        "writes": step.slug == "question",
    }


def raise_404() -> HttpResponse:
    raise Http404


def redirect_after(
    request: PortalRequest, draft: Draft, this: Step, cleaned: dict[str, Any]
) -> HttpResponse:
    """Where the answer leads: to the next question, to the check, or elsewhere."""
    if cleaned.get("kind") in WAYS_OUT:
        return redirect(f"enquiries:{cleaned['kind']}")
    if cleaned.get("asked_as") in dict(ask_interest.REFUSED_PURPOSES):
        return redirect(f"enquiries:{cleaned['asked_as']}")
    draft = steps.save_answer(draft, this, cleaned)
    return redirect(step_url(steps.next_step(request.user, draft.answers, todays_protocol())))


@require_http_methods(["GET", "POST"])
def check_page(request: PortalRequest) -> HttpResponse:
    """What will be sent, who will read it and when an answer is promised; then Send."""
    policy.can_raise(request.user).or_raise()
    if first := redirect_to_required_reading(request):
        return first
    if request.method == "POST":
        return send_enquiry(request)
    draft, user, protocol = draft_of(request), request.user, todays_protocol()
    if missing := steps.next_step(user, draft.answers, protocol):
        return redirect(step_url(missing))
    new = check_answers.new_enquiry(user, draft.answers, protocol)
    to = routing.addressee_of(new.enquiry.kind, protocol, new.enquiry.service)
    return render(
        request,
        "check_page.html",
        {
            "back": (step_url(steps.steps_for(user, draft.answers, protocol)[-1]), "Back"),
            "notes": warnings.warnings_before_raising(new.enquiry, protocol),
            "open_already": warnings.open_with_service(user, new.enquiry.service, protocol),
            "answers": check_answers.answer_rows(user, draft.answers, new, step_url),
            "readers": check_answers.reader_lines(new.enquiry, to),
            **check_answers.promised_dates(new.enquiry, to),
            "form": form_for(request, PortalForm, initial={"key": draft.key}),
        },
    )


def send_enquiry(request: PortalRequest) -> HttpResponse:
    """Raise what was drafted. A second press waits for the first and finds what it raised."""
    user = request.user
    policy.can_raise(user).or_raise()
    form = form_for(request, PortalForm)
    key = form.cleaned_data.get("key") if form.is_valid() else None
    with transaction.atomic():
        draft = Draft.objects.taken(user, key) if key else None
        if draft is None:
            before = steps.raised_already(user, key) if key else None
            return redirect("enquiries:sent", before.pk) if before else redirect("enquiries:raise")
        if missing := steps.next_step(user, draft.answers, todays_protocol()):
            transaction.set_rollback(True)
            return redirect(step_url(missing))
        new = check_answers.new_enquiry(user, draft.answers, todays_protocol())
        if attaching.any_upload_gone(new.attached):
            transaction.set_rollback(True)
            messages.error(request, attaching.FILE_GONE)
            return redirect("enquiries:check")
        enquiry = actions.raise_enquiry(
            new,
            member=check_answers.asking_councillor(user, draft.answers),
            by=user,
            key=draft.key,
        )
    return redirect("enquiries:sent", enquiry.pk)


@require_safe
def sent_page(request: PortalRequest, pk: int) -> HttpResponse:
    rows = Enquiry.objects.with_people().prefetch_related("promises")
    enquiry = visible_or_404(rows, request.user, pk=pk)
    return render(
        request,
        "enquiries/sent.html",
        {"enquiry": enquiry, **check_answers.what_happens_next(enquiry)},
    )


@require_http_methods(["GET", "POST"])
def ask_member_page(request: PortalRequest) -> HttpResponse:
    """An officer's own question to a councillor, not about an enquiry."""
    user = request.user

    def ask(cleaned: dict[str, Any]) -> None:
        member, key = cleaned["member"], cleaned["key"]
        if Enquiry.objects.visible_to(user).filter(key=key).exists():
            return
        enquiry = Enquiry(
            kind=Kind.OFFICER_QUESTION, title=cleaned["title"], service=cleaned["service"]
        )
        new = actions.NewEnquiry(enquiry, cleaned["text"], attached=cleaned["attached"])
        actions.raise_officer_question(new, member=member, by=user, key=key)

    return verb_page(
        request,
        ask_member_context(),
        form=ask_member.AskMemberForm,
        may=policy.can_ask_member(user),
        do=ask,
        done="Question sent",
        to="enquiries:queue",
        user=user,
        protocol=todays_protocol(),
        initial={"key": uuid4()},
        reads_first=True,
    )


def ask_member_context() -> dict[str, Any]:
    return {
        "desk": True,
        "heading": "Ask a councillor a question",
        "lead": "The portal records your question and the date a reply is due.",
        "button": "Send question",
        "back": (reverse("enquiries:queue"), "Back to the list"),
        "cancel_url": reverse("enquiries:queue"),
        "readers": "The councillor, the officers in your service, their head and chief officer, "
        "and the coordinators can read this question.",
        "side": [],
        "screen": "ask-member",
    }
