"""Records kept with the protocol: rulings on clauses, and election periods."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from foundation.forms import PortalForm, form_for
from foundation.types import Cleaned, Context
from people.request import SignedIn
from protocols import guidance, policy
from protocols.http import DONE, attempt, url_if_there, version_or_404
from protocols.models import Clause, ElectionPeriod, Protocol
from protocols.reading import in_force
from protocols.records import actions, election_actions
from protocols.records.forms import ElectionForm, RulingForm
from protocols.words import full_day

QUESTION = "question_page.html"


@require_http_methods(["GET", "POST"])
def rule_on_clause(request: SignedIn, number: int, position: int) -> HttpResponse:
    """The Monitoring Officer says what a clause means (Cheshire East 2.3)."""
    version = version_or_404(request.user, number)
    clause = version.clauses.filter(position=position).first()
    if clause is None:
        raise Http404
    may = policy.can_rule(request.user, version)
    if request.method != "POST":
        may.or_raise()
    form = form_for(request, RulingForm)
    consulted = form.fields["consulted_on"]
    consulted.label = f"When was the {version.title('chief-executive')} consulted?"

    def do(typed: Cleaned) -> None:
        fields = {name: typed[name] for name in ("question", "says", "consulted_on", "key")}
        actions.record_ruling(clause, **fields, by=request.user)

    status = attempt(form, may, do) if request.method == "POST" else 200
    if status == DONE:
        messages.success(request, "Ruling recorded")
        return redirect(version.clause_url(clause.number))
    context = ruling_context(clause, version) | {"form": form}
    return render(request, "protocols/rule.html", context, status=status)


def ruling_context(clause: Clause, version: Protocol) -> Context:
    """The clause that is ruled on, with what was ruled on it before."""
    sentence = guidance.guidance_sentence(clause, version)
    return {
        "heading": f"Rule on {sentence.clause}",
        "overline": version,
        "clause": clause,
        "rulings": [
            one for one in in_force.rulings_on_source(version) if one.number == clause.number
        ],
        "button": "Record ruling",
        "cancel_url": sentence.url,
        "back": (sentence.url, "Back to the clause"),
    }


@require_safe
def election_periods(request: SignedIn) -> HttpResponse:
    """The periods, the latest first, for anyone who keeps the calendar."""
    policy.can_set_elections(request.user).or_raise()
    today = timezone.localdate()
    context = {
        "title": "Election periods",
        "rows": [
            (period, bool(policy.can_take_out_election(request.user, period, today)))
            for period in ElectionPeriod.objects.visible_to(request.user).order_by("-starts_on")
        ],
        "desk": True,
        "back": back_to_calendar(),
    }
    return render(request, "protocols/elections.html", context)


def back_to_calendar() -> tuple[str, str]:
    """The page from which one comes here, on the floor above."""
    calendar_url = url_if_there("casework:calendar")
    here = (reverse("protocols:in_force"), "Back to the protocol")
    return (calendar_url, "Back to the calendar") if calendar_url else here


@require_http_methods(["GET", "POST"])
def add_election(request: SignedIn) -> HttpResponse:
    may = policy.can_set_elections(request.user)
    if request.method != "POST":
        may.or_raise()
    form = form_for(request, ElectionForm)

    def do(typed: Cleaned) -> None:
        fields = {name: typed[name] for name in ("name", "starts_on", "ends_on")}
        election_actions.add_election_period(**fields, by=request.user)

    status = attempt(form, may, do) if request.method == "POST" else 200
    if status == DONE:
        messages.success(request, f"{form.cleaned_data['name']} added")
        return redirect("protocols:elections")
    context = election_question_context("Add an election period", "Add election period") | {
        "form": form
    }
    return render(request, QUESTION, context, status=status)


def election_question_context(heading: str, button: str) -> Context:
    to = reverse("protocols:elections")
    back = (to, "Back to election periods")
    return {"heading": heading, "button": button, "cancel_url": to, "back": back, "desk": True}


@require_http_methods(["GET", "POST"])
def remove_election(request: SignedIn, pk: int) -> HttpResponse:
    policy.can_set_elections(request.user).or_raise()
    period = ElectionPeriod.objects.visible_to(request.user).filter(pk=pk).first()
    if period is None and request.method == "POST":  # pressed twice, or somebody was first
        messages.success(request, "This election period has been removed already")
        return redirect("protocols:elections")
    if period is None:
        raise Http404
    today = timezone.localdate()
    may = policy.can_take_out_election(request.user, period, today)
    if request.method != "POST":
        may.or_raise()
    form = form_for(request, PortalForm)

    def do(typed: Cleaned) -> None:
        election_actions.remove_election_period(period, by=request.user, today=today)

    status = attempt(form, may, do) if request.method == "POST" else 200
    if status == DONE:
        messages.success(request, f"{period.name} removed")
        return redirect("protocols:elections")
    days = f"{full_day(period.starts_on)} to {full_day(period.ends_on)}"
    context = election_question_context(f"Remove {period.name}?", "Remove election period")
    context |= {"form": form, "lead": f"{days}. Its history will be kept."}
    return render(request, QUESTION, context, status=status)
