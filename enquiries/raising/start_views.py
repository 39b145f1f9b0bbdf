"""Where raising an enquiry starts: afresh, from a draft, like another one, or from a clause."""

from uuid import UUID, uuid4

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from casework.draft_pages import delete_page, list_page, tells_if_sent
from casework.drafts import MOST_DRAFTS
from casework.http import PortalRequest
from casework.journeys import progress_today, step_form
from enquiries.models import Draft, Kind
from enquiries.raising import ask_kind, brought_along, policy, steps
from enquiries.raising.drafts import DRAFTS, draft_at, progress_of
from enquiries.raising.steps import JOURNEY
from protocols.behaviours import Behaviour
from protocols.version_cache import todays_protocol


@require_safe
def start_raising(request: PortalRequest) -> HttpResponse:
    """A new draft: its first question, or the question itself if the address names the kind or a
    resident."""
    policy.can_raise(request.user).or_raise()
    if full := drafts_if_full(request):
        return full
    brought = brought_along.answers_brought(request)
    progress = progress_today(request.user, brought, uuid4())
    query = f"?{request.GET.urlencode()}" if brought else ""
    return redirect(JOURNEY.next_url(progress) + query)


def drafts_if_full(request: PortalRequest) -> HttpResponse | None:
    """The list of drafts instead of one too many."""
    is_full = Draft.objects.of(request.user).count() >= MOST_DRAFTS
    return redirect("enquiries:drafts") if is_full else None


@require_safe
def drafts_page(request: PortalRequest) -> HttpResponse:
    """The drafts to continue, and a new start; the new start alone if there are none."""
    policy.can_raise(request.user).or_raise()
    if not Draft.objects.of(request.user).exists():
        return redirect(JOURNEY.start)
    return list_page(request, DRAFTS, reverse(JOURNEY.start))


@require_safe
def start_like(
    request: PortalRequest, pk: int, *, for_another_resident: bool = False
) -> HttpResponse:
    """A new draft with what an enquiry of one's own has, at the page of the question."""
    policy.can_raise(request.user).or_raise()
    if full := drafts_if_full(request):
        return full
    brought_along.own_enquiry_or_404(request.user, pk)
    same = f"&{brought_along.FOR_ANOTHER_RESIDENT}=1" if for_another_resident else ""
    page = reverse(JOURNEY.question, args=[uuid4(), "question"])
    return redirect(f"{page}?like={pk}{same}")


@require_safe
def something_else(request: PortalRequest, key: UUID) -> HttpResponse:
    """Requests that only some protocols or posts have, and ways out to what is no enquiry."""
    draft = draft_at(request, key, "about")
    progress = progress_of(draft)
    step = JOURNEY.asked_step(progress, "about")
    form = step_form(request, progress, step) if step else None
    context = {
        "form": form,
        "action": JOURNEY.step_url(progress, "about"),
        "ways_out": ask_kind.ways_out(request.user, progress.protocol),
        "back": (JOURNEY.step_url(progress, "about"), "Back"),
    }
    return render(request, "enquiries/something_else.html", context)


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
