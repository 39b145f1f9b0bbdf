"""Versions of the protocol: start, view, adopt, withdraw and compare."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from foundation.forms import DecidingForm, form_for
from foundation.types import Cleaned, Context
from foundation.verdict import Verdict
from people.models import User
from people.request import SignedIn
from protocols import policy
from protocols.drafting import actions, version_page
from protocols.drafting.forms import AdoptForm, BeginForm, CompareForm, WithdrawForm
from protocols.http import DONE, attempt, version_or_404, version_url
from protocols.models import Protocol
from protocols.settings import comparing

QUESTION = "protocols/question.html"


@require_safe
def version_list(request: SignedIn) -> HttpResponse:
    """Every version that this person may see, the newest first."""
    versions = Protocol.objects.visible_to(request.user)
    context = version_page.version_list_context(versions, request.user, timezone.localdate())
    return render(request, "protocols/versions.html", context)


@require_safe
def version_detail(request: SignedIn, number: int) -> HttpResponse:
    protocol = version_or_404(request.user, number)
    context = version_page.version_context(protocol, request.user, timezone.localdate())
    return render(request, "protocols/version.html", context)


@require_http_methods(["GET", "POST"])
def start_draft(request: SignedIn) -> HttpResponse:
    """?from= names the version that is chosen beforehand."""
    policy.can_draft(request.user).or_raise()
    versions = Protocol.objects.visible_to(request.user).adopted().order_by("-number")
    chosen = {"start": f"version-{request.GET.get('from', '')}"}
    form = form_for(request, BeginForm, starts=version_page.draft_starts(versions), initial=chosen)
    if request.method == "POST" and form.is_valid():
        begun = begin_draft(form.cleaned_data, request.user)
        messages.success(request, f"Draft version {begun.number} started")
        return redirect(version_url(begun))
    back = (reverse("protocols:versions"), "Back to versions")
    context = {"heading": "Start a draft", "button": "Start draft", "back": back, "form": form}
    return render(request, QUESTION, context)


def begin_draft(typed: Cleaned, by: User) -> Protocol:
    """A draft from a preset, or from a version that this person may see; pressed twice, one."""
    start, more = typed["start"], {"name": typed["name"], "key": typed["key"], "by": by}
    if not start.startswith("version-"):
        return actions.draft_from_preset(start, **more)
    version = version_or_404(by, int(start.removeprefix("version-")))
    return actions.draft_from_version(version, **more)


@require_http_methods(["GET", "POST"])
def offer(request: SignedIn, number: int) -> HttpResponse:
    protocol = version_or_404(request.user, number)

    def do(typed: Cleaned) -> None:
        actions.offer_version(protocol, by=request.user, shown=typed["shown"])

    may, context = policy.can_offer(request.user, protocol), version_page.offer_context(protocol)
    return decision_page(request, protocol, DecidingForm, may, do, context)


@require_http_methods(["GET", "POST"])
def adopt(request: SignedIn, number: int) -> HttpResponse:
    protocol = version_or_404(request.user, number)

    def do(typed: Cleaned) -> None:
        day, minute, shown = typed["effective_from"], typed["minute"], typed["shown"]
        by = request.user
        actions.adopt_version(protocol, effective_from=day, minute=minute, by=by, shown=shown)

    context = version_page.adopt_context(protocol, timezone.localdate())
    seen = request.POST.get("shown", "")
    context["since"] = version_page.changes_since(protocol, seen) if request.POST else None
    may, mark = policy.can_adopt(request.user, protocol), str(protocol.revision)
    return decision_page(request, protocol, AdoptForm, may, do, context | {"shown": mark})


@require_http_methods(["GET", "POST"])
def withdraw(request: SignedIn, number: int) -> HttpResponse:
    protocol = version_or_404(request.user, number)

    def do(typed: Cleaned) -> None:
        actions.withdraw_version(protocol, by=request.user, shown=typed["shown"])

    today = timezone.localdate()
    may = policy.can_withdraw(request.user, protocol, today)
    context = version_page.withdraw_context(protocol, today)
    context["shown"] = actions.adoption_mark(protocol)
    return decision_page(request, protocol, WithdrawForm, may, do, context)


def decision_page(
    request: SignedIn,
    protocol: Protocol,
    kind: type[DecidingForm],
    may: Verdict,
    do: Callable[[Cleaned], None],
    context: Context,
) -> HttpResponse:
    """GET asks, POST does it; a refusal at the POST keeps what was typed. `shown` of the context
    names what the page shows."""
    if request.method != "POST":
        may.or_raise()
    form = form_for(request, kind, initial={"shown": context["shown"]})
    status = attempt(form, may, do) if request.method == "POST" else 200
    if status == DONE:
        messages.success(request, str(context["done"]))
        return redirect(version_url(protocol))
    return render(request, QUESTION, context | {"form": form}, status=status)


@require_safe
def compare_versions(request: SignedIn) -> HttpResponse:
    """Any two versions that this person may see; the choice is in the address."""
    seen = Protocol.objects.visible_to(request.user).order_by("-number")
    form = CompareForm(data=request.GET or None, versions=version_page.version_choices(seen))
    context = {
        "form": form,
        "desk": True,
        "back": (reverse("protocols:versions"), "Back to versions"),
    }
    if form.is_valid():
        first, second = (seen.numbered(form.cleaned_data[name]) for name in ("first", "second"))
        if first and second:
            context |= comparing.comparison_context(
                first, second, everything=form.cleaned_data["show"] == "all"
            )
    return render(request, "protocols/compare.html", context)
