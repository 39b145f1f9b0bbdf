"""Form fields of settings: whole numbers, amounts, times and reminder ladders."""

import re
from collections.abc import Mapping, Sequence
from datetime import time
from typing import NamedTuple, Unpack

from django import forms
from django.core.exceptions import ValidationError

from foundation.fields import FieldArguments, LineField
from foundation.types import Context
from protocols.choices import ENQUIRY_ADDRESSEES, Addressee
from protocols.models.rules import UNITS
from protocols.settings.reminders import MOST_LINES, ladder_fault
from protocols.settings.snapshots import Figure, Step, ladder_steps
from protocols.words import clock_time

SPARE_LINES = 2
LADDER_WHEN = (("before", "before it is due"), ("on", "on the day"), ("after", "after it is due"))
A_TIME = "Enter a time, such as 5pm or 17:30"


def wanted_number(low: int, high: int, question: object = "") -> str:
    """Says which question it is about, if that is given, because a page of settings has many."""
    of = f", for “{question}”" if question else ""
    return f"Enter a whole number from {low} to {high}, such as {max(low, min(5, high))}{of}"


def whole_number(typed: str, low: int, high: int, question: object = "") -> int:
    """A whole number from low to high; ValidationError with what was typed and an example."""
    wanted = wanted_number(low, high, question)
    if not re.fullmatch(r"[0-9]{1,9}", typed):
        raise ValidationError(f"“{typed[:40]}” is not a whole number. {wanted}", code="invalid")
    if not low <= int(typed) <= high:
        raise ValidationError(
            f"{int(typed):,} is too {'few' if int(typed) < low else 'many'}. {wanted}"
        )
    return int(typed)


class WholeBox(forms.TextInput):
    """A narrow box with the unit after it."""

    template_name = "govuk/widgets/whole.html"

    def __init__(self, suffix: str = "") -> None:
        super().__init__({"inputmode": "numeric", "class": "govuk-input--width-3"})
        self.suffix = suffix

    def get_context(self, name: str, value: object, attrs: Context | None) -> Context:
        return super().get_context(name, value, attrs) | {"suffix": self.suffix}


class WholeField(forms.Field):
    """A whole number; None where it may be left empty."""

    def __init__(
        self, low: int, high: int, *, suffix: str = "", **arguments: Unpack[FieldArguments]
    ) -> None:
        self.low, self.high = low, high
        arguments["widget"] = WholeBox(suffix)
        wanted = wanted_number(low, high, arguments.get("label", ""))
        arguments["error_messages"] = {"required": wanted}
        super().__init__(**arguments)

    def to_python(self, value: object) -> int | None:
        typed = str(value if value is not None else "").strip()
        return whole_number(typed, self.low, self.high, self.label) if typed else None


class TypedAmount(NamedTuple):
    amount: str = ""
    unit: str = ""


class AmountBoxes(forms.Widget):
    """Boxes NAME_amount and NAME_unit."""

    template_name = "govuk/widgets/amount.html"

    def value_from_datadict(
        self, data: Mapping[str, object], files: object, name: str
    ) -> TypedAmount:
        boxes = (str(data.get(f"{name}_{part}", "")).strip() for part in TypedAmount._fields)
        return TypedAmount(*boxes)

    def value_omitted_from_data(self, data: Mapping[str, object], files: object, name: str) -> bool:
        return f"{name}_amount" not in data

    def get_context(
        self, name: str, value: Figure | TypedAmount | None, attrs: Context | None
    ) -> Context:
        context = super().get_context(name, value, attrs)
        typed = TypedAmount(*map(str, value)) if value else TypedAmount()
        described = context["widget"]["attrs"].get("aria-describedby", "")
        return context | {
            "typed": typed,
            "units": [unit for unit, _ in UNITS],
            "described": described,
        }


class AmountField(forms.Field):
    """How long a promise gives, as a Figure; None where it may be left empty."""

    widget = AmountBoxes
    MOST = 365

    def __init__(self, **arguments: Unpack[FieldArguments]) -> None:
        wanted = wanted_number(1, self.MOST, arguments.get("label", ""))
        arguments["error_messages"] = {"required": wanted}
        super().__init__(**arguments)

    def to_python(self, value: Figure | TypedAmount | None) -> Figure | None:
        if value is None or isinstance(value, Figure):
            return value
        if not value.amount:
            return None
        if value.unit not in dict(UNITS):
            raise ValidationError(f"Select a unit of time for “{self.label}”, such as working days")
        return Figure(whole_number(value.amount, 1, self.MOST, self.label), value.unit)


class TimeField(LineField):
    """A local time as people write it: 5pm, 5:30pm, 17.30; None where it is left empty."""

    SPELT = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?(?::00)?\s*([ap]m)?", re.IGNORECASE)

    def prepare_value(self, value: object) -> object:
        return clock_time(value) if isinstance(value, time) else value

    def clean(self, value: object) -> time | None:
        typed = str(super().clean(value) or "")
        if not typed:
            return None
        match = self.SPELT.fullmatch(typed.replace("noon", "12pm"))
        if not match:
            raise ValidationError(f"“{typed[:40]}” is not a time. {A_TIME}")
        hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").lower()
        if half and not 1 <= hour <= 12:
            raise ValidationError(f"“{typed[:40]}” is not a time. {A_TIME}")
        hour = hour % 12 + (12 if half == "pm" else 0) if half else hour
        try:
            return time(hour, minute)
        except ValueError:
            raise ValidationError(f"“{typed[:40]}” is not a time. {A_TIME}") from None


class TypedLine(NamedTuple):
    """One line of a ladder as typed."""

    days: str = ""
    when: str = "before"
    who: str = ""


class LadderBoxes(forms.Widget):
    """Lines of three boxes, NAME_0_days, NAME_0_when and NAME_0_who; two spare ones at the end."""

    template_name = "govuk/widgets/ladder.html"
    use_fieldset = True
    role = "group"

    def __init__(self, who: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.who = who

    def value_from_datadict(
        self, data: Mapping[str, object], files: object, name: str
    ) -> tuple[TypedLine, ...]:
        lines = (
            [str(data.get(f"{name}_{n}_{part}", "")).strip() for part in TypedLine._fields]
            for n in range(MOST_LINES + SPARE_LINES)
        )
        return tuple(TypedLine(*boxes) for boxes in lines)

    def value_omitted_from_data(self, data: Mapping[str, object], files: object, name: str) -> bool:
        return f"{name}_0_who" not in data

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        return f"{id_}_0_days" if id_ and index is not None else ""

    def get_context(
        self, name: str, value: Sequence[Step | TypedLine] | None, attrs: Context | None
    ) -> Context:
        context = super().get_context(name, value, attrs)
        lines = [typed_line(line) for line in value or ()]
        while lines and lines[-1] in (TypedLine(), TypedLine("", "", "")):
            lines.pop()
        spare = min(SPARE_LINES, MOST_LINES + SPARE_LINES - len(lines))
        return context | {
            "lines": [*lines, *[TypedLine()] * spare],
            "when": LADDER_WHEN,
            "who": self.who,
        }


def typed_line(line: Step | TypedLine) -> TypedLine:
    if isinstance(line, TypedLine):
        return line
    if line.offset == 0:
        return TypedLine("", "on", line.to)
    return TypedLine(str(abs(line.offset)), "before" if line.offset < 0 else "after", line.to)


class LadderField(forms.Field):
    """Who is told and when, as Steps in order. A line without anybody is left out.

    `addressees` are those who can open what they are told of.
    """

    def __init__(
        self,
        *,
        addressees: Sequence[Addressee] = ENQUIRY_ADDRESSEES,
        **arguments: Unpack[FieldArguments],
    ) -> None:
        self.who = [(one.value, str(one.label)) for one in addressees]
        arguments["widget"] = LadderBoxes(self.who)
        super().__init__(**arguments)

    def to_python(self, value: Sequence[Step | TypedLine] | None) -> tuple[Step, ...]:
        lines = [line for line in value or () if isinstance(line, TypedLine)]
        if not lines:
            return tuple(line for line in value or () if isinstance(line, Step))
        steps = [self.step(n, line) for n, line in enumerate(lines, start=1) if line.who]
        wrong = ladder_fault(steps)
        if wrong:
            raise ValidationError(wrong, code="twice")
        return ladder_steps(steps)

    def step(self, number: int, line: TypedLine) -> Step:
        if line.who not in dict(self.who) or line.when not in dict(LADDER_WHEN):
            raise ValidationError(f"Line {number}: select who is told and when")
        if line.when == "on":
            if line.days not in ("", "0"):
                raise ValidationError(
                    f"Line {number} says {line.days[:9]} working days and also “on the day”. Select"
                    " before or after, or clear the number"
                )
            return Step(0, line.who)
        try:
            days = whole_number(line.days, 1, 60)
        except ValidationError as error:
            raise ValidationError(f"Line {number}: {error.messages[0]}") from None
        return Step(-days if line.when == "before" else days, line.who)
