"""Pages of scrutiny requests: the list, the choice of body and service, the form, one request."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from casework.files import serving
from casework.http import PortalRequest, redirect_to_required_reading, verb_page, visible_or_404
from foundation.paging import page_of
from foundation.types import Cleaned, Context
from people.models import Service, User
from protocols.behaviours import Behaviour
from protocols.models import Protocol
from protocols.routes import Office
from protocols.version_cache import todays_protocol
from relations.meeting_file import meeting_file
from relations.models import ScrutinyBody, ScrutinyPaper, ScrutinyRequest
from relations.scrutiny import actions, content, policy, words
from relations.scrutiny.forms import AskOfficerForm

MOST_SERVICES = 500
BACK = "Back to officers at scrutiny bodies"


def scrutiny_or_404(request: PortalRequest, reference: str) -> ScrutinyRequest:
    rows = ScrutinyRequest.objects.with_people()
    return visible_or_404(rows, request.user, reference=reference)


@require_safe
def scrutiny_list(request: PortalRequest) -> HttpResponse:
    """The requests that this person sees, the newest meeting first."""
    user = request.user
    rows = ScrutinyRequest.objects.visible_to(user).with_people()
    page = page_of(rows, "starts_at", request.GET.get("after", ""), newest=True)
    context = {
        "title": "Officers at scrutiny bodies",
        "desk": not user.is_member,
        "may": policy.can_ask_for_scrutiny(user),
        "rows": [content.scrutiny_line(row) for row in page.rows],
        "next_link": {"url": f"?after={page.after}", "label": "Earlier meetings"}
        if page.after
        else None,
        "first_url": "" if page.is_first else "?",
        "back": (reverse("relations:index"), "Back to meetings and connections"),
    }
    return render(request, "relations/scrutiny/list.html", context)


@require_safe
def choose_service_page(request: PortalRequest) -> HttpResponse:
    """The first question: which body asks which service. Both are few, and each pair is a link."""
    user = request.user
    policy.can_ask_for_scrutiny(user).or_raise()
    if first := redirect_to_required_reading(request):
        return first
    context = {
        "title": "Which service do you want to hear from?",
        "bodies": list(ScrutinyBody.objects.visible_to(user)),
        "services": Service.objects.offered().order_by("name")[:MOST_SERVICES],
        "back": (reverse("relations:scrutiny"), BACK),
    }
    return render(request, "relations/scrutiny/services.html", context)


@require_http_methods(["GET", "POST"])
def ask_scrutiny_page(request: PortalRequest, body: int, service: int) -> HttpResponse:
    """The form. A topic about an officer’s own work leads to the form for complaints instead."""
    user, version = request.user, todays_protocol()
    may = policy.can_ask_for_scrutiny(user, version)
    may.or_raise()
    asking = visible_or_404(ScrutinyBody.objects.all(), user, pk=body)
    asked = offered_service_or_404(service)
    about = request.POST.get("about")
    if about == words.PERFORMANCE and version.clause_for(Behaviour.SCRUTINY_NO_APPRAISAL):
        messages.info(request, words.TO_THE_FORM)
        return redirect("complaints:begin")
    return verb_page(
        request,
        asking_context(asking, asked, version),
        form=AskOfficerForm,
        may=may,
        do=lambda typed: actions.ask_for_scrutiny(
            new_scrutiny(asking, asked, typed), by=user, key=typed["key"]
        ),
        done="Request sent",
        to="relations:scrutiny",
        template="relations/scrutiny/ask.html",
        reads_first=True,
        body=asking,
        service=asked,
        version=version,
    )


def offered_service_or_404(pk: int) -> Service:
    service = Service.objects.offered().filter(pk=pk).first()
    if service is None:
        raise Http404
    return service


def new_scrutiny(body: ScrutinyBody, service: Service, typed: Cleaned) -> actions.NewScrutiny:
    names = ("starts_at", "ends_at", "place", "areas", "proposed")
    return actions.NewScrutiny(
        body=body,
        service=service,
        **{name: typed[name] for name in names},
        seniority_reason=typed.get("seniority_reason", ""),
        papers=typed.get("attached", ()),
    )


def asking_context(body: ScrutinyBody, service: Service, version: Protocol) -> Context:
    return {
        "heading": f"Ask {service} for an officer",
        "overline": body.name,
        "clause": version.cite_for(Behaviour.SCRUTINY_REQUESTS),
        "notice": words.notice_words(body, version),
        "notice_clause": version.cite_for(Behaviour.SCRUTINY_NOTICE),
        "button": "Send request",
        "cancel_url": reverse("relations:scrutiny"),
        "back": (reverse("relations:choose-scrutiny"), "Back to services"),
        **content.limits_and_guidance(body, version),
    }


@require_safe
def scrutiny_page(request: PortalRequest, scrutiny_reference: str) -> HttpResponse:
    case, user = scrutiny_or_404(request, scrutiny_reference), request.user
    return render(request, "relations/scrutiny/request.html", scrutiny_context(case, user))


def scrutiny_context(case: ScrutinyRequest, user: User) -> Context:
    version = case.version
    return {
        "title": case.title,
        "overline": f"{case.reference}, officer at a scrutiny body",
        "desk": not user.is_member,
        "back": (reverse("relations:scrutiny"), BACK),
        "facts": content.facts_of_scrutiny(case),
        "case": case,
        "papers": content.papers_of(case, user),
        "papers_clause": version.cite_for(Behaviour.SCRUTINY_PAPERS),
        "decider": content.decider_first(case),
        "director": version.title(Office.DIRECTOR),
        "harassment_clause": content.clause_of_report(case, user),
        "promise": content.days_of_answer(case),
        "links": content.links_of_scrutiny(case, user),
        "politics_clause": version.cite_for(Behaviour.SCRUTINY_NO_POLITICS),
        "seniority_clause": version.cite_for(Behaviour.SCRUTINY_SENIORITY),
        "notice_clause": version.cite_for(Behaviour.SCRUTINY_NOTICE),
        "file_url": reverse("relations:scrutiny-file", args=[case.reference]),
        "begins_later": case.starts_at > timezone.now(),
        **content.limits_and_guidance(case.body, version),
    }


@require_safe
def scrutiny_file(request: PortalRequest, scrutiny_reference: str) -> HttpResponse:
    case = scrutiny_or_404(request, scrutiny_reference)
    path = case.get_absolute_url()
    return meeting_file(case, title=case.title, path=path, number=case.reference)


@require_GET
def scrutiny_paper(request: PortalRequest, scrutiny_reference: str, key: UUID) -> HttpResponseBase:
    rows = ScrutinyPaper.objects.filter(case__reference=scrutiny_reference)
    return serving.download_response(visible_or_404(rows, request.user, key=key), request.user)
