"""Form fields and widgets of the portal: text, dates and choices, with errors in plain English."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, NamedTuple, TypedDict, TypeVar, Unpack

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.forms.widgets import ChoiceWidget
from django.utils import timezone

from foundation.types import Context

M = TypeVar("M", bound=Model)
TOO_LONG = "Your text is {length:,} characters long. Shorten it to {limit:,} or fewer"
NOT_TEXT = "There is a character we cannot store {place}. Delete it, or type that part again"
# They turn the direction of what follows, so that a name or a number reads as another one.
DIRECTION_MARKS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# They show nothing and come with copied text; the joiners that emoji and scripts need are not here.
INVISIBLE = dict.fromkeys(map(ord, "\u200b\u2060\ufeff\u00ad"))
SOME_DATE = "the day, month and year"
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

# The line below an option, by its value: a word or a member of an enum.
Hints = Mapping[Any, str]
# An argument handed on to Django as it came, and the safe text that Django makes.
HandedOn = Any


class FieldArguments(TypedDict, total=False):
    """What any field takes, handed on to Django."""

    label: str
    help_text: str
    required: bool
    initial: object
    widget: forms.Widget | type[forms.Widget]
    error_messages: Mapping[str, str]


def as_typed(value: object) -> str:
    """The text without what nobody typed: CRLF for a line end, and marks that show nothing."""
    text = "" if value is None else str(value)
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(INVISIBLE).strip()


def control_character(text: str) -> int | None:
    """Position of the first one other than line end and tab, or that turns the text, or None."""
    for position, character in enumerate(text):
        control = character not in "\n\t" and unicodedata.category(character) in ("Cc", "Cs")
        if control or character in DIRECTION_MARKS:
            return position
    return None


def position_in_words(position: int, text: str) -> str:
    """Where a position is, as a writer finds it: the line, if there are several, and the word."""
    before = text[:position]
    line = f"on line {before.count(chr(10)) + 1}" if "\n" in text else ""
    words = before.rsplit("\n", 1)[-1].split()
    after = f"after “{words[-1][-30:]}”" if words else "at the start"
    return f"{line}, {after}" if line else after


def refuse_control_characters(text: str) -> None:
    position = control_character(text)
    if position is not None:
        raise ValidationError(
            NOT_TEXT.format(place=position_in_words(position, text)), code="control"
        )


def refuse_more_than(limit: int, text: str) -> None:
    """Length is counted in characters, an emoji of one code point being one."""
    if len(text) > limit:
        raise ValidationError(TOO_LONG.format(length=len(text), limit=limit), code="too_long")


class TextBox(forms.Textarea):
    """A textarea with a character count; `limit` is for the page only, the field decides."""

    template_name = "govuk/widgets/textarea.html"

    def __init__(self, limit: int, rows: int = 8) -> None:
        super().__init__({"rows": rows, "class": "govuk-js-character-count"})
        self.limit = limit

    def get_context(self, name: str, value: object, attrs: Context | None) -> Context:
        context = super().get_context(name, value, attrs)
        return context | {"limit": f"{self.limit:,}"}


class PlainTextField(forms.Field):
    """Several lines of text. No maxlength attribute: a long paste stays on the page, uncut."""

    default_error_messages = {"required": "Enter some text"}

    def __init__(
        self, *, max_length: int = 20_000, rows: int = 8, **arguments: Unpack[FieldArguments]
    ) -> None:
        self.max_length = max_length
        arguments.setdefault("widget", TextBox(max_length, rows))
        super().__init__(**arguments)

    def to_python(self, value: object) -> str:
        text = as_typed(value)
        refuse_control_characters(text)
        refuse_more_than(self.max_length, text)
        return text


class LineField(forms.Field):
    """One line of text; line ends and runs of spaces become one space."""

    widget = forms.TextInput
    default_error_messages = {"required": "Enter some text"}

    def __init__(self, *, max_length: int = 200, **arguments: Unpack[FieldArguments]) -> None:
        self.max_length = max_length
        super().__init__(**arguments)

    def to_python(self, value: object) -> str:
        text = as_typed(value)
        refuse_control_characters(text)
        text = " ".join(text.split())
        refuse_more_than(self.max_length, text)
        return text


class TypedDay(NamedTuple):
    """The three boxes as typed, so that a wrong date comes back as it was."""

    day: str = ""
    month: str = ""
    year: str = ""


class DayBoxes(forms.Widget):
    """Boxes NAME_day, NAME_month and NAME_year."""

    template_name = "govuk/widgets/day.html"
    use_fieldset = True
    role = "group"

    def value_from_datadict(self, data: Mapping[str, object], files: object, name: str) -> TypedDay:
        return TypedDay(*(str(data.get(f"{name}_{part}", "")).strip() for part in TypedDay._fields))

    def value_omitted_from_data(self, data: Mapping[str, object], files: object, name: str) -> bool:
        return all(f"{name}_{part}" not in data for part in TypedDay._fields)

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        return f"{id_}_day" if id_ and index is not None else ""

    def get_context(self, name: str, value: object, attrs: Context | None) -> Context:
        context = super().get_context(name, value, attrs)
        if isinstance(value, date):
            value = TypedDay(str(value.day), str(value.month), str(value.year))
        typed = value if isinstance(value, TypedDay) else TypedDay()
        return context | {"boxes": [(part, getattr(typed, part)) for part in TypedDay._fields]}


class DayField(forms.Field):
    """A local date from three boxes; the month may be typed as a word. Each error names the date by
    the words of `asks`, such as “the date of the decision”."""

    widget = DayBoxes

    def __init__(self, *, asks: str = "", **arguments: Unpack[FieldArguments]) -> None:
        self.asks, self.wanted = asks, f"Enter {asks or SOME_DATE}, such as 3 12 2026"
        arguments.setdefault("error_messages", {"required": self.wanted})
        super().__init__(**arguments)

    def to_python(self, value: TypedDay | datetime | date | None) -> date | None:
        if isinstance(value, datetime):
            return timezone.localdate(value)
        if value is None or isinstance(value, date):
            return value
        if not any(value):
            return None
        of = f" of {self.asks}" if self.asks else ""
        missing = [part for part in TypedDay._fields if not getattr(value, part)]
        if missing:
            raise ValidationError(f"Enter the {' and '.join(missing)}{of} too, such as 3 12 2026")
        if value.year.isdecimal() and len(value.year) != 4:
            raise ValidationError(f"Enter the year{of} in full, such as 2026", code="year")
        if day := date_of_boxes(value):
            return day
        typed = f"“{' '.join(value)[:40]}” is not a real date"
        raise ValidationError(f"{typed}. {self.wanted}", code="invalid")


def date_of_boxes(typed: TypedDay) -> date | None:
    """The date of three filled boxes, or None if there is no such date."""
    month = typed.month.lower()[:3]
    number = str(MONTHS.index(month) + 1) if month in MONTHS else typed.month
    try:
        return date(int(typed.year), int(number), int(typed.day))
    except (ValueError, OverflowError):
        return None


class DayLineField(LineField):
    """A local date typed on one line of a search: 3 12 2026, 3 December 2026, or as an address has
    it. `wrong` is what is said of anything else, with what was `{typed}`."""

    YEARS = range(2000, 2200)  # a day after the last that a calendar has would be none

    def __init__(self, *, wrong: str, **arguments: Unpack[FieldArguments]) -> None:
        self.wrong = wrong
        arguments.setdefault("required", False)
        super().__init__(**arguments)

    def clean(self, value: object) -> date | None:
        typed = super().clean(value)
        if not typed:
            return None
        parts = re.split(r"[ /.-]+", typed)
        if len(parts[0]) == len("2026"):
            parts.reverse()
        day = date_of_boxes(TypedDay(*parts)) if len(parts) == len(TypedDay._fields) else None
        if day is None or day.year not in self.YEARS:
            raise ValidationError(self.wrong.format(typed=typed[:40]), code="invalid")
        return day


class OptionsWithHints(ChoiceWidget):
    """Options with `hints` by value, and a divider before the option of value `divide_before`."""

    hints: Hints = MappingProxyType({})
    divide_before: object = None
    divider = "or"

    def create_option(
        self, name: str, value: object, *rest: HandedOn, **named: HandedOn
    ) -> Context:
        option = super().create_option(name, value, *rest, **named)
        option["hint"] = self.hints.get(value, "")
        option["divider"] = self.divider if value == self.divide_before else ""
        if option["hint"] and "id" in option["attrs"]:
            option["attrs"]["aria-describedby"] = f"{option['attrs']['id']}_hint"
        return option


class RadiosWithHints(OptionsWithHints, forms.RadioSelect):
    """Radios, none chosen beforehand."""

    def __init__(self, hints: Hints, divide_before: object = None, divider: str = "or") -> None:
        super().__init__()
        self.hints, self.divide_before, self.divider = hints, divide_before, divider


class ChecksWithHints(OptionsWithHints, forms.CheckboxSelectMultiple):
    """Tick boxes."""


class ChoiceWithHints(forms.ChoiceField):
    """One of several, none chosen beforehand; `hints` maps a value to the line below it."""

    default_error_messages = {
        "required": "Select one of these",
        "invalid_choice": "Select one of these",
    }

    def __init__(
        self,
        *,
        choices: Sequence[tuple[object, object]] = (),
        hints: Hints = MappingProxyType({}),
        divide_before: object = None,
        **arguments: Unpack[FieldArguments],
    ) -> None:
        arguments.setdefault("widget", RadiosWithHints(hints, divide_before))
        super().__init__(choices=choices, **arguments)


def offer_choices(
    form: forms.BaseForm,
    name: str,
    choices: Iterable[tuple[object, object]],
    hints: Hints | None = None,
) -> None:
    """Set the choices of a field of this form, and the line below each."""
    field: Any = form.fields[name]  # to Django's types a field of a form has no choices
    field.choices = choices
    if hints is not None:
        field.widget.hints = hints


def offer_rows(form: forms.BaseForm, name: str, rows: QuerySet[M]) -> None:
    """Set the rows that a field of this form offers."""
    field: Any = form.fields[name]  # to Django's types a field of a form has no rows
    field.queryset = rows
