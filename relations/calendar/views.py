"""Pages of the calendar: a month as a table or a list, and every meeting of one day."""

from calendar import day_name
from datetime import date
from itertools import groupby
from operator import attrgetter
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from casework.http import PortalRequest
from foundation import dates_in_words
from foundation.paging import PAGE_SIZE, next_numbered_page, numbered_page_url, page_number
from foundation.types import Context
from relations.calendar.meetings import (
    A_DAY,
    MeetingsBetween,
    meetings_between,
    meetings_of_month,
)
from relations.calendar.months import Month, day_in_address, is_in_calendar, month_in_address

NO_SUCH_MONTH = (
    "The calendar does not go to the month in that web address. This is the current month."
)
NO_SUCH_DAY = "The calendar does not go to the day in that web address. This is today."


@require_safe
def calendar_page(request: PortalRequest) -> HttpResponse:
    """A month of the meetings that this person sees; the month now if the address has no other."""
    user, today = request.user, timezone.localdate()
    typed, as_list = request.GET.get("month", ""), request.GET.get("as") == "list"
    asked = month_in_address(typed, today)
    month = asked or Month.of(today)
    context = links_of_month(month, today, as_list=as_list) | {
        "title": f"Calendar of meetings: {month.name}",
        "desk": not user.is_member,
        "wrong": NO_SUCH_MONTH if typed and not asked else "",
        "month": month,
    }
    if as_list:
        meetings, query = meetings_between(user, month.first, month.after.first), {"as": "list"}
        context |= page_of_meetings(request, meetings, month=month.address, **query)
        return render(request, "relations/calendar/list.html", context)
    by_day = meetings_of_month(user, month)
    context |= {
        "today": today,
        "weekdays": list(day_name),
        "weeks": [
            [(name, day, day and by_day.get(day)) for name, day in zip(day_name, week, strict=True)]
            for week in month.weeks
        ],
        "is_empty": not by_day,
    }
    return render(request, "relations/calendar/month.html", context)


def page_of_meetings(request: PortalRequest, meetings: MeetingsBetween, **query: str) -> Context:
    """One page of meetings, by their days; `query` asks for these meetings."""
    in_all = meetings.count()
    number = page_number(request.GET.get("page", ""), in_all)
    start = (number - 1) * PAGE_SIZE
    entries = meetings.part(start, start + PAGE_SIZE)
    return {
        "days": [(day, list(held)) for day, held in groupby(entries, attrgetter("held_on"))],
        "next_page": next_numbered_page(number, in_all, **query),
        "first_url": numbered_page_url(1, **query) if number > 1 else "",
    }


def links_of_month(month: Month, today: date, *, as_list: bool) -> Context:
    """To the other months, and to the same month shown otherwise."""
    return {
        "choices": [
            ("Month", None, month_url(month), not as_list),
            ("List", None, month_url(month, as_list=True), as_list),
        ],
        "this_month_url": "" if month == Month.of(today) else month_url(as_list=as_list),
        "previous_link": link_to_month("Previous month", month.before, today, as_list=as_list),
        "next_link": link_to_month("Next month", month.after, today, as_list=as_list),
        "back": (reverse("relations:index"), "Back to meetings and connections"),
    }


def month_url(month: Month | None = None, *, as_list: bool = False) -> str:
    asked = ({"month": month.address} if month else {}) | ({"as": "list"} if as_list else {})
    return reverse("relations:calendar") + (f"?{urlencode(asked)}" if asked else "")


def link_to_month(label: str, month: Month, today: date, *, as_list: bool) -> dict[str, str] | None:
    """None where the calendar ends."""
    if not is_in_calendar(month.first, today):
        return None
    return {"url": month_url(month, as_list=as_list), "label": label, "note": month.name}


@require_safe
def calendar_day_page(request: PortalRequest) -> HttpResponse:
    """Every meeting of one day that this person sees, in pages; today if the address has no day."""
    user, today, typed = request.user, timezone.localdate(), request.GET.get("day", "")
    asked = day_in_address(typed, today)
    day = asked or today
    meetings = meetings_between(user, day, day + A_DAY)
    context = page_of_meetings(request, meetings, day=day.isoformat()) | {
        "title": f"Calendar of meetings: {dates_in_words.day_year(day)}",
        "desk": not user.is_member,
        "wrong": NO_SUCH_DAY if typed and not asked else "",
        "back": (month_url(Month.of(day)), f"Back to {Month.of(day).name}"),
    }
    return render(request, "relations/calendar/day.html", context)
