"""Work from decisions: the list, recording work and marking it as done."""

from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from casework.http import PortalRequest, verb_page, visible_or_404
from enquiries.decisions import actions, policy
from enquiries.decisions.forms import DecidedWorkForm
from enquiries.models import DecidedWork
from foundation.forms import PortalForm
from foundation.paging import page_of
from foundation.types import Cleaned, Context
from protocols.behaviours import Behaviour
from protocols.models import Protocol

LIST_URL_NAME = "enquiries:decided"
WORK_FIELDS = ("key", "title", "text", "body", "decided_on", "minute", "service")


def version_or_404() -> Protocol:
    version = policy.version_asking(timezone.localdate())
    if version is None:
        raise Http404
    return version


@require_safe
def decided_work_list(request: PortalRequest) -> HttpResponse:
    """The work this person can see, newest first, with the date it was done."""
    version, user = version_or_404(), request.user
    policy.can_see_decided_work(user).or_raise()
    rows = DecidedWork.objects.visible_to(user).select_related("service", "recorded_by")
    page = page_of(rows, "recorded_at", request.GET.get("after", ""), newest=True)
    following = {"url": f"?{urlencode({'after': page.after})}", "label": "Earlier"}
    context = {
        "title": "Work from decisions",
        "clause": version.cite_for(Behaviour.WORK_FROM_DECISIONS),
        "rows": [(row, bool(policy.can_finish_work(user, row))) for row in page.rows],
        "records": bool(policy.can_record_work(user, version)),
        "next_link": following if page.after else None,
        "first_url": "" if page.is_first else "?",
        "desk": True,
        "back": (reverse("enquiries:queue"), "Back to the list"),
    }
    return render(request, "enquiries/decided.html", context)


def form_context(heading: str, button: str, **more: object) -> Context:
    return {
        "heading": heading,
        "button": button,
        "desk": True,
        "cancel_url": reverse(LIST_URL_NAME),
        "back": (reverse(LIST_URL_NAME), "Back to work from decisions"),
    } | more


@require_http_methods(["GET", "POST"])
def record_work_page(request: PortalRequest) -> HttpResponse:
    version, user = version_or_404(), request.user

    def do(cleaned: Cleaned) -> None:
        fields = {name: cleaned[name] for name in WORK_FIELDS}
        actions.record_work(version, DecidedWork(**fields), by=user)

    clause = version.cite_for(Behaviour.WORK_FROM_DECISIONS)
    lead = "Officers carry out decisions that are minuted, so say where this one is recorded."
    return verb_page(
        request,
        form_context("Record work from a decision", "Record work", lead=lead, clause=clause),
        form=DecidedWorkForm,
        version=version,
        may=policy.can_record_work(user, version),
        do=do,
        done="Work recorded",
        to=LIST_URL_NAME,
        reads_first=True,
    )


@require_http_methods(["GET", "POST"])
def finish_work_page(request: PortalRequest, pk: int) -> HttpResponse:
    version_or_404()
    user = request.user
    work = visible_or_404(DecidedWork.objects.select_related("service"), user, pk=pk)
    return verb_page(
        request,
        form_context(
            f"Mark as done: {work.title}", "Mark as done", overline=f"{work.body}, {work.minute}"
        ),
        form=PortalForm,
        may=policy.can_finish_work(user, work),
        do=lambda cleaned: actions.finish_work(work, by=user),
        done="Work marked as done",
        to=LIST_URL_NAME,
        reads_first=True,
    )
