"""Pages of holds: the list, a new one, and the end of one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from casework.http import PortalRequest, visible_or_404
from foundation.forms import PortalForm, form_for
from foundation.paging import page_of
from foundation.types import Cleaned, Context
from protocols.http import DONE, attempt
from retention import policy
from retention.holds import actions
from retention.holds.forms import HoldForm
from retention.models import Hold


@require_safe
def hold_list(request: PortalRequest) -> HttpResponse:
    """The newest first, those that have ended among them."""
    policy.can_place_hold(request.user).or_raise()
    rows = Hold.objects.visible_to(request.user).select_related("placed_by", "ended_by")
    shown = page_of(rows, "placed_at", request.GET.get("after", ""), newest=True)
    address, today = reverse("retention:holds"), timezone.localdate()
    context = {
        "title": "Holds",
        "rows": [(hold, hold.is_in_force(today)) for hold in shown.rows],
        "next_link": {"url": f"{address}?after={shown.after}"} if shown.after else None,
        "first_url": "" if shown.is_first else address,
        "back": (reverse("retention:schedule"), "Back to how long records are kept"),
        "desk": True,
    }
    return render(request, "retention/holds.html", context)


@require_http_methods(["GET", "POST"])
def place_hold_page(request: PortalRequest) -> HttpResponse:
    """?case= is the reference that is typed beforehand."""
    may = policy.can_place_hold(request.user)
    if request.method != "POST":
        may.or_raise()
    form = form_for(request, HoldForm, initial={"case": request.GET.get("case", "")[:30]})

    def do(typed: Cleaned) -> None:
        fields = {name: typed[name] for name in ("case", "name", "why", "until", "key")}
        actions.place_hold(**fields, by=request.user)

    status = attempt(form, may, do) if request.method == "POST" else 200
    if status == DONE:
        messages.success(request, "Hold placed")
        return redirect("retention:holds")
    context = hold_question("Place a hold", "Place hold") | {
        "form": form,
        "lead": "As long as a hold is in force, nothing that it covers is destroyed.",
    }
    return render(request, "question_page.html", context, status=status)


@require_http_methods(["GET", "POST"])
def end_hold_page(request: PortalRequest, hold_pk: int) -> HttpResponse:
    policy.can_place_hold(request.user).or_raise()
    hold = visible_or_404(Hold.objects.all(), request.user, pk=hold_pk)
    may = policy.can_end_hold(request.user, hold, timezone.localdate())
    if request.method != "POST":
        may.or_raise()
    form = form_for(request, PortalForm)

    def do(typed: Cleaned) -> None:
        actions.end_hold(hold, by=request.user)

    status = attempt(form, may, do) if request.method == "POST" else 200
    if status == DONE:
        messages.success(request, "Hold ended")
        return redirect("retention:holds")
    context = hold_question(f"End the hold on {hold.of_what}?", "End hold") | {
        "form": form,
        "lead": f"It was placed because: {hold.why} From now on, what it covered can be destroyed"
        " when it is due.",
    }
    return render(request, "question_page.html", context, status=status)


def hold_question(heading: str, button: str) -> Context:
    to = reverse("retention:holds")
    back = (to, "Back to holds")
    return {"heading": heading, "button": button, "cancel_url": to, "back": back, "desk": True}
