"""What narrows the record of exports: a person and a day."""

from django import forms

from foundation.dates_in_words import day_year
from foundation.fields import DayLineField, LineField

NO_DATE = "“{typed}” is not a real date, so these are all days. Enter a day such as 3 12 2026"


class RecordFilter(forms.Form):
    """A day that is none is ignored, and the page says so."""

    who = LineField(label="Name of the person", required=False)
    on = DayLineField(label="Day, such as 3 12 2026", wrong=NO_DATE)

    @property
    def problem(self) -> str:
        return str(self.errors["on"][0]) if "on" in self.errors else ""

    @property
    def chosen(self) -> list[tuple[str, str]]:
        """In words, for the record of who exports the record."""
        self.is_valid()
        on = self.cleaned_data.get("on")
        return [("Person", self.cleaned_data.get("who") or ""), ("Day", day_year(on))]
