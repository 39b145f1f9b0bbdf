"""Pages for the officers responsible for the protocol: how well it is followed, and reviews."""

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
from enquiries.models import Enquiry
from foundation.fields import TypedDay
from foundation.forms import form_for
from foundation.paging import Page, page_of
from foundation.verdict import denied
from people.models import User
from protocols import policy
from protocols.http import DONE, attempt
from protocols.models import Protocol, Review
from protocols.records import actions
from protocols.version_cache import in_force
from reports import figures as reports_figures
from reports.figures import Days
from reports.forms import DaysForm, ReviewForm

BACK = "Back to the protocol"
SHOWN = 10  # reviews on the page, the newest first


def asked(query: QueryDict) -> tuple[DaysForm, Days]:
    """The time that the address names; the last twelve months where it names none that can be."""
    usual = reports_figures.year_to(timezone.localdate())
    if "since_day" not in query:
        return DaysForm(initial=usual._asdict()), usual
    form = DaysForm(query)
    return form, form.days if form.is_valid() else usual


def address(days: Days, **more: str) -> str:
    """The query that names a time."""
    parts = {
        f"{name}_{part}": getattr(day, part)
        for name, day in days._asdict().items()
        for part in TypedDay._fields
    }
    return "?" + urlencode(parts | more)


def version_today() -> Protocol | None:
    try:
        return in_force(timezone.localdate())
    except Protocol.DoesNotExist:
        return None


def cited(version: Protocol | None, behaviour: str) -> tuple[str, str] | None:
    number = version.asks_for(behaviour) if version else ""
    return (version.clause_name(number), version.clause_url(number)) if version and number else None


@require_safe
def report(request: PortalRequest) -> HttpResponse:
    """What was promised, refused, overruled and late in a time; ?show= chooses the list."""
    policy.can_see_working(request.user).or_raise()
    form, days = asked(request.GET)
    now, version = timezone.now(), version_today()
    show = "declined" if request.GET.get("show") == "declined" else "late"
    context = {
        "title": "How well the protocol is followed",
        "form": form,
        "days": days,
        "promises": reports_figures.promises(days, now),
        "declined": reports_figures.declined_by_clause(days),
        "challenged": reports_figures.challenged(days),
        "documents": reports_figures.documents(days, timezone.localdate()),
        "choices": [
            (label, "", address(days, show=key), key == show)
            for key, label in (("late", "Late answers"), ("declined", "Declined enquiries"))
        ],
        "show": show,
        "clause": cited(version, "monitoring-report"),
        "desk": True,
        "back": (reverse("protocols:in_force"), BACK),
    }
    return render(request, "portal/monitoring.html", context | listed(request, show, days))


def listed(request: PortalRequest, show: str, days: Days) -> dict[str, Any]:
    """One page of the list, each case by its reference, a link where this reader may see it."""
    after = request.GET.get("after", "")
    found: Page[Any]
    if show == "late":
        found = page_of(reports_figures.late(days, timezone.now()), "due_at", after)
    else:
        declined = reports_figures.declined(days).select_related("case", "case__protocol")
        found = page_of(declined.defer("case__search", "body"), "sent_at", after)
    urls = seen(found.rows, request.user)
    following = address(days, show=show, after=found.after)
    return {
        "rows": [(row, urls.get(row.case_id, "")) for row in found.rows],
        "next_link": {"url": following, "label": "Next page"} if found.after else None,
        "first_url": "" if found.is_first else address(days, show=show),
    }


def seen(rows: list[Any], user: User) -> dict[int, str]:
    visible = Enquiry.objects.visible_to(user).filter(pk__in=[row.case_id for row in rows])
    return {case.pk: case.get_absolute_url() for case in visible.only("pk")}


@require_http_methods(["GET", "POST"])
def review(request: PortalRequest) -> HttpResponse:
    """The figures of a time, the reviews before, and the form of a new one (Oxford 23.17)."""
    policy.can_see_working(request.user).or_raise()
    user, version, (form, days) = request.user, version_today(), asked(request.GET)
    may = policy.can_review(user, version) if version else denied("No protocol is in force.")
    figures_now, status = lines(days), 200
    written = form_for(request, ReviewForm)
    if request.method == "POST" and version:

        def do(typed: dict[str, Any]) -> None:
            told = {"found": typed["found"], "key": typed["key"], "figures": figures_now}
            actions.review(version, days=(days.since, days.until), **told, by=user)

        status = attempt(written, may, do)
        if status == DONE:
            messages.success(request, "Review recorded")
            return redirect("review")
    context = around(version, days) | {"days_form": form, "lines": figures_now}
    context |= {"form": written if may or request.method == "POST" else None, "closed": may.reason}
    return render(request, "portal/review.html", context, status=status)


def around(version: Protocol | None, days: Days) -> dict[str, Any]:
    """What stands around the figures and the form of a review."""
    return {
        "title": "Review of the protocol",
        "days": days,
        "complaints": complaints(),
        "reviews": Review.objects.select_related("protocol")[:SHOWN],
        "clause": cited(version, "review-page"),
        "report": reverse("monitoring") + address(days),
        "desk": True,
        "back": (reverse("protocols:in_force"), BACK),
    }


def lines(days: Days) -> list[tuple[str, str]]:
    """The figures of a time as they are shown, and kept with a review of it."""
    found: list[tuple[str, str]] = []
    for row in reports_figures.promises(days, timezone.now()):
        found.append((f"{row.label}: kept on time", f"{row.in_time:,} of {row.begun:,}"))
        found.append((f"{row.label}: missed", f"{row.missed:,}"))
    asked_about, ruled = reports_figures.questions_of_interpretation(days)
    return [
        *found,
        ("Holding replies", f"{reports_figures.holding_replies(days):,}"),
        ("Questions about what the protocol means", f"{asked_about:,}"),
        ("Rulings on a clause", f"{ruled:,}"),
    ]


def complaints() -> dict[str, Any]:
    """By outcome, of the last year that is over, as the page of figures has them: nothing small."""
    page: dict[str, Any] = figures.page(figures.years(timezone.localdate())[0])
    tables = dict(page["tables"])
    return {"year": page["year"], "lines": tables["By outcome"]}
