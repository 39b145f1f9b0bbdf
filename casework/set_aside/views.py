"""The page of what the portal could not do, and having one tried again at once."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from casework.http import PortalRequest
from casework.set_aside import policy
from casework.set_aside.models import SetAside
from foundation.paging import page_of


@require_safe
def set_aside_page(request: PortalRequest) -> HttpResponse:
    refuse_unless_shown_failures(request)
    rows = SetAside.objects.visible_to(request.user)
    shown = page_of(rows, "failed_at", request.GET.get("after", ""))
    address = reverse("set-aside")
    context = {
        "title": "What the portal could not do",
        "rows": shown.rows,
        "next_link": {"url": f"{address}?after={shown.after}"} if shown.after else None,
        "first_url": "" if shown.is_first else address,
    }
    return render(request, "casework/set_aside.html", context)


@require_POST
def try_again(request: PortalRequest, pk: int) -> HttpResponse:
    refuse_unless_shown_failures(request)
    rows = SetAside.objects.visible_to(request.user).filter(pk=pk)
    if not rows.update(again_at=timezone.now()):
        raise Http404
    messages.success(request, "It will be tried again at the next sweep")
    return redirect("set-aside")


def refuse_unless_shown_failures(request: PortalRequest) -> None:
    if not policy.can_see_set_aside(request.user):
        raise Http404
