"""Forms for officers: send a holding reply, pass to a service, assign to an officer."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Unpack

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import cached_property

from enquiries.case.files_form import FilesForm
from enquiries.models import Enquiry, HoldingReason, ProposedFile
from foundation.day_choices import DayChoiceField, OfferedDay, offer_days
from foundation.fields import ChoiceWithHints, PlainTextField, offer_choices, offer_rows
from foundation.forms import FormArguments, PortalForm
from foundation.types import Cleaned
from people.fields import PersonChoice
from people.models import Absence, Service, User
from protocols.deadlines.clock import WorkingCalendar


class HoldingForm(FilesForm):
    """A holding reply. `allowed` are the first and last local dates that can be promised."""

    field_order = ("reason", "text", "promised_on", "attached")

    reason = ChoiceWithHints(
        label="Why can you not answer it yet?",
        choices=[],
        error_messages={"required": "Select why you cannot answer it yet"},
    )
    text = PlainTextField(
        label="What do you want to tell the councillor?",
        help_text="Say what you know now and what you are waiting for",
        error_messages={"required": "Enter what you want to tell the councillor"},
    )
    promised_on = DayChoiceField(
        label="When will you answer by?", asks="the date you will answer by"
    )

    def __init__(
        self,
        *,
        calendar: WorkingCalendar,
        allowed: tuple[date, date],
        reasons: list[HoldingReason],
        came_back: Sequence[ProposedFile] = (),
        **arguments: Unpack[FormArguments],
    ) -> None:
        super().__init__(came_back=came_back, **arguments)
        offer_choices(self, "reason", [(reason.value, reason.label) for reason in reasons])
        self.calendar, self.allowed = calendar, allowed
        first, last = allowed
        offer_days(self, "promised_on", days_offered(calendar, last))
        self.fields[
            "promised_on"
        ].help_text = f"A working day from {day_in_words(first)} to {day_in_words(last)}"

    def clean_reason(self) -> HoldingReason:
        return HoldingReason(self.cleaned_data["reason"])

    def clean_promised_on(self) -> date:
        day: date = self.cleaned_data["promised_on"]
        first, last = self.allowed
        if day < first:
            raise forms.ValidationError(
                f"{day_in_words(day)} is not in the future. "
                f"Enter a working day from {day_in_words(first)}"
            )
        if day > last:
            raise forms.ValidationError(
                f"{day_in_words(day)} is later than the protocol allows. "
                f"Enter a working day up to {day_in_words(last)}"
            )
        if why := self.calendar.why_closed(day):
            raise forms.ValidationError(self._not_worked(day, why))
        return day

    def _not_worked(self, day: date, why: str) -> str:
        """What kind of day it is, and the working days before and after it."""
        near = (self.calendar.add(day, -1), self.calendar.add(day, 1))
        first, last = self.allowed
        such = " or ".join(day_in_words(other) for other in near if first <= other <= last)
        kind = f"a {why}" if why in ("Saturday", "Sunday") else f"not a working day: {why}"
        return f"{day_in_words(day)} is {kind}. Enter a working day" + (
            f", such as {such}" if such else ""
        )


DAYS_OFFERED = (5, 10)  # working days after today


def days_offered(calendar: WorkingCalendar, last: date) -> list[OfferedDay]:
    """The days most answers are promised for, as far as the protocol allows them."""
    today = timezone.localdate()
    days = ((count, calendar.add(today, count)) for count in DAYS_OFFERED)
    return [OfferedDay(day, f"In {count} working days") for count, day in days if day <= last]


def day_in_words(day: date) -> str:
    """Monday 28 December 2026: with the year, as in every form."""
    return f"{day:%A} {day.day} {day:%B} {day.year}"


class PassForm(PortalForm):
    service = forms.ModelChoiceField(
        label="Which service should deal with it?",
        queryset=Service.objects.none(),
        empty_label="Choose a service",
        error_messages={"required": "Select the service that should deal with it"},
    )
    text = PlainTextField(
        label="Why are you passing it to another service?",
        help_text="The councillor and the other service will read this",
        error_messages={"required": "Enter why you are passing it to another service"},
    )

    def __init__(self, *, enquiry: Enquiry, **arguments: Unpack[FormArguments]) -> None:
        super().__init__(**arguments)
        others = Service.objects.offered().exclude(pk=enquiry.service_id or 0)
        offer_rows(self, "service", others)


class OfficerChoice(PersonChoice):
    """Officers, each with until when they are away and who covers, if they are."""

    def label_from_instance(self, obj: User) -> str:
        away = self.away_today.get(obj.pk)
        return ", ".join(filter(None, [super().label_from_instance(obj), away]))

    @cached_property
    def away_today(self) -> dict[int, str]:
        words: dict[int, str] = Absence.objects.away_today()
        return words


class AssignForm(PortalForm):
    """`officers` are those it can be assigned to, `connected` the keys of those for whom this
    person has to give a reason."""

    officer = OfficerChoice(
        label="Who do you want to assign it to?",
        queryset=User.objects.none(),
        empty_label="Choose an officer",
        error_messages={
            "required": "Select the officer to assign it to",
            "invalid_choice": "Select an officer from the list",
        },
    )

    reason = PlainTextField(
        label="Why should they have it in spite of a declared connection?",
        help_text="Only the office that reads the declaration will see your reason. Leave this"
        " blank if you select someone without a connection",
        required=False,
        rows=3,
        max_length=2000,
    )

    def __init__(
        self,
        *,
        officers: QuerySet[User],
        connected: Collection[int] = (),
        **arguments: Unpack[FormArguments],
    ) -> None:
        super().__init__(**arguments)
        offer_rows(self, "officer", officers)
        self.connected = connected
        if not connected:
            del self.fields["reason"]

    def clean(self) -> Cleaned:
        typed: Cleaned = super().clean() or {}
        officer = typed.get("officer")
        if officer and officer.pk in self.connected and not typed.get("reason"):
            self.add_error("reason", f"Enter why {officer.name} should have this enquiry")
        return typed
