"""The list of politically restricted posts, and what its holders confirm each year."""

import re
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from foundation.forms import form_for
from foundation.verdict import ALLOWED
from people.request import SignedIn
from protocols import guidance, policy
from protocols.behaviours import Behaviour
from protocols.choices import Side
from protocols.confirmations.views import safe_next_url
from protocols.http import DONE, attempt
from protocols.models import Protocol
from protocols.reading import guides
from protocols.restricted_posts import actions
from protocols.restricted_posts.forms import ReleaseForm, RestrictForm, RestrictionForm

PAGE = 25
LIST = "protocols:restricted"


def restricting_version_or_404(today: date) -> Protocol:
    version = actions.version_restricting_posts(today)
    if version is None:
        raise Http404
    return version


@require_safe
def listing(request: SignedIn) -> HttpResponse:
    """Who is on it, and who has not confirmed this year; a page at a time from ?from=."""
    today = timezone.localdate()
    version, user = restricting_version_or_404(today), request.user
    policy.can_see_restricted(user).or_raise()
    lines = actions.restricted_post_lines(today)
    from_row = request.GET.get("from", "")
    start = min(int(from_row), len(lines)) if re.fullmatch("[0-9]{1,6}", from_row) else 0
    left = len(lines) - start - PAGE
    following = {"url": f"?from={start + PAGE}", "label": f"Next {min(left, PAGE)}"}
    context = {
        "title": "Politically restricted posts",
        "protocol": version,
        "clause": version.cite_for(Behaviour.RESTRICTED_POSTS),
        "lines": lines[start : start + PAGE],
        "number": len(lines),
        "overdue": sum(line.overdue for line in lines),
        "keeps": bool(policy.can_keep_restricted(user)),
        "first_url": "?" if start else "",
        "next_link": following if left > 0 else None,
        "desk": True,
        "back": (reverse("protocols:in_force"), "Back to the protocol"),
    }
    return render(request, "protocols/restricted.html", context)


@require_http_methods(["GET", "POST"])
def restrict(request: SignedIn) -> HttpResponse:
    today = timezone.localdate()
    restricting_version_or_404(today)
    may = policy.can_keep_restricted(request.user)
    may.or_raise()
    form = form_for(request, RestrictForm, today=today, initial={"starts_on": today})
    status = 200
    if request.method == "POST":
        status = attempt(
            form,
            may,
            lambda typed: actions.restrict_post(
                typed["post"], starts_on=typed["starts_on"], by=request.user
            ),
        )
    if status == DONE:
        messages.success(request, "Post added to the list")
        return redirect(LIST)
    context = {
        "heading": "Add a politically restricted post",
        "lead": "The post holder must read what the post does not allow and confirm this, now and"
        " every year.",
        "button": "Add to the list",
    }
    return render(
        request, "question_page.html", context | list_question_context(form), status=status
    )


@require_http_methods(["GET", "POST"])
def release(request: SignedIn, pk: int) -> HttpResponse:
    today = timezone.localdate()
    restricting_version_or_404(today)
    may = policy.can_keep_restricted(request.user)
    may.or_raise()
    row = actions.restricted_post_by_key(pk, today)
    if row is None:
        raise Http404
    form = form_for(request, ReleaseForm, initial={"ends_on": row.ends_on or today})
    status = 200
    if request.method == "POST":
        status = attempt(
            form,
            may,
            lambda typed: actions.end_restriction(row, ends_on=typed["ends_on"], by=request.user),
        )
    if status == DONE:
        messages.success(request, "Last day of the restriction saved")
        return redirect(LIST)
    context = {
        "heading": f"End the restriction: {actions.restriction_called(row)}",
        "button": "Save the last day",
    }
    return render(
        request, "question_page.html", context | list_question_context(form), status=status
    )


def list_question_context(form: object) -> dict[str, object]:
    back = reverse(LIST)
    return {"form": form, "cancel_url": back, "back": (back, "Back to the list")}


@require_http_methods(["GET", "POST"])
def own_restriction(request: SignedIn) -> HttpResponse:
    """What the holder's own post forbids. ?next= is where they were going."""
    today, user = timezone.localdate(), request.user
    version, row = restricting_version_or_404(today), actions.restricted_post_of(user, today)
    if row is None:
        raise Http404
    to, must_confirm = safe_next_url(request), actions.must_confirm_restriction(user, today)
    form, status = form_for(request, RestrictionForm), 200
    if request.method == "POST":
        status = attempt(form, ALLOWED, lambda _: actions.confirm_restriction(version, by=user))
    if status == DONE:
        messages.success(request, "Confirmed. We will ask you again in a year")
        return redirect(to)
    clauses = guides.clauses_for_behaviour(version, Behaviour.RESTRICTED_POSTS, Side.OFFICER)
    context = {
        "title": "Your post is politically restricted",
        "protocol": version,
        "post": row.post.post,
        "since": row.starts_on,
        "points": [guidance.guidance_sentence(clause, version) for clause in clauses],
        "read": actions.last_restriction_read(user),
        "form": form if must_confirm else None,
        "to": to,
        "back": (reverse("protocols:expected"), "What is expected of you"),
    }
    return render(request, "protocols/restriction.html", context, status=status)
