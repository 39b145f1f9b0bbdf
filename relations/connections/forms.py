"""Forms of declared connections: declare one, acknowledge it, record its end."""

from calendar import month_name
from datetime import date
from typing import Unpack

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from foundation.fields import ChoiceWithHints, DayField, LineField, PlainTextField, offer_choices
from foundation.forms import FormArguments, PortalForm
from foundation.types import Cleaned
from people.models import User
from people.people_choice import PersonField, offer_people, people_with_roles
from people.roles import OFFICERS, Role
from relations.models import ConnectionKind

EARLIEST_YEAR = 1900
HINTS = {
    ConnectionKind.FAMILY: "For example, a partner, parent, brother, sister or cousin",
    ConnectionKind.BUSINESS: "For example, a shared company, a loan or a tenancy",
    ConnectionKind.SOCIAL: "For example, a close friend or a club you run together",
}
YEAR_MISSING = "Enter the year it started, such as 2021"
NOT_STARTED = "The connection must have started already. Enter this month or an earlier one"


class DeclareForm(PortalForm):
    """`by` is the author: an officer chooses a councillor, a councillor an officer."""

    other = PersonField(
        label="Who is the connection to?",
        queryset=User.objects.none(),
        empty_label="Choose a person",
        error_messages={"required": "Select who the connection is to"},
    )
    kind = ChoiceWithHints(
        label="What kind of connection is it?",
        choices=ConnectionKind.choices,
        hints=HINTS,
        error_messages={"required": "Select what kind of connection it is"},
    )
    text = PlainTextField(
        label="Describe the connection",
        help_text="One or two sentences are enough",
        rows=4,
        max_length=2000,
        error_messages={"required": "Enter a description of the connection"},
    )
    year = LineField(
        label="Which year did it start in?",
        help_text="For example, 2021",
        max_length=20,
        error_messages={"required": YEAR_MISSING},
    )
    month = forms.TypedChoiceField(
        label="Which month did it start in? (optional)",
        choices=[("", "I do not know")],
        coerce=int,
        empty_value=None,
        required=False,
        error_messages={"invalid_choice": "Select a month from the list"},
    )

    def __init__(self, *, by: User, **arguments: Unpack[FormArguments]) -> None:
        super().__init__(**arguments)
        roles = sorted(OFFICERS) if by.side == "member" else [Role.COUNCILLOR]
        side = "officer" if by.side == "member" else "councillor"
        offer_people(self, "other", *people_with_roles(roles, by))
        field = self.fields["other"]
        field.label = f"Which {side} is the connection to?"
        wanted = f"Select the {side} the connection is to"
        field.error_messages |= {"required": wanted, "invalid_choice": wanted}
        offer_choices(self, "month", [("", "I do not know"), *enumerate(month_name[1:], start=1)])

    def clean_year(self) -> int:
        typed = self.cleaned_data["year"]
        year = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) == 4 else 0
        if year < EARLIEST_YEAR:
            raise ValidationError(YEAR_MISSING)
        return year

    def clean(self) -> Cleaned:
        typed: Cleaned = super().clean() or {}
        today = timezone.localdate()
        if "year" in typed and (typed["year"], typed.get("month") or 1) > (today.year, today.month):
            self.add_error("year", NOT_STARTED)
        return typed


class AcknowledgeForm(PortalForm):
    """Only a button: the page says what it does."""


class EndForm(PortalForm):
    """`since` is the first day on which it can have ended."""

    on = DayField(label="When did the connection end?", asks="the date the connection ended")
    text = PlainTextField(
        label="What do you want to record about it? (optional)",
        help_text="The author will read this",
        required=False,
        rows=3,
        max_length=2000,
    )

    def __init__(self, *, since: date, **arguments: Unpack[FormArguments]) -> None:
        super().__init__(**arguments)
        self.since = since

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on > timezone.localdate():
            raise ValidationError("The date it ended must be today or in the past")
        if on < self.since:
            raise ValidationError("The date it ended must be after the connection started")
        return on
