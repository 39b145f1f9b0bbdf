"""Pages of visits: the list, the choice of premises, the announcement, one visit, its verbs."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from casework.exports.links import download_links
from casework.http import PortalRequest, redirect_to_required_reading, verb_page, visible_or_404
from foundation.paging import (
    PAGE_SIZE,
    next_numbered_page,
    numbered_page_url,
    page_number,
    page_of,
)
from foundation.types import Cleaned, Context
from people.models import User
from protocols.models import Protocol
from protocols.version_cache import todays_protocol
from relations.meeting_file import meeting_file
from relations.models import Premises, Visit
from relations.visits import actions, content, policy, words
from relations.visits.forms import AnnounceVisitForm, PremisesSearchForm

BACK = "Back to visits"


def visit_or_404(request: PortalRequest, reference: str) -> Visit:
    return visible_or_404(Visit.objects.with_people(), request.user, reference=reference)


@require_safe
def visit_list(request: PortalRequest) -> HttpResponse:
    """The visits that this person sees, the newest first."""
    user = request.user
    rows = Visit.objects.visible_to(user).with_people()
    page = page_of(rows, "starts_at", request.GET.get("after", ""), newest=True)
    context = {
        "title": "Visits to premises",
        "desk": not user.is_member,
        "may": policy.can_announce(user),
        "rows": [content.visit_line(row, user) for row in page.rows],
        "next_link": {"url": f"?after={page.after}", "label": "Earlier visits"}
        if page.after
        else None,
        "first_url": "" if page.is_first else "?",
        "downloads": download_links("visits"),
        "back": (reverse("relations:index"), "Back to meetings and connections"),
    }
    return render(request, "relations/visits/list.html", context)


@require_safe
def premises_page(request: PortalRequest) -> HttpResponse:
    """The first question: which premises, by name, in pages; found by words of name or ward."""
    user = request.user
    policy.can_announce(user).or_raise()
    if first := redirect_to_required_reading(request):
        return first
    form = PremisesSearchForm(request.GET)
    q = form.cleaned_data.get("q", "") if form.is_valid() else ""
    offered = Premises.objects.visible_to(user).called(q)
    in_all = offered.count()
    number = page_number(request.GET.get("page", ""), in_all)
    start = (number - 1) * PAGE_SIZE
    rows = offered.select_related("ward", "service").order_by("name")
    context = {
        "title": "Which premises do you want to visit?",
        "form": form,
        "q": q,
        "number": in_all,
        "rows": rows[start : start + PAGE_SIZE],
        "next_link": next_numbered_page(number, in_all, q=q),
        "first_url": numbered_page_url(1, q=q) if number > 1 else "",
        "back": (reverse("relations:visits"), BACK),
    }
    return render(request, "relations/visits/premises.html", context)


@require_http_methods(["GET", "POST"])
def announce_page(request: PortalRequest, pk: int) -> HttpResponse:
    user, version = request.user, todays_protocol()
    may = policy.can_announce(user, version)
    may.or_raise()
    rows = Premises.objects.select_related("ward", "service", "manager")
    premises = visible_or_404(rows, user, pk=pk)

    return verb_page(
        request,
        announce_context(premises, user, version),
        form=AnnounceVisitForm,
        may=may,
        do=lambda typed: actions.announce_visit(
            new_visit(premises, typed), by=user, key=typed["key"]
        ),
        done="Visit announced",
        to="relations:visits",
        template="relations/visits/announce.html",
        reads_first=True,
        premises=premises,
        version=version,
    )


def new_visit(premises: Premises, typed: Cleaned) -> actions.NewVisit:
    names = ("starts_at", "ends_at", "purpose")
    return actions.NewVisit(
        premises,
        **{name: typed[name] for name in names},
        late_reason=typed.get("late_reason", ""),
        accepts_rules=bool(typed.get("rules_accepted")),
    )


def announce_context(premises: Premises, user: User, version: Protocol) -> Context:
    return {
        "heading": f"Visit {premises.name}",
        "overline": f"{premises.ward} ward, {premises.service}",
        "clause": version.cite_for(policy.VISITS),
        "conditions": list(words.conditions(version)),
        "caution": words.caution(premises, version),
        "premises": premises,
        "ward_words": words.ward_words(user, premises, version),
        "button": "Announce visit",
        "cancel_url": reverse("relations:visits"),
        "back": (reverse("relations:choose-premises"), "Back to premises"),
    }


@require_safe
def visit_page(request: PortalRequest, visit_reference: str) -> HttpResponse:
    visit, user = visit_or_404(request, visit_reference), request.user
    return render(request, "relations/visits/visit.html", visit_context(visit, user))


def visit_context(visit: Visit, user: User) -> Context:
    return {
        "title": visit.title,
        "overline": f"{visit.reference}, visit to premises",
        "desk": not user.is_member,
        "back": (reverse("relations:visits"), BACK),
        "facts": content.facts_of_visit(visit),
        "visit": visit,
        "conditions": list(words.conditions(visit.version)),
        "rules": [line for line in visit.rules.split("\n") if line.strip()],
        "caution": words.caution(visit.premises, visit.version),
        "told": content.told_words(visit),
        "answerer": content.answerer_first(visit),
        "other_time": content.other_time_words(visit),
        "links": content.links_of_visit(visit, user),
        "file_url": reverse("relations:visit-file", args=[visit.reference]),
        "begins_later": visit.starts_at > timezone.now(),
    }


@require_safe
def visit_file(request: PortalRequest, visit_reference: str) -> HttpResponse:
    visit = visit_or_404(request, visit_reference)
    title = f"Visit to {visit.title}"
    path = visit.get_absolute_url()
    return meeting_file(visit, title=title, path=path, number=visit.reference)
