"""Forms of appointments: ask for one, propose times, choose one of them, decline, withdraw."""

from collections.abc import Iterable
from datetime import datetime
from typing import Unpack

from django.core.exceptions import ValidationError
from django.utils import timezone

from foundation.clock_time import ClockTimeField
from foundation.fields import (
    ChoiceWithHints,
    DayField,
    LineField,
    PlainTextField,
    offer_choices,
    offer_rows,
)
from foundation.forms import FormArguments, PortalForm
from foundation.types import Cleaned
from people.fields import PersonChoice
from people.models import User
from relations.meeting_times import IN_THE_PAST, london_time
from relations.models import AppointmentRequest, ProposedTime, proposed_time
from relations.officers import officers_today

LENGTHS = {15: "15 minutes", 30: "30 minutes", 45: "45 minutes", 60: "1 hour"}
CHOICES = ("first", "second", "third")
PAST_MIDNIGHT = "The appointment must end on the day it starts. Enter an earlier start time"
TAKEN = "You have agreed to another appointment at this time"
TWICE = "You have entered this time already. Enter another time, or leave it blank"


def day_field(choice: str) -> DayField:
    asks = f"the day of your {choice} choice"
    if choice == "first":
        return DayField(label="First choice: day", asks=asks, help_text="For example, 9 12 2026")
    return DayField(label=f"{choice.title()} choice: day (optional)", asks=asks, required=False)


def start_field(choice: str) -> ClockTimeField:
    asks = f"the start time of your {choice} choice"
    if choice == "first":
        hint = "For example, 10:30am"
        return ClockTimeField(label="First choice: start time", asks=asks, help_text=hint)
    label = f"{choice.title()} choice: start time (optional)"
    return ClockTimeField(label=label, asks=asks, required=False)


class ProposeTimesForm(PortalForm):
    """Leaves `times` among the cleaned data: one to three, none of them twice."""

    first_day, first_start = day_field("first"), start_field("first")
    second_day, second_start = day_field("second"), start_field("second")
    third_day, third_start = day_field("third"), start_field("third")
    minutes = ChoiceWithHints(
        label="How long do you need?",
        choices=[(str(length), words) for length, words in LENGTHS.items()],
        error_messages={"required": "Select how long you need"},
    )
    place = LineField(
        label="Place of the appointment",
        help_text="For example, Town Hall, room 2, or by telephone",
        error_messages={"required": "Enter the place of the appointment"},
    )

    field_order: Iterable[str] | None = ("minutes",)

    def clean(self) -> Cleaned:
        typed: Cleaned = super().clean() or {}
        times: list[ProposedTime] = []
        for choice in CHOICES:
            time = self.time_of(choice)
            if time in times:
                self.add_error(f"{choice}_start", TWICE)
            elif time is not None:
                times.append(time)
        return typed | {"times": times}

    def time_of(self, choice: str) -> ProposedTime | None:
        """None if it was left blank or is wrong; then an error is beside its field."""
        day = self.cleaned_data.get(f"{choice}_day")
        start = self.cleaned_data.get(f"{choice}_start")
        if day is None or start is None:
            self.check_both_are_there(choice, day_typed=bool(day), start_typed=start is not None)
            return None
        try:
            starts_at = london_time(day, start)
        except ValidationError as error:
            self.add_error(f"{choice}_start", error)
            return None
        return self.time_from(choice, starts_at)

    def check_both_are_there(self, choice: str, *, day_typed: bool, start_typed: bool) -> None:
        names = {f"{choice}_day": day_typed, f"{choice}_start": start_typed}
        if not any(names.values()) or self.errors.keys() & names.keys():
            return
        day_name, start_name = names
        if not day_typed:
            self.add_error(day_name, f"Enter the day of your {choice} choice too")
        if not start_typed:
            self.add_error(start_name, f"Enter the start time of your {choice} choice too")

    def time_from(self, choice: str, starts_at: datetime) -> ProposedTime | None:
        if starts_at <= timezone.now():
            self.add_error(f"{choice}_day", IN_THE_PAST.format("appointment"))
            return None
        time = proposed_time(starts_at, int(self.cleaned_data.get("minutes") or min(LENGTHS)))
        if timezone.localdate(time.ends_at) != timezone.localdate(starts_at):
            self.add_error(f"{choice}_start", PAST_MIDNIGHT)
            return None
        return time


class AskAppointmentForm(ProposeTimesForm):
    officer = PersonChoice(
        label="Which officer do you want to see?",
        queryset=User.objects.none(),
        empty_label="Choose an officer",
        error_messages={
            "required": "Select the officer you want to see",
            "invalid_choice": "Select an officer from the list",
        },
    )
    title = LineField(
        label="What do you want to talk about?",
        help_text="For example, Gritting of Mill Lane",
        max_length=150,
        error_messages={"required": "Enter what you want to talk about"},
    )
    field_order = ("officer", "title", "minutes")

    def __init__(self, **arguments: Unpack[FormArguments]) -> None:
        super().__init__(**arguments)
        offer_rows(self, "officer", officers_today())


class AgreeTimeForm(PortalForm):
    """One of the times proposed that are still to come."""

    starts_at = ChoiceWithHints(
        label="Which time do you accept?",
        error_messages={
            "required": "Select the time you accept",
            "invalid_choice": "Select one of the times on this page",
        },
    )

    def __init__(
        self, *, appointment: AppointmentRequest, user: User, **arguments: Unpack[FormArguments]
    ) -> None:
        super().__init__(**arguments)
        own = AppointmentRequest.objects.visible_to(user)
        times = {time.starts_at.isoformat(): time for time in appointment.times_to_come}
        taken = [at for at, time in times.items() if own.agreed_during(time).exists()]
        choices = [(at, time.words) for at, time in times.items()]
        offer_choices(self, "starts_at", choices, dict.fromkeys(taken, TAKEN))


class DeclineAppointmentForm(PortalForm):
    reason = PlainTextField(
        label="Why do you decline? (optional)",
        help_text="The councillor reads this",
        rows=3,
        max_length=1_000,
        required=False,
    )


class WithdrawAppointmentForm(PortalForm):
    """One button."""
