"""Pages of the expectations: reading and confirming them, and the list of people who have not."""

import re
from collections.abc import Callable
from datetime import date
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_safe

from foundation.forms import form_for
from foundation.types import Cleaned, Context
from foundation.verdict import Verdict
from people.models import User
from people.request import SignedIn
from protocols import policy
from protocols.confirmations import actions, expected
from protocols.confirmations.forms import ExpectedForm
from protocols.http import DONE, attempt, url_if_there
from protocols.models import Protocol
from protocols.restricted_posts.actions import restriction_guidance
from protocols.version_cache import in_force_or_none

PAGE = 25
NEWER_VERSION = (
    "A new version of the protocol has come into force. Read this version before you confirm"
)


@require_http_methods(["GET", "POST"])
def what_is_expected(request: SignedIn) -> HttpResponse:
    """?next= is where somebody was going, who is sent there once they have confirmed."""
    today = timezone.localdate()
    in_force = in_force_or_none(today)
    if in_force is None:
        return render(request, "protocols/none.html", {"title": "What is expected"})
    version, status = expected.version_to_confirm(request.user, today), 200
    context = expected.expected_context(request.user, in_force, version)
    to = safe_next_url(request)
    if version:
        own = expected.own_tick_labels(version, request.user.side)
        initial = {"version": version.number}
        form: ExpectedForm = form_for(request, ExpectedForm, own=own, initial=initial)
        if request.method == "POST":
            if request.POST.get("version") != str(version.number):
                messages.error(request, NEWER_VERSION)
                return redirect(f"{request.path}?{urlencode({'next': to})}")
            status = attempt(form, *acknowledging(request.user, form, version))
            if status == DONE:
                messages.success(
                    request, "You have confirmed that you have read what is expected of you"
                )
                return redirect(to)
        context["form"] = form
    elif request.method == "POST":
        return redirect(to)
    context |= {"to": to, **other_expectations(request.user, today)}
    return render(request, "protocols/expected.html", context, status=status)


def acknowledging(
    user: User, form: ExpectedForm, version: Protocol
) -> tuple[Verdict, Callable[[Cleaned], None]]:
    """Whether this person may confirm it, and how it is done."""

    def do(typed: Cleaned) -> None:
        actions.acknowledge(version, ticked=form.ticked(), by=user)

    return policy.can_acknowledge(user, version), do


def other_expectations(user: User, today: date) -> Context:
    """What else the page shows next to what is expected of a side."""
    return {
        "complaint": complaint_url(user),
        "restricted": restriction_guidance(user, today),
    }


def complaint_url(user: User) -> str:
    """Where this person can complain, which never requires confirming first."""
    return url_if_there("complaints:begin") if policy.can_complain(user) else ""


def safe_next_url(request: SignedIn) -> str:
    """A page of this portal that was asked for, or the home page."""
    url = request.POST.get("next", request.GET.get("next", ""))
    safe = url_has_allowed_host_and_scheme(url, allowed_hosts=None)
    return url if safe and url.startswith("/") else reverse("home")


@require_safe
def outstanding(request: SignedIn) -> HttpResponse:
    """Who still has to confirm the version in force, by name, a page at a time from ?from=."""
    policy.can_see_outstanding(request.user).or_raise()
    today = timezone.localdate()
    version = in_force_or_none(today)
    if version is None:
        return render(request, "protocols/none.html", {"title": "Who still has to confirm"})
    people = expected.unconfirmed_people(version, today)
    from_row = request.GET.get("from", "")
    start = min(int(from_row), len(people)) if re.fullmatch("[0-9]{1,6}", from_row) else 0
    shown, left = people[start : start + PAGE], len(people) - start - PAGE
    following = {"url": f"?from={start + PAGE}", "label": f"Next {min(left, PAGE)}"}
    context = {
        "title": "Who still has to confirm",
        "protocol": version,
        "people": shown,
        "number": len(people),
        "confirmed": version.acknowledgements.count(),
        "first_url": "?" if start else "",
        "next_link": following if left > 0 else None,
        "desk": True,
        "back": (reverse("protocols:in_force"), "Back to the protocol"),
    }
    return render(request, "protocols/outstanding.html", context)
