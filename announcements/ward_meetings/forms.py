"""Forms of public meetings and consultations in wards: arrange one, make it public, withdraw it."""

from datetime import datetime
from typing import Unpack

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from announcements.ward_meetings import policy
from announcements.ward_meetings.actions import NO_WARDS, no_reason
from foundation.clock_time import ClockTimeField
from foundation.fields import ChecksWithHints, DayField, LineField, PlainTextField, offer_rows
from foundation.forms import FormArguments, PortalForm
from foundation.types import Cleaned
from people.models import Ward
from protocols.behaviours import Behaviour
from protocols.models import Protocol
from relations.meeting_times import MeetingTimesForm, london_time

OPENS_IN_PAST = "The time the consultation opens must be in the future"
CLOSES_FIRST = "The last day must not be before the day the consultation opens"
WRONG_WARDS = {"required": NO_WARDS, "invalid_choice": NO_WARDS, "invalid_pk_value": NO_WARDS}


class WardMatterForm(PortalForm):
    """Its subject, its wards and, where the protocol asks for it, that it promotes no group."""

    title = LineField(
        label="What is it about?",
        help_text="For example, a crossing in Harbour Road",
        error_messages={"required": "Enter what it is about"},
    )
    text = PlainTextField(
        label="What do councillors and the public need to know?",
        rows=5,
        max_length=10_000,
        error_messages={"required": "Enter what councillors and the public need to know"},
    )
    wards = forms.ModelMultipleChoiceField(
        label="Which wards does it affect?",
        help_text="Every councillor of each ward is told. No one can be left out.",
        queryset=Ward.objects.none(),
        widget=ChecksWithHints,
        error_messages=WRONG_WARDS,
    )
    no_party = forms.BooleanField(
        label="This does not promote a political group",
        help_text="Your name and the time will be recorded",
        error_messages={"required": "Tick that this does not promote a political group"},
    )

    def __init__(self, *, version: Protocol, **arguments: Unpack[FormArguments]) -> None:
        super().__init__(**arguments)
        self.version = version
        offer_rows(self, "wards", Ward.objects.offered())
        if not version.clause_for(Behaviour.NO_PARTY_PUBLICITY):
            del self.fields["no_party"]


class WardMeetingForm(WardMatterForm, MeetingTimesForm):
    short_notice_reason = PlainTextField(
        label="Why is there less notice? (if there is)", rows=2, max_length=1_000, required=False
    )
    field_order = (
        *("title", "text", "wards", "day", "starts", "ends", "place"),
        *("short_notice_reason", "no_party"),
    )

    def __init__(self, *, version: Protocol, **arguments: Unpack[FormArguments]) -> None:
        super().__init__(version=version, **arguments)
        if version.clause_for(Behaviour.WARD_MEETING_NOTICE):
            days = f"Needed for a meeting in less than {version.meeting_notice_days} days"
            self.fields["short_notice_reason"].help_text = days
        else:
            del self.fields["short_notice_reason"]

    def clean(self) -> Cleaned:
        typed = super().clean()
        day = typed.get("day")
        missing = not typed.get("short_notice_reason") and "short_notice_reason" not in self.errors
        if day and "day" not in self.errors and policy.needs_reason(day, self.version) and missing:
            self.add_error("short_notice_reason", no_reason(self.version))
        return typed


class WardConsultationForm(WardMatterForm):
    """Leaves `opens_at`, aware, among the cleaned data."""

    day = DayField(
        label="Day it opens", asks="the day it opens", help_text="For example, 9 12 2026"
    )
    opens = ClockTimeField(
        label="Time it opens", asks="the time it opens", help_text="For example, 9am"
    )
    closes_on = DayField(label="Last day", asks="the last day", help_text="For example, 22 1 2027")
    field_order = ("title", "text", "wards", "day", "opens", "closes_on", "no_party")

    def clean(self) -> Cleaned:
        typed: Cleaned = super().clean() or {}
        if typed.get("day") and typed.get("opens") is not None:
            typed["opens_at"] = self.moment()
        if typed.get("day") and typed.get("closes_on") and typed["closes_on"] < typed["day"]:
            self.add_error("closes_on", CLOSES_FIRST)
        return typed

    def moment(self) -> datetime | None:
        try:
            at = london_time(self.cleaned_data["day"], self.cleaned_data["opens"])
        except ValidationError as error:
            self.add_error("opens", error)
            return None
        if at <= timezone.now():
            self.add_error("day", OPENS_IN_PAST)
        return at


class WithdrawMatterForm(PortalForm):
    reason = PlainTextField(
        label="Why is it withdrawn?",
        help_text="Every councillor who was told can read this",
        rows=3,
        max_length=1_000,
        error_messages={"required": "Enter why it is withdrawn"},
    )


class MakePublicForm(PortalForm):
    """One button."""
