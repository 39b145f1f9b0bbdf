"""The page of emails not sent, and having one or all of them sent again."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from casework.http import PortalRequest
from casework.notices.overdue import stuck
from casework.unsent import actions, page, policy
from foundation.paging import page_of


@require_safe
def unsent_page(request: PortalRequest) -> HttpResponse:
    refuse_others(request)
    now = timezone.now()
    named = stuck(now).exclude(reference="").select_related("addressee")
    shown = page_of(named, "due_at", request.GET.get("after", ""))
    address = reverse("unsent")
    context = page.unsent_context(now) | {
        "lines": [page.line_of_notice(request.user, row, now) for row in shown.rows],
        "next_link": {"url": f"{address}?after={shown.after}"} if shown.after else None,
        "first_url": "" if shown.is_first else address,
    }
    return render(request, "casework/unsent.html", context)


@require_POST
def send_again_page(request: PortalRequest, pk: int) -> HttpResponse:
    refuse_others(request)
    now = timezone.now()
    if not stuck(now).exclude(reference="").filter(pk=pk).exists():
        raise Http404
    actions.send_again(pk, by=request.user)
    messages.success(request, "Email will be sent again within a minute")
    return redirect("unsent")


@require_POST
def send_all_page(request: PortalRequest) -> HttpResponse:
    refuse_others(request)
    actions.send_all_again(by=request.user)
    messages.success(request, "All emails will be sent again within a minute")
    return redirect("unsent")


def refuse_others(request: PortalRequest) -> None:
    if not policy.can_see_unsent(request.user):
        raise Http404
