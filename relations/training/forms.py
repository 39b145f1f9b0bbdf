"""The form of the register of training: one councillor’s days."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone

from foundation.fields import DayField
from foundation.forms import PortalForm

NOT_HELD_YET = "The date of the training must be today or in the past"


class TrainingForm(PortalForm):
    """Each day is a local date, or None."""

    recruitment = DayField(
        label="When was the training for recruitment? (optional)",
        asks="the date of the training for recruitment",
        help_text="Leave this blank if the councillor has not been trained",
        required=False,
    )
    disciplinary = DayField(
        label="When was the training for disciplinary cases? (optional)",
        asks="the date of the training for disciplinary cases",
        help_text="Leave this blank if the councillor has not been trained",
        required=False,
    )

    def clean_recruitment(self) -> date | None:
        return day_that_has_come(self.cleaned_data["recruitment"])

    def clean_disciplinary(self) -> date | None:
        return day_that_has_come(self.cleaned_data["disciplinary"])


def day_that_has_come(day: date | None) -> date | None:
    """ValidationError: it is still to come."""
    if day is not None and day > timezone.localdate():
        raise ValidationError(NOT_HELD_YET)
    return day
