"""The pages for raising an enquiry, one question a page, and for an officer's own question."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from casework.draft_pages import DraftKind, delete_page, start_page, tells_if_sent
from casework.drafts import AlreadySent
from casework.files.attaching import FileGone
from casework.http import (
    PortalRequest,
    redirect_to_required_reading,
    verb_page,
    visible_or_404,
)
from casework.journeys import (
    NotSent,
    Progress,
    Step,
    StepForm,
    back_keeping,
    progress_today,
    send_draft,
    step_form,
)
from casework.readers import readers_page
from enquiries import routing
from enquiries.assistants import actions as assistants
from enquiries.case import warnings
from enquiries.models import Draft, Enquiry, Kind
from enquiries.raising import (
    actions,
    ask_interest,
    ask_kind,
    ask_member,
    check_answers,
    for_assistants,
    policy,
    steps,
)
from enquiries.raising.ask_kind import WAYS_OUT
from enquiries.raising.step_form import CitingForm
from enquiries.raising.steps import JOURNEY
from foundation.forms import PortalForm, form_for
from foundation.types import Cleaned, Context
from protocols.behaviours import Behaviour
from protocols.models import Protocol
from protocols.version_cache import todays_protocol

# Pages before the one on what is expected, because an answer may lead elsewhere: to a complaint.
BEFORE_READING = ("councillor", "about")
# Pages that refuse a request the user cannot make, if it is posted anyway.
ASKS_KIND = (ask_kind.KindForm, ask_kind.RequestForm)


DRAFTS = DraftKind(
    JOURNEY,
    Draft,
    noun="enquiry",
    delete="enquiries:delete-draft",
    title=steps.draft_title,
    about=steps.draft_about,
)


def draft_at(request: PortalRequest, key: UUID, slug: str = "") -> Draft:
    """The draft of this key; at the first question one that is not stored yet."""
    policy.can_raise(request.user).or_raise()
    begins = JOURNEY.begins_at(progress_today(request.user, {}, key), slug)
    return Draft.objects.at(request.user, key, begins=begins)


def progress_of(draft: Draft) -> Progress:
    return progress_today(draft.writer, draft.answers, draft.key)


@require_safe
def start_raising(request: PortalRequest) -> HttpResponse:
    """The drafts to continue, and a new start; the first question if there are none."""
    policy.can_raise(request.user).or_raise()
    return start_page(request, DRAFTS)


@require_http_methods(["GET", "POST"])
@tells_if_sent(DRAFTS.noun)
def delete_draft(request: PortalRequest, key: UUID) -> HttpResponse:
    policy.can_raise(request.user).or_raise()
    return delete_page(request, DRAFTS, key)


@require_POST
@transaction.atomic
def about_clause(request: PortalRequest, number: int, position: int) -> HttpResponse:
    """Start an enquiry about a clause of the version in force, recorded with it. Pressed twice it
    is one draft."""
    policy.can_raise(request.user).or_raise()
    protocol = todays_protocol()
    clause = protocol.clauses.filter(position=position).first()
    if (
        clause is None
        or protocol.number != number
        or not protocol.clause_for(Behaviour.ASK_ABOUT_A_CLAUSE)
    ):
        raise Http404
    draft = steps.draft_about_clause(request.user, clause.number)
    title = f"What {protocol.clause_name(clause.cited_as)} means"
    answers = {"title": title, "kind": Kind.INTERPRETATION.value, "clause": clause.number}
    draft.save_answers(lambda kept: kept | answers | {"done": ["about"]})
    return redirect(JOURNEY.next_url(progress_of(draft)))


@require_http_methods(["GET", "POST"])
@tells_if_sent(DRAFTS.noun)
def question_page(request: PortalRequest, key: UUID, slug: str) -> HttpResponse:
    """One question of one draft. Earlier answers are filled in, and the first page starts empty."""
    draft, user = draft_at(request, key, slug), request.user
    progress = progress_of(draft)
    step = JOURNEY.asked_step(progress, slug)
    if step is None:
        return redirect(JOURNEY.next_url(progress))
    if slug not in BEFORE_READING and (first := redirect_to_required_reading(request)):
        return first
    if back := back_keeping(request, JOURNEY, progress, step):
        return back
    if request.method == "POST" and step.form in ASKS_KIND:
        kind = request.POST.get("kind", "")
        policy.can_ask_for(user, kind, progress.protocol).or_raise()
    attached = steps.chosen_files(user, draft.answers)
    form = step_form(request, progress, step, attached=attached)
    if request.method == "POST" and form.is_valid():
        return redirect_after(draft, step, form.cleaned_data)
    context = JOURNEY.question_context(progress, step, form)
    context |= citation_context(form, progress.protocol) | {
        "writes": slug == "question",
        "back_keeps": True,
    }
    return render(request, "enquiries/question.html", context)


def citation_context(form: StepForm, protocol: Protocol) -> Context:
    """The clause a page rests on, and its lead."""
    if not isinstance(form, CitingForm):
        return {}
    clause = protocol.cite_for(*form.behaviours)
    return {"lead": form.lead, "clause": clause} if clause else {}


def redirect_after(draft: Draft, step: Step, cleaned: Cleaned) -> HttpResponse:
    """Where the answer leads: to the next question, to the check, or elsewhere."""
    if cleaned.get("kind") in WAYS_OUT:
        return redirect(f"enquiries:{cleaned['kind']}")
    if cleaned.get("asked_as") in dict(ask_interest.REFUSED_PURPOSES):
        return redirect(f"enquiries:{cleaned['asked_as']}")
    draft.save_answers(lambda answers: steps.answers_after(answers, step, cleaned))
    return redirect(JOURNEY.next_url(progress_of(draft)))


@require_http_methods(["GET", "POST"])
@tells_if_sent(DRAFTS.noun)
def check_page(request: PortalRequest, key: UUID) -> HttpResponse:
    """What will be sent, who will read it and when an answer is promised; then Send."""
    policy.can_raise(request.user).or_raise()
    if first := redirect_to_required_reading(request):
        return first
    if request.method == "POST":
        given = for_assistants.GIVE in request.POST
        return give_draft(request, key) if given else send_enquiry(request, key)
    draft = draft_at(request, key)
    progress = progress_of(draft)
    if JOURNEY.next_step(progress):
        return redirect(JOURNEY.next_url(progress))
    new, protocol = check_answers.new_enquiry(progress), progress.protocol
    enquiry = new.enquiry
    to = routing.addressee_of(enquiry.kind, protocol, enquiry.service)
    return render(
        request,
        "enquiries/check.html",
        {
            **JOURNEY.check_context(progress, check_answers.answer_rows(progress, new)),
            "notes": warnings.warnings_before_raising(enquiry, protocol),
            "open_already": warnings.open_with_service(request.user, enquiry.service, protocol),
            **readers_page(
                [
                    *check_answers.expected_readers(enquiry, to),
                    *for_assistants.other_readers(progress, enquiry),
                ]
            ),
            **check_answers.promised_dates(enquiry, to),
            **for_assistants.check_context(progress, enquiry),
            "form": form_for(request, PortalForm, initial={"key": draft.key}),
        },
    )


def send_enquiry(request: PortalRequest, key: UUID) -> HttpResponse:
    """A second press shows what the first one sent."""
    try:
        enquiry = send_draft(request.user, key, JOURNEY, Draft, send=raise_as_drafted)
    except AlreadySent as sent:
        return redirect("enquiries:sent", sent.case.pk)
    except NotSent as instead:
        return redirect(instead.url)
    except FileGone as gone:
        messages.error(request, str(gone))
        return redirect("enquiries:check", key)
    except PermissionDenied as refused:
        if not request.user.is_assistant:
            raise
        messages.error(request, str(refused))
        return redirect("enquiries:check", key)
    return for_assistants.redirect_if_not_shown(request, enquiry) or redirect(
        "enquiries:sent", enquiry.pk
    )


def give_draft(request: PortalRequest, key: UUID) -> HttpResponse:
    """An assistant’s draft becomes the councillor’s. A second press finds it given."""
    user = request.user
    if not assistants.was_given(key, by=user):
        progress = progress_of(draft_at(request, key))
        if JOURNEY.next_step(progress):
            return redirect(JOURNEY.next_url(progress))
        try:
            assistants.give_draft(key, to=check_answers.asking_councillor(progress), by=user)
        except PermissionDenied as refused:
            messages.error(request, str(refused))
            return redirect("enquiries:check", key)
    messages.success(request, "Draft given to your councillor, who has been told")
    return redirect("home")


def raise_as_drafted(progress: Progress) -> Enquiry:
    new, member = check_answers.new_enquiry(progress), check_answers.asking_councillor(progress)
    enquiry = actions.raise_enquiry(new, member=member, by=progress.user, key=progress.key)
    for_assistants.share_with_assistant(progress, enquiry)
    return enquiry


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

    def ask(cleaned: Cleaned) -> None:
        member, key = cleaned["member"], cleaned["key"]
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


def ask_member_context() -> Context:
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
