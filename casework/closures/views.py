"""The pages of the calendar: a year of it, and what a change moves before it is made."""

import re
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from casework.closures import actions, policy, preview
from casework.closures.actions import Change
from casework.closures.forms import (
    ClosureDayForm,
    ClosureListForm,
    ClosuresForm,
    PortalForm,
    form_for,
)
from casework.closures.redating import fingerprint
from casework.http import PortalRequest
from protocols.calendar import calendar_with
from protocols.choices import Division
from protocols.models import Protocol
from protocols.version_cache import in_force
from protocols.words import full_day

KEPT = "concordat.closures"  # where the session keeps days that are typed and not yet added
FORMS: dict[str, tuple[type[ClosuresForm], str]] = {
    "day": (ClosureDayForm, "Add a closure day"),
    "list": (ClosureListForm, "Paste a list of closure days"),
}


def division_in_force() -> str:
    try:
        return in_force(timezone.localdate()).division
    except Protocol.DoesNotExist:
        return Division.ENGLAND_AND_WALES


@require_safe
def calendar(request: PortalRequest) -> HttpResponse:
    """One year: the council's closure days, and the bank holidays of one division."""
    policy.can_edit_calendar(request.user).or_raise()
    today = timezone.localdate()
    ours = division_in_force()
    division = request.GET.get("division", ours)
    division = division if division in Division.values else ours
    first, last = preview.years(today)
    year = asked_year(request.GET.get("year", ""), first, last, today)
    return render(
        request,
        "casework/calendar.html",
        {
            "title": "Calendar and closure days",
            "back": (reverse("protocols:in_force"), "Back to the protocol"),
            "desk": True,
            "year": year,
            "closures": preview.closures(year, today),
            "holidays": preview.holidays(division, year),
            "division": Division(division).label,
            "divisions": division_links(year, division, ours),
            "previous_link": year_link(year - 1, division) if year > first else None,
            "next_link": year_link(year + 1, division) if year < last else None,
        },
    )


def asked_year(asked: str, first: int, last: int, today: date) -> int:
    """The year of the address, if anything is known of it; else this one."""
    year = int(asked) if re.fullmatch("[0-9]{4}", asked) else today.year
    return year if first <= year <= last else today.year


def year_link(year: int, division: str) -> dict[str, str]:
    return {"url": address(year, division), "label": str(year)}


def address(year: int, division: str) -> str:
    return "?" + urlencode({"year": year, "division": division})


def division_links(year: int, shown: str, ours: str) -> list[tuple[str, str, str, bool]]:
    return [
        (
            f"{label} (used by this council)" if value == ours else label,
            "",
            address(year, value),
            value == shown,
        )
        for value, label in Division.choices
    ]


@require_http_methods(["GET", "POST"])
def add(request: PortalRequest, how: str) -> HttpResponse:
    """Type a day, or paste a list; nothing is added before what it moves has been shown."""
    policy.can_edit_calendar(request.user).or_raise()
    kind, heading = FORMS[how]
    form: Any = form_for(request, kind)
    form.about(calendar_with(division_in_force()), timezone.localdate())
    if request.method == "POST" and form.is_valid():
        request.session[KEPT] = [(day.isoformat(), why) for day, why in form.closures]
        return redirect("casework:check-days")
    back = reverse("casework:calendar")
    return render(
        request,
        "question_page.html",
        {
            "heading": heading,
            "form": form,
            "button": "See which dates would move",
            "cancel_url": back,
            "desk": True,
            "back": (back, "Back to the calendar"),
        },
    )


@require_http_methods(["GET", "POST"])
def check(request: PortalRequest) -> HttpResponse:
    """Which promises the typed days would move; POST adds the days and moves them."""
    policy.can_edit_calendar(request.user).or_raise()
    kept = request.session.get(KEPT)
    if not kept:
        return redirect("casework:calendar")
    change = Change(adding=tuple((date.fromisoformat(day), why) for day, why in kept))
    return confirm(request, change)


@require_http_methods(["GET", "POST"])
def remove(request: PortalRequest, day: str) -> HttpResponse:
    """Which promises would move back; POST takes the day out and moves them."""
    policy.can_edit_calendar(request.user).or_raise()
    closure = preview.closure_on(day)
    if closure is None or closure.day < timezone.localdate():
        raise Http404
    return confirm(request, Change(removing=(closure.day,)))


def confirm(request: PortalRequest, change: Change) -> HttpResponse:
    """Show what a change moves, or make it. It is made only if it is the one that was shown, and
    moves what was shown: another window may have typed other days, and work goes on."""
    form: PortalForm = form_for(request, PortalForm)
    days_shown, _, moves_shown = request.POST.get("change", "").partition("=")
    if request.method == "POST" and days_shown == mark(change):
        try:
            moved = actions.change_days(change, by=request.user, shown=moves_shown)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            request.session.pop(KEPT, None)
            messages.success(request, done(change, moved))
            return redirect("casework:calendar")
    elif request.method == "POST":
        form.add_error(None, "These are not the days you were shown. Check again, then confirm")
    status = 409 if form.errors else 200
    return render(request, "casework/check.html", page(request, change, form), status=status)


def mark(change: Change) -> str:
    """A change as the confirming form names it."""
    return " ".join([*(f"+{day}" for day, _ in change.adding), *(f"-{d}" for d in change.removing)])


def done(change: Change, moved: int) -> str:
    touched = [*dict(change.adding), *change.removing]
    what = full_day(touched[0]) if len(touched) == 1 else f"{len(touched)} days"
    verb = "added" if change.adding else "removed"
    if not moved:
        return f"{what} {verb}. No dates moved"
    return f"{what} {verb}, and {dates(moved)} moved"


def page(request: PortalRequest, change: Change, form: PortalForm) -> dict[str, Any]:
    now = timezone.now()
    rows = preview.would_move(change, now)
    asked = request.GET.get("from", "")
    start = min(int(asked), len(rows)) if re.fullmatch("[0-9]{1,6}", asked) else 0
    shown, left = rows[start : start + preview.PAGE], len(rows) - start - preview.PAGE
    number = len(change.adding)
    what = "this day" if number + len(change.removing) == 1 else f"these {number} days"
    return {
        "heading": f"Check before you {'add' if change.adding else 'remove'} {what}",
        "finding": preview.finding(len(rows), change),
        "change": change,
        "mark": f"{mark(change)}={fingerprint(row.told for row in rows)}",
        "form": form,
        "rows": preview.linked(shown, request.user),
        "caption": f"{start + 1:,} to {start + len(shown):,} of {len(rows):,}",
        "also": preview.also(now),
        "button": f"{'Add' if change.adding else 'Remove'} {what}"
        + (f" and move {dates(len(rows))}" if rows else ""),
        "back": (reverse("casework:calendar"), "Back to the calendar"),
        "desk": True,
        "first_url": "?" if start else "",
        "next_link": {
            "url": f"?from={start + preview.PAGE}",
            "label": f"Next {min(left, preview.PAGE)}",
        }
        if left > 0
        else None,
    }


def dates(number: int) -> str:
    return "1 date" if number == 1 else f"{number:,} dates"
