"""A date chosen from a few that are offered, or typed into three boxes."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple, Unpack

from django import forms

from foundation.dates_in_words import day_year
from foundation.fields import DayBoxes, DayField, FieldArguments, TypedDay
from foundation.types import Context

ANOTHER = "another"


class OfferedDay(NamedTuple):
    """A local date, and how far it is: In 5 working days."""

    day: date
    words: str


class AnotherDay(TypedDay):
    """What stands in the boxes of someone who chose another date, even nothing."""


class DayChoices(DayBoxes):
    """Radios NAME with a date as their value, the last of them for the boxes. Boxes without a radio
    are another date too."""

    template_name = "govuk/widgets/day_choices.html"
    role = ""
    offered: Sequence[OfferedDay] = ()
    is_typed = False

    def value_from_datadict(self, data: Mapping[str, object], files: object, name: str) -> TypedDay:
        boxes = super().value_from_datadict(data, files, name)
        chosen = str(data.get(name, ""))
        if chosen in (ANOTHER, ""):
            self.is_typed = bool(chosen) or any(boxes)
            return AnotherDay(*boxes) if self.is_typed else TypedDay()
        year, _, rest = chosen.partition("-")
        month, _, day = rest.partition("-")
        return TypedDay(day.lstrip("0"), month.lstrip("0"), year)

    def value_omitted_from_data(self, data: Mapping[str, object], files: object, name: str) -> bool:
        return name not in data and super().value_omitted_from_data(data, files, name)

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        """The first radio, or the first box while another date is typed."""
        if self.is_typed or not self.offered:
            return super().id_for_label(id_, index)
        return f"{id_}_0" if id_ and index is not None else ""

    def get_context(self, name: str, value: object, attrs: Context | None) -> Context:
        is_another = isinstance(value, AnotherDay)
        context = super().get_context(name, value if is_another else None, attrs)
        chosen = value if isinstance(value, TypedDay) and not is_another else None
        options = [
            {
                "value": one.day.isoformat(),
                "label": one.words,
                "hint": day_year(one.day),
                "checked": chosen == (str(one.day.day), str(one.day.month), str(one.day.year)),
            }
            for one in self.offered
        ]
        return context | {"options": options, "another": ANOTHER, "is_another": is_another}


class DayChoiceField(DayField):
    """A local date; `offer_days` says which days a form offers."""

    widget = DayChoices

    def __init__(self, *, asks: str = "", **arguments: Unpack[FieldArguments]) -> None:
        super().__init__(asks=asks, **arguments)
        self.error_messages["required"] = f"Select {asks}"


def offer_days(form: forms.BaseForm, name: str, days: Sequence[OfferedDay]) -> None:
    """Set the days that a field of this form offers."""
    widget: Any = form.fields[name].widget
    widget.offered = days
