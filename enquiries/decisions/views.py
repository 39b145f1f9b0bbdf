"""Work from decisions: the list, recording work and marking it as done."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from casework.http import PortalRequest, act, visible_or_404
from enquiries.case import content
from enquiries.decisions import actions
from enquiries.decisions.forms import DecisionForm
from enquiries.models import DecidedWork
from foundation.forms import PortalForm
from foundation.paging import page_of
from protocols.models import Protocol

LIST = "enquiries:decided"
SAID = ("title", "text", "body", "decided_on", "minute", "service")


def version_or_404() -> Protocol:
    version = actions.version_asking(timezone.localdate())
    if version is None:
        raise Http404
    return version


@require_safe
def listing(request: PortalRequest) -> HttpResponse:
    """The work this person can see, newest first, with the date it was done."""
    version, user = version_or_404(), request.user
    actions.can_see(user).or_raise()
    rows = DecidedWork.objects.visible_to(user).select_related("service", "recorded_by")
    found = page_of(rows, "recorded_at", request.GET.get("after", ""), newest=True)
    following = {"url": f"?{urlencode({'after': found.after})}", "label": "Earlier"}
    context = {
        "title": "Work from decisions",
        "clause": content.cited(version, version.asks_for(actions.BEHAVIOUR)),
        "rows": [(row, bool(actions.can_finish(user, row))) for row in found.rows],
        "records": bool(actions.can_record(user, version)),
        "next_link": following if found.after else None,
        "first_url": "" if found.is_first else "?",
        "desk": True,
        "back": (reverse("enquiries:queue"), "Back to the list"),
    }
    return render(request, "enquiries/decided.html", context)


def around(heading: str, button: str, **more: Any) -> dict[str, Any]:
    return {
        "heading": heading,
        "button": button,
        "desk": True,
        "cancel_url": reverse(LIST),
        "back": (reverse(LIST), "Back to work from decisions"),
    } | more


@require_http_methods(["GET", "POST"])
def record(request: PortalRequest) -> HttpResponse:
    version, user = version_or_404(), request.user

    def do(cleaned: dict[str, Any]) -> None:
        said = {name: cleaned[name] for name in SAID}
        actions.record(version, DecidedWork(**said), by=user)

    clause = content.cited(version, version.asks_for(actions.BEHAVIOUR))
    lead = "Officers carry out decisions that are minuted, so say where this one is recorded."
    return act(
        request,
        around("Record work from a decision", "Record work", lead=lead, clause=clause),
        form=DecisionForm,
        may=actions.can_record(user, version),
        do=do,
        done="Work recorded",
        to=LIST,
        reads_first=True,
    )


@require_http_methods(["GET", "POST"])
def finish(request: PortalRequest, pk: int) -> HttpResponse:
    version_or_404()
    user = request.user
    work = visible_or_404(DecidedWork.objects.select_related("service"), user, pk=pk)
    return act(
        request,
        around(
            f"Mark as done: {work.title}", "Mark as done", overline=f"{work.body}, {work.minute}"
        ),
        form=PortalForm,
        may=actions.can_finish(user, work),
        do=lambda cleaned: actions.finish(work, by=user),
        done="Work marked as done",
        to=LIST,
        reads_first=True,
    )
