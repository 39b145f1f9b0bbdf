"""Pages of figures on answers to enquiries."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from casework.exports.links import download_links
from casework.http import PortalRequest
from people.models import User
from reports import policy
from reports.dashboard.asked import dashboard_asked_for
from reports.dashboard.content import Dashboard, dashboard_context, table_asked_for
from reports.policy import WHOSE_IN_WORDS, Whose


@require_safe
def dashboard_page(request: PortalRequest) -> HttpResponse:
    """Figures of one sort of enquiries in one table; ?whose= and ?by= choose which."""
    user, dashboard = request.user, dashboard_asked_for(request.user, request.GET)
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
        "downloads": download_links(
            "figures", f"?{query_of(dashboard, whose)}", what="all these tables"
        ),
        "desk": not user.is_member,
    }
    return render(request, "reports/dashboard.html", context)


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
