"""Pages of figures on answers to enquiries, and the same figures as a file."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from casework.http import PortalRequest
from foundation.spreadsheets import CONTENT_TYPES, CSV
from people.models import User
from reports import policy
from reports.dashboard.content import Dashboard, dashboard_context, dashboard_of, table_asked_for
from reports.dashboard.forms import NarrowForm
from reports.dashboard.spreadsheet import dashboard_csv
from reports.policy import WHOSE_IN_WORDS, Whose


@require_safe
def dashboard_page(request: PortalRequest) -> HttpResponse:
    """Figures of one sort of enquiries in one table; ?whose= and ?by= choose which."""
    user, dashboard = request.user, dashboard_asked_for(request)
    whose = dashboard.reader.whose
    table = table_asked_for(dashboard, request.GET.get("by", ""))
    by = table.key if table else ""
    context = dashboard_context(dashboard, table, timezone.now()) | {
        "title": "Figures on answers",
        "whose": WHOSE_IN_WORDS[whose],
        "is_own": whose == Whose.OWN,
        "choices": choices_of(user, dashboard),
        "tables": [
            (one.title, "", f"?{query_of(dashboard, whose, by=one.key)}", one.key == by)
            for one in dashboard.tables
        ],
        "csv": f"{reverse('reports-csv')}?{query_of(dashboard, whose)}",
        "desk": not user.is_member,
    }
    return render(request, "reports/dashboard.html", context)


@require_safe
def dashboard_file(request: PortalRequest) -> HttpResponse:
    """The tables of the page as CSV. No enquiry is in it, so nothing is recorded."""
    dashboard = dashboard_asked_for(request)
    name = f"answers-{dashboard.form.period.first.isoformat()}.csv"
    return HttpResponse(
        dashboard_csv(dashboard),
        content_type=CONTENT_TYPES[CSV],
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def dashboard_asked_for(request: PortalRequest) -> Dashboard:
    """Raises PermissionDenied with the reason."""
    user, whose = request.user, whose_asked_for(request)
    policy.can_see_figures_of(user, whose).or_raise()
    today, only_quarters = timezone.localdate(), whose == Whose.FIELD
    asked = request.GET.dict() | {"whose": whose.value}
    form = NarrowForm(asked, today=today, only_quarters=only_quarters)
    return dashboard_of(user, whose, form, timezone.now())


def whose_asked_for(request: PortalRequest) -> Whose:
    """Those that the address names; without a name that we know, the first that there are."""
    asked = request.GET.get("whose", "")
    if asked in set(Whose):
        return Whose(asked)
    return next(iter(policy.whose_figures(request.user)), Whose.OWN)


def choices_of(user: User, dashboard: Dashboard) -> list[tuple[str, str, str, bool]]:
    """Links to a person’s other figures; none where there are no others."""
    found = policy.whose_figures(user)
    if len(found) < 2:
        return []
    return [
        (WHOSE_IN_WORDS[one], "", f"?{query_of(dashboard, one)}", one == dashboard.reader.whose)
        for one in found
    ]


def query_of(dashboard: Dashboard, whose: Whose, **more: str) -> str:
    return urlencode({**dashboard.form.chosen, "whose": whose.value, **more})
