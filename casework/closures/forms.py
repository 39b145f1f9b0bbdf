"""The forms of closure days: one day, a pasted list, and what they would move."""

from collections.abc import Sequence
from datetime import date, time
from typing import Unpack

from django import forms
from django.core.exceptions import ValidationError

from casework.closures import pasted_list
from foundation.fields import DayField, LineField, PlainTextField
from foundation.forms import FormArguments, PortalForm, form_for
from foundation.types import Cleaned
from protocols.deadlines.working_days import WorkingCalendar
from protocols.settings.fields import TimeField

__all__ = [
    "ClosureDayForm",
    "ClosureListForm",
    "ConfirmForm",
    "PortalForm",
    "StrikeOutForm",
    "form_for",
]


class ClosuresForm(PortalForm):
    """Days to close. `about` says against which calendar and on what local date they are read."""

    calendar: WorkingCalendar
    today: date
    closures: Sequence[pasted_list.Day] = ()
    closing_time: time | None = None

    def about(self, calendar: WorkingCalendar, today: date) -> None:
        self.calendar, self.today = calendar, today


class ClosureDayForm(ClosuresForm):
    day = DayField(
        label="When is the council closed?",
        asks="the date the council is closed",
        help_text="For example, 29 12 2026",
    )
    why = LineField(
        label="Why is the council closed?",
        help_text="Everyone will see this next to any date it moves. For example, staff training",
        max_length=pasted_list.LONGEST_REASON,
        error_messages={"required": "Enter why the council is closed, such as staff training"},
    )
    closes_at = TimeField(
        label="When do the offices close? (optional)",
        required=False,
        max_length=20,
        widget=forms.TextInput({"class": "govuk-input--width-5"}),
        help_text="For example, 12pm. The day still counts. Anything received later counts from the"
        " next working day. Leave this blank if the offices are closed all day.",
    )

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if problem := pasted_list.problem_with_day(day, self.calendar, self.today):
            raise ValidationError(problem[0].upper() + problem[1:])
        return day

    def clean(self) -> Cleaned:
        if not self.errors:
            self.closures = [(self.cleaned_data["day"], self.cleaned_data["why"])]
            self.closing_time = self.cleaned_data["closes_at"]
        return self.cleaned_data


class ConfirmForm(PortalForm):
    """The last step of a change. What is late is asked about only if a closed day has passed on
    which something was due."""

    also_late = forms.TypedChoiceField(
        label="What should happen to what was due on that day and is late now?",
        choices=((True, "Move these dates too"), (False, "Leave these promises late")),
        coerce=lambda typed: typed == "True",
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(
            ("required", "invalid_choice"), "Select what should happen to what was due on that day"
        ),
    )

    def __init__(self, *, asks: bool, **arguments: Unpack[FormArguments]) -> None:
        super().__init__(**arguments)
        if not asks:
            del self.fields["also_late"]


class StrikeOutForm(PortalForm):
    why = LineField(
        label="Why does the council work on this day?",
        help_text="Everyone who can edit the calendar will see this",
        max_length=pasted_list.LONGEST_REASON,
        error_messages={
            "required": "Enter why the council works on this day, such as moved by proclamation"
        },
    )


class ClosureListForm(ClosuresForm):
    days = PlainTextField(
        label="Closure days, one per line",
        help_text=f"Enter a date and a reason on each line. For example, {pasted_list.EXAMPLE}",
        rows=10,
        error_messages={"required": f"Enter a date and a reason, such as {pasted_list.EXAMPLE}"},
    )

    def clean_days(self) -> str:
        text: str = self.cleaned_data["days"]
        self.closures, problems = pasted_list.read_pasted_list(text, self.calendar, self.today)
        if problems:
            raise ValidationError([ValidationError(problem) for problem in problems])
        return text
