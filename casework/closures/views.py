"""Calendar pages: a year of it, and the dates that a change moves before it is made."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from casework.closures import actions, policy, preview
from casework.closures.forms import (
    ClosureDayForm,
    ClosureListForm,
    ClosuresForm,
    ConfirmForm,
    PortalForm,
    form_for,
)
from casework.closures.preview import MovedRow
from casework.closures.redating import fingerprint_of_moves
from casework.http import PortalRequest
from foundation.types import Context
from people.models import User
from protocols.bank_holidays import holiday_warnings, last_good_check
from protocols.calendar import CalendarChange, calendar_with
from protocols.choices import Division
from protocols.deadlines.working_days import EarlyClosing
from protocols.version_cache import division_in_force
from protocols.words import full_day

TYPED_DAYS = "concordat.closures"  # where the session keeps days that are typed and not yet added
FORMS: dict[str, tuple[type[ClosuresForm], str]] = {
    "day": (ClosureDayForm, "Add a closure day"),
    "list": (ClosureListForm, "Paste a list of closure days"),
}


@require_safe
def calendar(request: PortalRequest) -> HttpResponse:
    """One year: the council's closure days, and the bank holidays of one division."""
    policy.can_edit_calendar(request.user).or_raise()
    today = timezone.localdate()
    ours = division_in_force()
    division = request.GET.get("division", ours)
    division = division if division in Division.values else ours
    first, last = preview.calendar_years(today)
    year = year_in_query(request.GET.get("year", ""), first, last, today)
    return render(
        request,
        "casework/calendar.html",
        {
            "title": "Calendar and closure days",
            "back": (reverse("protocols:in_force"), "Back to the protocol"),
            "desk": True,
            "year": year,
            "closures": preview.closures_of_year(year, today),
            "holidays": preview.holidays_of_year(division, year, today, ours=division == ours),
            "warnings": [one.sentence for one in holiday_warnings(ours, today)],
            "checked": last_good_check(),
            "division": Division(division).label,
            "divisions": division_links(year, division, ours),
            "previous_link": year_link(year - 1, division) if year > first else None,
            "next_link": year_link(year + 1, division) if year < last else None,
        },
    )


def year_in_query(typed: str, first: int, last: int, today: date) -> int:
    """The year of the address, if anything is known of it; else this one."""
    year = int(typed) if re.fullmatch("[0-9]{4}", typed) else today.year
    return year if first <= year <= last else today.year


def year_link(year: int, division: str) -> dict[str, str]:
    return {"url": calendar_address(year, division), "label": str(year)}


def calendar_address(year: int, division: str) -> str:
    return "?" + urlencode({"year": year, "division": division})


def division_links(year: int, chosen: str, ours: str) -> list[tuple[str, str, str, bool]]:
    return [
        (
            f"{label} (used by this council)" if value == ours else label,
            "",
            calendar_address(year, value),
            value == chosen,
        )
        for value, label in Division.choices
    ]


@require_http_methods(["GET", "POST"])
def add_days(request: PortalRequest, how: str) -> HttpResponse:
    """Type a day, or paste a list; nothing is added before what it moves has been shown."""
    policy.can_edit_calendar(request.user).or_raise()
    kind, heading = FORMS[how]
    form = form_for(request, kind)
    form.about(calendar_with(division_in_force()), timezone.localdate())
    if request.method == "POST" and form.is_valid():
        if form.closing_time:
            early = [(str(day), f"{form.closing_time} {why}") for day, why in form.closures]
            return check_typed(request, early=early)
        return check_typed(request, adding=[(str(day), why) for day, why in form.closures])
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


def check_typed(request: PortalRequest, **days: list[tuple[str, str]]) -> HttpResponse:
    """Keep what was typed, days with their reasons, until what it moves has been looked at."""
    request.session[TYPED_DAYS] = days
    return redirect("casework:check-days")


@require_http_methods(["GET", "POST"])
def check_days(request: PortalRequest) -> HttpResponse:
    """Which promises the typed days would move; POST makes the change and moves them."""
    policy.can_edit_calendar(request.user).or_raise()
    typed = request.session.get(TYPED_DAYS)
    if not typed:
        return redirect("casework:calendar")
    return confirm_change(request, change_from(typed))


def change_from(typed: dict[str, list[tuple[str, str]]]) -> CalendarChange:
    adding, early, striking = (
        [(date.fromisoformat(day), why) for day, why in typed.get(name, ())]
        for name in ("adding", "early", "striking")
    )
    return CalendarChange(
        adding=tuple(adding),
        early=tuple((day, closing_from(words)) for day, words in early),
        striking=tuple(day for day, _ in striking),
        division=division_in_force(),
        why=striking[0][1] if striking else "",
    )


@require_http_methods(["GET", "POST"])
def remove_day(request: PortalRequest, day: str) -> HttpResponse:
    """Which promises would move back; POST removes the day and moves them."""
    policy.can_edit_calendar(request.user).or_raise()
    closure = preview.closure_on(day)
    if closure is None and request.method == "POST":  # pressed twice, or somebody was first
        messages.success(request, "This day is not a closure day any more")
        return redirect("casework:calendar")
    if closure is None or closure.day < timezone.localdate():
        raise Http404
    return confirm_change(request, CalendarChange(removing=(closure.day,)))


def closing_from(typed: str) -> EarlyClosing:
    """The early closing that the session keeps as a time and a reason."""
    at, _, why = typed.partition(" ")
    return EarlyClosing(time.fromisoformat(at), why)


def confirm_change(request: PortalRequest, change: CalendarChange) -> HttpResponse:
    """Show what a change moves, or make it. It is made only if it is the one that was shown, and
    moves what was shown: another window may have typed other days, and work goes on."""
    asks = bool(change.passed(timezone.localdate()))
    form = form_for(request, ConfirmForm, asks=asks)
    days_shown, *moves_shown = request.POST.get("change", "").split("=")
    if request.method == "POST" and days_shown != change_mark(change):
        form.add_error(None, "These are not the days you were shown. Check again, then confirm")
    elif request.method == "POST" and form.is_valid():
        also_late = form.cleaned_data.get("also_late", False)
        try:
            moved = actions.change_days(
                replace(change, also_late=also_late),
                by=request.user,
                shown=moves_shown[also_late] if len(moves_shown) == 2 else "",
            )
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            request.session.pop(TYPED_DAYS, None)
            messages.success(request, change_done_sentence(change, moved))
            return redirect("casework:calendar")
    status = 409 if form.non_field_errors() else 200
    return render(
        request, "casework/check.html", check_page_context(request, change, form), status=status
    )


def change_mark(change: CalendarChange) -> str:
    """A change as the confirming form names it."""
    sign = "+" if change.closes else "-"
    return " ".join(f"{sign}{day}" for day in change.days)


# What is done to the days of a change: the verb of its page and button, and of the green banner.
VERBS = {
    "adding": ("add", "added"),
    "early": ("add", "added"),
    "removing": ("remove", "removed"),
    "striking": ("strike out", "struck out"),
    "observing": ("observe", "observed again"),
}


def verbs_for(change: CalendarChange) -> tuple[str, str]:
    return next(words for name, words in VERBS.items() if getattr(change, name))


def change_done_sentence(change: CalendarChange, moved: int) -> str:
    what = full_day(change.days[0]) if len(change.days) == 1 else f"{len(change.days)} days"
    verb = verbs_for(change)[1]
    if not moved:
        return f"{what} {verb}. No dates moved"
    return f"{what} {verb}, and {dates_in_words(moved)} moved"


def check_page_context(request: PortalRequest, change: CalendarChange, form: PortalForm) -> Context:
    now, today = timezone.now(), timezone.localdate()
    every_row = preview.rows_that_would_move(change, now)
    late = [row for row in every_row if row.is_late(today)]
    rows = [row for row in every_row if not row.is_late(today)]
    first_row = request.GET.get("from", "")
    start = min(int(first_row), len(rows)) if re.fullmatch("[0-9]{1,6}", first_row) else 0
    following = start + preview.PAGE_SIZE
    shown, left = rows[start:following], len(rows) - following
    number, verb = len(change.days), verbs_for(change)[0]
    what = "this day" if number == 1 else f"these {number} days"
    return {
        "heading": f"Check before you {verb} {what}",
        "finding": preview.moves_in_words(len(rows), change),
        "change": change,
        "early": preview.early_closings_in_words(change),
        "mark": mark_of_moves(change, rows, every_row),
        "form": form,
        "rows": preview.rows_with_links(shown, request.user),
        "caption": f"{start + 1:,} to {start + len(shown):,} of {len(rows):,}",
        **late_context(late, request.user),
        "also": preview.unchanged_notes(now, len(late)),
        "button": f"{verb.capitalize()} {what}"
        + (f" and move {dates_in_words(len(rows))}" if rows and not late else ""),
        "back": (reverse("casework:calendar"), "Back to the calendar"),
        "desk": True,
        "first_url": "?" if start else "",
        "next_link": next_rows_link(following, left) if left > 0 else None,
    }


def next_rows_link(following: int, left: int) -> dict[str, str]:
    return {"url": f"?from={following}", "label": f"Next {min(left, preview.PAGE_SIZE)}"}


def mark_of_moves(change: CalendarChange, *shown: Sequence[MovedRow]) -> str:
    """What the form sends back: the change, and its moves without and with what is late."""
    moves = [fingerprint_of_moves(row.move for row in rows) for rows in shown]
    return "=".join([change_mark(change), *moves])


def late_context(late: Sequence[MovedRow], user: User) -> Context:
    rows = preview.rows_with_links(late[: preview.MOST_LATE], user)
    return {"late_rows": rows, "late_caption": late_in_words(len(late))}


def late_in_words(number: int) -> str:
    if number > preview.MOST_LATE:
        return f"The first {preview.MOST_LATE} of {dates_in_words(number)} you can choose to move"
    return f"{dates_in_words(number).capitalize()} you can choose to move"


def dates_in_words(number: int) -> str:
    return "1 date" if number == 1 else f"{number:,} dates"
