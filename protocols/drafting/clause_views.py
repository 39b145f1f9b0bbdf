"""Pages of the clauses of a draft: the list, and rewording, adding and removing a clause."""

import re

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from foundation.forms import PortalForm, form_for
from foundation.types import Cleaned, Context
from people.request import SignedIn
from protocols import policy
from protocols.drafting import clause_wording
from protocols.drafting.actions import ChangedMeanwhile
from protocols.drafting.clause_forms import ClauseForm, NewClauseForm, offered_behaviours
from protocols.http import DONE, attempt, version_or_404, version_url
from protocols.models import Clause, Protocol

PAGE = 25
CLAUSE_FIELDS = (
    *("own_number", "heading", "summary", "side", "screens", "guidance", "note", "before_poll"),
    "behaviour",
)


def draft_to_edit(request: SignedIn, number: int) -> Protocol:
    protocol = version_or_404(request.user, number)
    policy.can_edit(request.user, protocol).or_raise()
    return protocol


def clause_or_404(protocol: Protocol, position: int) -> Clause:
    clause = protocol.clauses.filter(position=position).first()
    if clause is None:
        raise Http404
    return clause


def clause_list_url(protocol: Protocol, start: int = 0) -> str:
    page = reverse("protocols:clauses", args=[protocol.number])
    return f"{page}?from={start}" if start else page


@require_safe
def clause_list(request: SignedIn, number: int) -> HttpResponse:
    """In the order of the protocol, a page at a time from ?from=."""
    protocol = draft_to_edit(request, number)
    from_row, count = request.GET.get("from", ""), protocol.clauses.count()
    start = min(int(from_row), count) if re.fullmatch("[0-9]{1,6}", from_row) else 0
    left = count - start - PAGE
    next_url = clause_list_url(protocol, start + PAGE)
    context = {
        "title": "Clauses",
        "overline": f"Draft version {protocol.number}, {protocol.name}",
        "protocol": protocol,
        "clauses": protocol.clauses.all()[start : start + PAGE],
        "caption": f"{start + 1} to {min(start + PAGE, count)} of {count}",
        "first_url": clause_list_url(protocol) if start else "",
        "next_link": {"url": next_url, "label": f"Next {min(left, PAGE)}"} if left > 0 else None,
        "desk": True,
        "back": (version_url(protocol), f"Back to draft version {protocol.number}"),
    }
    return render(request, "protocols/clauses.html", context)


@require_http_methods(["GET", "POST"])
def edit_clause(request: SignedIn, number: int, position: int) -> HttpResponse:
    protocol = draft_to_edit(request, number)
    clause = clause_or_404(protocol, position)
    now = clause_wording.clause_mark(clause)
    initial = {"mark": now} | {name: getattr(clause, name) for name in CLAUSE_FIELDS}
    form = form_for(request, ClauseForm, initial=initial, present=clause.behaviour)
    status, theirs = 200, None
    if request.method == "POST" and form.is_valid():
        try:
            clause_wording.reword_clause(
                clause, mark=form.cleaned_data["mark"], by=request.user, **form.fields_of_clause()
            )
        except ChangedMeanwhile as meanwhile:
            form, status, theirs = form_over_newer_clause(form, str(meanwhile), now), 409, clause
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, f"Clause {clause.number} saved")
            return redirect(clause_list_url(protocol, (position - 1) // PAGE * PAGE))
    context = clause_context(protocol, f"Clause {clause.number}", "Save clause", position)
    context |= {"form": form, "theirs": theirs, "offered": offered_behaviours(clause.behaviour)}
    context["out"] = reverse("protocols:take-out", args=[number, position])
    return render(request, "protocols/clause.html", context, status=status)


def form_over_newer_clause(form: ClauseForm, sentence: str, now: int) -> ClauseForm:
    """What was typed, over the clause as it is now; saving once more puts it in place."""
    typed = form.data.copy()  # type: ignore[attr-defined]
    typed["mark"] = str(now)
    form = type(form)(data=typed, present=form.present)
    form.add_error(None, f"{sentence} We kept what you wrote. Compare the two and save again")
    return form


def clause_context(protocol: Protocol, heading: str, button: str, position: int = 0) -> Context:
    to = clause_list_url(protocol, (position - 1) // PAGE * PAGE if position else 0)
    return {
        "heading": heading,
        "overline": f"Draft version {protocol.number}, {protocol.name}",
        "button": button,
        "cancel_url": to,
        "back": (to, "Back to the clauses"),
    }


@require_http_methods(["GET", "POST"])
def new_clause(request: SignedIn, number: int) -> HttpResponse:
    protocol = draft_to_edit(request, number)
    form = form_for(request, NewClauseForm, initial={"mark": 0})

    def do(typed: Cleaned) -> None:
        clause_wording.add_clause(protocol, by=request.user, **form.fields_of_clause())

    may = policy.can_edit(request.user, protocol)
    status = attempt(form, may, do) if request.method == "POST" else 200
    if status == DONE:
        messages.success(request, f"Clause {form.cleaned_data['number']} added")
        return redirect(clause_list_url(protocol, (protocol.clauses.count() - 1) // PAGE * PAGE))
    context = clause_context(protocol, "Add a clause", "Add clause")
    context |= {"form": form, "offered": offered_behaviours("")}
    return render(request, "protocols/clause.html", context, status=status)


@require_http_methods(["GET", "POST"])
def confirm_clause_removal(request: SignedIn, number: int, position: int) -> HttpResponse:
    protocol = draft_to_edit(request, number)
    clause = clause_or_404(protocol, position)
    may = policy.can_take_out(request.user, clause)
    if request.method != "POST":
        may.or_raise()
    form = form_for(request, PortalForm)

    def do(typed: Cleaned) -> None:
        clause_wording.remove_clause(clause, by=request.user)

    status = attempt(form, may, do) if request.method == "POST" else 200
    if status == DONE:
        messages.success(request, f"Clause {clause.number} removed")
        return redirect(clause_list_url(protocol))
    context = clause_context(protocol, f"Remove clause {clause.number}?", "Remove clause", position)
    context |= {"form": form, "lead": f"{clause.summary} Its history will be kept."}
    return render(request, "question_page.html", context, status=status)
