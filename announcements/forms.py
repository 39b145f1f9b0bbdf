"""Parts of forms that every kind of announcement asks: when it becomes public, and that it promotes
no political group."""

from datetime import datetime
from typing import Unpack

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from foundation.clock_time import ClockTimeField
from foundation.fields import DayField
from foundation.forms import FormArguments, PortalForm
from foundation.types import Cleaned
from protocols.behaviours import Behaviour
from protocols.models import Protocol
from relations.meeting_times import london_time

NO_TIME = "Enter the time it becomes public too, such as 9am"
NO_DAY = "Enter the day it becomes public too, such as 3 12 2026"
IN_THE_PAST = "The time it becomes public must be in the future"
NOT_TICKED = "Tick that this does not promote a political group"


class PublicTimeForm(PortalForm):
    """Leaves `public_from`, aware, or None if it never becomes public, among the cleaned data."""

    public_day = DayField(
        label="Day it becomes public (optional)",
        asks="the day it becomes public",
        help_text="For example, 3 12 2026. Leave this blank if it is for councillors only",
        required=False,
    )
    public_time = ClockTimeField(
        label="Time it becomes public (optional)",
        asks="the time it becomes public",
        help_text="For example, 9am",
        required=False,
    )

    def clean(self) -> Cleaned:
        typed: Cleaned = super().clean() or {}
        day, at = typed.get("public_day"), typed.get("public_time")
        wrong = {"public_day", "public_time"} & set(self.errors)
        typed["public_from"] = None
        if day and at is not None:
            typed["public_from"] = self.moment()
        elif day and not wrong:
            self.add_error("public_time", NO_TIME)
        elif at is not None and not wrong:
            self.add_error("public_day", NO_DAY)
        return typed

    def moment(self) -> datetime | None:
        try:
            at = london_time(self.cleaned_data["public_day"], self.cleaned_data["public_time"])
        except ValidationError as error:
            self.add_error("public_time", error)
            return None
        if at <= timezone.now():
            self.add_error("public_day", IN_THE_PAST)
        return at


class NoPartyForm(PublicTimeForm):
    """Asks for the tick where the protocol does; it is needed if a time to become public is set
    (Oxford 23.9(a), Section C 8.5)."""

    no_party = forms.BooleanField(
        label="This does not promote a political group",
        help_text="Your name and the time will be recorded",
        required=False,
    )

    def __init__(self, *, version: Protocol, **arguments: Unpack[FormArguments]) -> None:
        super().__init__(**arguments)
        self.version = version
        if not version.clause_for(Behaviour.NO_PARTY_PUBLICITY):
            del self.fields["no_party"]

    def clean(self) -> Cleaned:
        typed = super().clean()
        if "no_party" in self.fields and typed["public_from"] and not typed.get("no_party"):
            self.add_error("no_party", NOT_TICKED)
        return typed
