"""Forms of notices: write one, send it, change its time, leave a councillor out, withdraw it."""

from typing import Unpack

from django import forms

from announcements.forms import NoPartyForm, PublicTimeForm
from announcements.models import Trigger
from announcements.notices import words
from announcements.notices.hindrance import SENSITIVE
from casework.files.fields import UploadsField
from foundation.fields import (
    ChecksWithHints,
    ChoiceWithHints,
    DayField,
    LineField,
    PlainTextField,
    offer_choices,
    offer_rows,
)
from foundation.forms import DecidingForm, FormArguments, PortalForm
from foundation.types import Cleaned
from people.models import Committee, Ward
from protocols.behaviours import Behaviour
from protocols.models import Protocol

NO_TRIGGER = "Select why councillors are told"
NO_ONE = "Select the wards or committees it is for, or all councillors"
NOT_BOTH = "Select either all councillors, or wards and committees"
NO_REASON = "Enter why it is urgent"
NO_START = "Enter the day the consultation starts, such as 3 12 2026"
NO_WARD = "Select every ward that the consultation may affect"


class WriteNoticeForm(NoPartyForm):
    title = LineField(
        label="What is the notice about?",
        help_text="For example, night closures on Harbour Road",
        max_length=200,
        error_messages={"required": "Enter what the notice is about"},
    )
    text = PlainTextField(
        label="What do councillors need to know?",
        error_messages={"required": "Enter what councillors need to know"},
    )
    trigger = ChoiceWithHints(
        label="Why are they told?",
        error_messages={"required": NO_TRIGGER, "invalid_choice": NO_TRIGGER},
    )
    urgent_reason = PlainTextField(
        label="Why is it urgent? (if it is)", rows=2, max_length=1_000, required=False
    )
    consultation_starts_on = DayField(
        label="Day the consultation starts (if it is about one)",
        asks="the day the consultation starts",
        help_text="For example, 3 12 2026",
        required=False,
    )
    wards = forms.ModelMultipleChoiceField(
        label="Wards whose councillors are told",
        queryset=Ward.objects.none(),
        widget=ChecksWithHints,
        required=False,
        error_messages={"invalid_choice": NO_ONE, "invalid_pk_value": NO_ONE},
    )
    committees = forms.ModelMultipleChoiceField(
        label="Committees whose members are told",
        queryset=Committee.objects.none(),
        widget=ChecksWithHints,
        required=False,
        error_messages={"invalid_choice": NO_ONE, "invalid_pk_value": NO_ONE},
    )
    for_everyone = forms.BooleanField(label="All councillors are told", required=False)
    is_controversial = forms.BooleanField(label="This may be controversial", required=False)
    attached = UploadsField(label="Files (optional)")
    field_order = (
        *("title", "text", "trigger", "urgent_reason", "consultation_starts_on"),
        *("wards", "committees", "for_everyone", "is_controversial"),
        *("public_day", "public_time", "no_party", "attached"),
    )

    def __init__(self, *, version: Protocol, **arguments: Unpack[FormArguments]) -> None:
        super().__init__(version=version, **arguments)
        offer_choices(self, "trigger", words.triggers_for(version), words.HINTS)
        offer_rows(self, "wards", Ward.objects.offered().order_by("name"))
        offer_rows(self, "committees", Committee.objects.offered().order_by("name"))
        if not Committee.objects.offered().exists():
            del self.fields["committees"]
        if not version.clause_for(Behaviour.CONTROVERSIAL_NOTICES):
            del self.fields["is_controversial"]
        self.fields["trigger"].required = bool(version.clause_for(Behaviour.NOTICE_TRIGGERS))

    def clean_trigger(self) -> str:
        return self.cleaned_data["trigger"] or Trigger.OTHER

    def clean(self) -> Cleaned:
        typed = super().clean()
        self.check_audience(typed)
        self.check_trigger(typed)
        return typed

    def check_audience(self, typed: Cleaned) -> None:
        some = bool(typed.get("wards") or typed.get("committees"))
        if "wards" in self.errors or "committees" in self.errors:
            return
        if not some and not typed.get("for_everyone"):
            self.add_error("wards", NO_ONE)
        elif some and typed.get("for_everyone"):
            self.add_error("for_everyone", NOT_BOTH)

    def check_trigger(self, typed: Cleaned) -> None:
        trigger = typed.get("trigger")
        if trigger == Trigger.URGENT and not typed.get("urgent_reason"):
            self.add_error("urgent_reason", NO_REASON)
        if trigger == Trigger.SENSITIVE and typed.get("public_from"):
            self.add_error("public_day", SENSITIVE)
        if trigger == Trigger.CONSULTATION:
            self.check_consultation(typed)

    def check_consultation(self, typed: Cleaned) -> None:
        if not (typed.get("consultation_starts_on") or "consultation_starts_on" in self.errors):
            self.add_error("consultation_starts_on", NO_START)
        if not (typed.get("wards") or "wards" in self.errors):
            self.add_error("wards", NO_WARD)


class EditNoticeForm(WriteNoticeForm, DecidingForm):
    """The same of a draft, whose files stay."""

    attached = UploadsField(label="More files (optional)")


class ChangeDateForm(PublicTimeForm):
    """When a notice becomes public."""


class LeaveOutForm(PortalForm):
    reason = PlainTextField(
        label="Why is this councillor not told?",
        rows=3,
        max_length=1_000,
        error_messages={"required": "Enter why this councillor is not told"},
    )


class WithdrawNoticeForm(PortalForm):
    reason = PlainTextField(
        label="Why do you withdraw this notice?",
        help_text="Councillors who have been told can read this",
        rows=3,
        max_length=1_000,
        error_messages={"required": "Enter why you withdraw this notice"},
    )


class OneButtonForm(PortalForm):
    """One button."""
