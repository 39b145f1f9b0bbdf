"""What narrows the record of exports: a person and a day."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError

from foundation.dates_in_words import day_year
from foundation.fields import LineField, TypedDay, date_of_boxes

YEARS = range(2000, 2200)  # a day after the last that a calendar has would be none
NO_DATE = "“{typed}” is not a real date, so these are all days. Enter a day such as 3 12 2026"


class RecordFilter(forms.Form):
    """A day that is none is ignored, and the page says so."""

    who = LineField(label="Name of the person", required=False)
    on = LineField(label="Day, such as 3 12 2026", required=False)

    def clean_on(self) -> date | None:
        typed: str = self.cleaned_data["on"]
        parts = typed.replace("/", " ").replace(".", " ").replace("-", " ").split()
        if not parts:
            return None
        day = date_of_boxes(TypedDay(*parts)) if len(parts) == len(TypedDay._fields) else None
        if day is None or day.year not in YEARS:
            raise ValidationError(NO_DATE.format(typed=typed[:40]))
        return day

    @property
    def problem(self) -> str:
        return str(self.errors["on"][0]) if "on" in self.errors else ""

    @property
    def chosen(self) -> list[tuple[str, str]]:
        """In words, for the record of who exports the record."""
        self.is_valid()
        on = self.cleaned_data.get("on")
        return [("Person", self.cleaned_data.get("who") or ""), ("Day", day_year(on))]
