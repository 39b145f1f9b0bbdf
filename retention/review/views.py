"""Pages of the yearly review, for the Monitoring Officer alone."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from casework.http import PortalRequest
from casework.models import AnyCase
from foundation.forms import form_for
from foundation.paging import page_of
from foundation.types import Cleaned, Context
from people.models import User
from protocols.http import DONE, attempt
from retention import policy
from retention.choices import Outcome, RecordKind
from retention.models import ScheduleLine
from retention.review import actions
from retention.review.forms import DecideForm
from retention.review.records import (
    record_to_review,
    review_lines,
    review_rows,
    rows_to_review,
)


@require_safe
def review(request: PortalRequest) -> HttpResponse:
    """What is due until the end of this year, the record that ended first at the top."""
    policy.can_review_records(request.user).or_raise()
    today, address = timezone.localdate(), reverse("retention:review")
    context = {
        "title": f"Records due in {today.year}",
        "back": (reverse("retention:schedule"), "Back to how long records are kept"),
        "desk": True,
    }
    if line := review_lines().get(RecordKind.ENQUIRY):
        rows = rows_to_review(line, today)
        shown = page_of(rows, "ended_at", request.GET.get("after", ""))
        context |= {
            "line": line,
            "rows": review_rows(shown.rows, line, request.user, today),
            "next_link": {"url": f"{address}?after={shown.after}"} if shown.after else None,
            "first_url": "" if shown.is_first else address,
        }
    return render(request, "retention/review.html", context)


@require_http_methods(["GET", "POST"])
def decide_page(request: PortalRequest, reference: str) -> HttpResponse:
    may = policy.can_review_records(request.user)
    may.or_raise()
    found = record_to_review(reference, timezone.localdate())
    if found is None and request.method != "POST":
        raise Http404
    if found is None:
        messages.success(request, "This record has been decided on already")
        return redirect("retention:review")
    record, line = found
    form = form_for(request, DecideForm)

    def do(typed: Cleaned) -> None:
        fields = {"why": typed["why"], "key": typed["key"], "outcome": Outcome(typed["outcome"])}
        actions.record_decision(record, line, **fields, by=request.user)

    status = attempt(form, may, do) if request.method == "POST" else 200
    if status == DONE:
        messages.success(request, f"Decision on {record.reference} recorded")
        return redirect("retention:review")
    context = decision_question(record, line, request.user) | {"form": form}
    return render(request, "retention/decide.html", context, status=status)


def decision_question(record: AnyCase, line: ScheduleLine, user: User) -> Context:
    to = reverse("retention:review")
    return {
        "heading": f"What happens to {record.reference}?",
        "row": review_rows([record], line, user, timezone.localdate())[0],
        "line": line,
        "button": "Record decision",
        "cancel_url": to,
        "back": (to, "Back to records that are due"),
        "desk": True,
    }
