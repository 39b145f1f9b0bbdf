"""Forms of the monitoring pages: the period of a report, and the findings of a review."""

from datetime import date

from django import forms
from django.utils import timezone

from foundation.fields import DayField, PlainTextField
from foundation.forms import PortalForm
from foundation.types import Cleaned
from reports.figures import Period


class PeriodForm(forms.Form):
    """From and to local dates, both counted, in the address."""

    since = DayField(label="From", asks="the first day of the period")
    until = DayField(label="To", asks="the last day of the period")

    def clean_until(self) -> date:
        day: date = self.cleaned_data["until"]
        if day > timezone.localdate():
            raise forms.ValidationError("The last day must be today or in the past")
        return day

    def clean(self) -> Cleaned:
        cleaned: Cleaned = super().clean() or self.cleaned_data
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", "The last day must be the same as or after the first day")
        return cleaned

    @property
    def days(self) -> Period:
        """Only of a valid form."""
        return Period(self.cleaned_data["since"], self.cleaned_data["until"])


class ReviewForm(PortalForm):
    found = PlainTextField(
        label="What did you find, and what will happen next?",
        error_messages={"required": "Enter what you found"},
    )
