"""When an enquiry is held, passed on or given to somebody: is what was typed well formed?"""

from datetime import date
from typing import Any

from django import forms

from casework.files.fields import UploadsField
from enquiries.models import Enquiry, HoldingReason
from people.fields import ChoiceWithHints, DayField, PlainTextField
from people.forms import PortalForm
from people.models import Service, User
from protocols.clock import WorkingCalendar


class HoldingForm(PortalForm):
    """A holding reply. `allowed` are the first and last local dates that may be promised; `alone`
    when no file may go with it."""

    reason = ChoiceWithHints(
        label="Why can it not be answered yet?",
        choices=HoldingReason.choices,
        error_messages={"required": "Choose why it cannot be answered yet"},
    )
    text = PlainTextField(
        label="What do you want to tell the councillor?",
        help_text="Say what is known now and what you are waiting for",
        error_messages={"required": "Enter what you want to tell the councillor"},
    )
    promised_on = DayField(label="When do you promise to answer?")
    attached = UploadsField(label="Add photos or documents (optional)")

    def __init__(
        self,
        *args: Any,
        calendar: WorkingCalendar,
        allowed: tuple[date, date],
        alone: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if alone:
            del self.fields["attached"]
        self.calendar, self.allowed = calendar, allowed
        first, last = allowed
        self.fields[
            "promised_on"
        ].help_text = f"A working day from {in_words(first)} to {in_words(last)}"

    def clean_promised_on(self) -> date:
        day: date = self.cleaned_data["promised_on"]
        first, last = self.allowed
        if day < first:
            raise forms.ValidationError(
                f"{in_words(day)} is not in the future. Choose a working day from {in_words(first)}"
            )
        if day > last:
            raise forms.ValidationError(
                f"{in_words(day)} is later than the protocol allows. "
                f"Choose a working day up to {in_words(last)}"
            )
        if why := self.calendar.why_closed(day):
            raise forms.ValidationError(self._not_worked(day, why))
        return day

    def _not_worked(self, day: date, why: str) -> str:
        """Says what kind of day it is, and the working days on both sides that would do."""
        near = (self.calendar.add(day, -1), self.calendar.add(day, 1))
        first, last = self.allowed
        such = " or ".join(in_words(other) for other in near if first <= other <= last)
        kind = f"a {why}" if why in ("Saturday", "Sunday") else f"not a working day: {why}"
        return f"{in_words(day)} is {kind}. Choose a working day" + (
            f", such as {such}" if such else ""
        )


def in_words(day: date) -> str:
    """Monday 28 December 2026: with the year, as in every form."""
    return f"{day:%A} {day.day} {day:%B} {day.year}"


class PassForm(PortalForm):
    service = forms.ModelChoiceField(
        label="Which service should have it?",
        queryset=Service.objects.none(),
        empty_label="Choose a service",
        error_messages={"required": "Choose the service that should have it"},
    )
    text = PlainTextField(
        label="Why are you passing it on?",
        help_text="The councillor and the other service read this",
        error_messages={"required": "Enter why you are passing it on"},
    )

    def __init__(self, *args: Any, enquiry: Enquiry, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Service.objects.exclude(pk=enquiry.service_id or 0)
        self.fields["service"].queryset = others  # type: ignore[attr-defined]


class AssignForm(PortalForm):
    """`officers` are those who may be given it."""

    officer = forms.ModelChoiceField(
        label="Who should have it?",
        queryset=User.objects.none(),
        empty_label="Choose an officer",
        error_messages={
            "required": "Choose the officer who should have it",
            "invalid_choice": "Choose an officer of the service from the list",
        },
    )

    def __init__(self, *args: Any, officers: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["officer"].queryset = officers  # type: ignore[attr-defined]


class EnquiriesTicked(forms.Form):
    """Which rows of the queue were ticked, and to whom they go."""

    enquiry = forms.ModelMultipleChoiceField(
        queryset=Enquiry.objects.none(),
        error_messages={"required": "Tick the enquiries that you want to give to somebody"},
    )
    officer = forms.ModelChoiceField(
        queryset=User.objects.none(),
        error_messages={"required": "Choose the officer who should have them"},
    )

    def __init__(self, *args: Any, visible: Any, officers: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["enquiry"].queryset = visible  # type: ignore[attr-defined]
        self.fields["officer"].queryset = officers  # type: ignore[attr-defined]
