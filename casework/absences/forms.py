"""The form of an absence: its first day and its last."""

from datetime import date
from typing import Unpack

from casework.absences import policy
from foundation.fields import DayField
from foundation.forms import FormArguments, PortalForm
from foundation.types import Cleaned


class AbsenceForm(PortalForm):
    starts_on = DayField(
        label="First day away",
        asks="the first day away",
        help_text="For example, 7 12 2026. It can be today.",
    )
    ends_on = DayField(
        label="Last day away", asks="the last day away", help_text="For example, 11 12 2026"
    )

    def __init__(self, *, today: date, **arguments: Unpack[FormArguments]) -> None:
        super().__init__(**arguments)
        self.today = today

    def clean(self) -> Cleaned:
        first, last = self.cleaned_data.get("starts_on"), self.cleaned_data.get("ends_on")
        if first and (problem := policy.problem_with_first_day(first, self.today)):
            self.add_error("starts_on", problem)
        if first and last and (problem := policy.problem_with_last_day(first, last)):
            self.add_error("ends_on", problem)
        return self.cleaned_data


class EndAbsenceForm(PortalForm):
    """Only a button: the page says what it does."""
