"""Pages that strike a bank holiday out of the council's calendar, or observe it again."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from casework.closures import policy, preview
from casework.closures.forms import StrikeOutForm, form_for
from casework.closures.views import check_typed, confirm_change
from casework.http import PortalRequest
from protocols.calendar import CalendarChange
from protocols.models import BankHoliday
from protocols.version_cache import division_in_force
from protocols.words import full_day


def holiday_or_404(request: PortalRequest, day: str) -> BankHoliday:
    """A holiday of the council's own division, from today on."""
    policy.can_edit_calendar(request.user).or_raise()
    holiday = preview.holiday_on(day, division_in_force())
    if holiday is None or holiday.day < timezone.localdate():
        raise Http404
    return holiday


@require_http_methods(["GET", "POST"])
def strike_out(request: PortalRequest, day: str) -> HttpResponse:
    """Ask why; nothing is struck out before what it moves has been shown."""
    holiday = holiday_or_404(request, day)
    form = form_for(request, StrikeOutForm)
    if request.method == "POST" and form.is_valid():
        return check_typed(request, striking=[(day, form.cleaned_data["why"])])
    back = reverse("casework:calendar")
    return render(
        request,
        "question_page.html",
        {
            "heading": f"Strike out {holiday.title}, {full_day(holiday.day)}",
            "form": form,
            "button": "See which dates would move",
            "cancel_url": back,
            "desk": True,
            "back": (back, "Back to the calendar"),
        },
    )


@require_http_methods(["GET", "POST"])
def observe(request: PortalRequest, day: str) -> HttpResponse:
    """Which promises would move if the day counted as a bank holiday again; POST moves them."""
    holiday = holiday_or_404(request, day)
    change = CalendarChange(observing=(holiday.day,), division=division_in_force())
    return confirm_change(request, change)
