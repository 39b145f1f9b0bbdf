"""Monitoring pages for the officers responsible for the protocol: the report, and reviews."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from casework.http import PortalRequest
from complaints import figures
from enquiries.models import Enquiry, EnquiryLetter, EnquiryPromise
from foundation import disclosure
from foundation.fields import TypedDay
from foundation.forms import form_for
from foundation.paging import Page, page_of
from foundation.types import Cleaned, Context
from foundation.verdict import denied
from people.models import User
from protocols import policy
from protocols.behaviours import Behaviour
from protocols.http import DONE, attempt
from protocols.models import Protocol, Review
from protocols.records import actions
from protocols.version_cache import in_force_or_none
from reports import figures as reports_figures
from reports.figures import Period
from reports.forms import PeriodForm, ReviewForm

BACK = "Back to the protocol"
MOST_REVIEWS = 10  # reviews on the page, the newest first


def period_in_query(query: QueryDict) -> tuple[PeriodForm, Period]:
    """The period in the address; the last twelve months if it has no valid one."""
    usual = reports_figures.year_before(timezone.localdate())
    if "since_day" not in query:
        return PeriodForm(initial=usual._asdict()), usual
    form = PeriodForm(query)
    return form, form.days if form.is_valid() else usual


def period_address(days: Period, **more: str) -> str:
    """The query that names a period."""
    parts = {
        f"{name}_{part}": getattr(day, part)
        for name, day in days._asdict().items()
        for part in TypedDay._fields
    }
    return "?" + urlencode(parts | more)


@require_safe
def report(request: PortalRequest) -> HttpResponse:
    """What was promised, refused, overruled and late in a period; ?show= chooses the list."""
    policy.can_see_working(request.user).or_raise()
    form, days = period_in_query(request.GET)
    now, version = timezone.now(), in_force_or_none()
    show = "declined" if request.GET.get("show") == "declined" else "late"
    context = {
        "title": "How well the protocol is followed",
        "form": form,
        "days": days,
        "promises": reports_figures.promises_kept_by_kind(days, now),
        "declined": reports_figures.declines_by_clause(days),
        "challenged": reports_figures.number_of_challenges(days),
        "documents": reports_figures.document_decisions_by_quarter(days, timezone.localdate()),
        "choices": [
            (label, "", period_address(days, show=key), key == show)
            for key, label in (("late", "Late answers"), ("declined", "Declined enquiries"))
        ],
        "show": show,
        "clause": version.cite_for(Behaviour.MONITORING_REPORT) if version else None,
        "desk": True,
        "back": (reverse("protocols:in_force"), BACK),
    }
    return render(request, "reports/monitoring.html", context | list_page(request, show, days))


def list_page(request: PortalRequest, show: str, days: Period) -> Context:
    """One page of the list, each case by its reference, a link where this reader may see it."""
    after = request.GET.get("after", "")
    page: Page[EnquiryPromise] | Page[EnquiryLetter]
    if show == "late":
        page = page_of(reports_figures.late_answers(days, timezone.now()), "due_at", after)
    else:
        declined = reports_figures.declined_enquiries(days).select_related("case", "case__protocol")
        page = page_of(declined.defer("case__search", "body"), "sent_at", after)
    urls = visible_case_urls(page.rows, request.user)
    following = period_address(days, show=show, after=page.after)
    return {
        "rows": [(row, urls.get(row.case_id, "")) for row in page.rows],
        "next_link": {"url": following, "label": "Next page"} if page.after else None,
        "first_url": "" if page.is_first else period_address(days, show=show),
    }


def visible_case_urls(rows: Sequence[EnquiryPromise | EnquiryLetter], user: User) -> dict[int, str]:
    visible = Enquiry.objects.visible_to(user).filter(pk__in=[row.case_id for row in rows])
    return {case.pk: case.get_absolute_url() for case in visible.only("pk")}


@require_http_methods(["GET", "POST"])
def review(request: PortalRequest) -> HttpResponse:
    """The figures of a period, earlier reviews, and the form of a new one (Oxford 23.17)."""
    policy.can_see_working(request.user).or_raise()
    user, version, (form, days) = request.user, in_force_or_none(), period_in_query(request.GET)
    may = policy.can_review(user, version) if version else denied("No protocol is in force.")
    figures_now, status = figure_lines(days), 200
    written = form_for(request, ReviewForm)
    if request.method == "POST" and version:

        def do(typed: Cleaned) -> None:
            findings = {"found": typed["found"], "key": typed["key"], "figures": figures_now}
            actions.record_review(version, days=(days.since, days.until), **findings, by=user)

        status = attempt(written, may, do)
        if status == DONE:
            messages.success(request, "Review recorded")
            return redirect("review")
    context = review_context(user, version, days) | {"days_form": form, "lines": figures_now}
    context |= {"form": written if may or request.method == "POST" else None, "closed": may.reason}
    return render(request, "reports/review.html", context, status=status)


def review_context(user: User, version: Protocol | None, days: Period) -> Context:
    """Context of the review page, except its figures and its form."""
    return {
        "title": "Review of the protocol",
        "days": days,
        "complaints": complaints_by_outcome(user),
        "reviews": Review.objects.select_related("protocol")[:MOST_REVIEWS],
        "clause": version.cite_for(Behaviour.REVIEW_PAGE) if version else None,
        "report": reverse("monitoring") + period_address(days),
        "desk": True,
        "back": (reverse("protocols:in_force"), BACK),
    }


def figure_lines(days: Period) -> list[tuple[str, str]]:
    """The figures of a period as the page shows them and a review keeps them."""
    promise_lines: list[tuple[str, str]] = []
    for row in reports_figures.promises_kept_by_kind(days, timezone.now()):
        missed = disclosure.part_of(row.missed, row.fell_due)
        promise_lines.append((f"{row.label}: kept on time, of those due", row.kept_of_due))
        promise_lines.append((f"{row.label}: missed, of those due", missed))
    asked_about, ruled = reports_figures.number_of_interpretations(days)
    return [
        *promise_lines,
        ("Holding replies", f"{reports_figures.number_of_holding_replies(days):,}"),
        ("Questions about what the protocol means", f"{asked_about:,}"),
        ("Rulings on a clause", f"{ruled:,}"),
    ]


def complaints_by_outcome(user: User) -> Context:
    """By outcome, of the last year that is over, as the page of figures has them: nothing small
    of what this person does not read for an office."""
    year = figures.years_with_figures(timezone.localdate())[0]
    page: dict[str, Any] = figures.figures_for(user, year)
    tables, own = dict(page["tables"]), dict(page["own_tables"])
    return {"year": year, "lines": tables["By outcome"], "own": own.get("By outcome", [])}
