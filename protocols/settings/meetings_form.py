"""The form of meetings, visits and connections."""

from django import forms

from foundation.types import Cleaned
from protocols.choices import ConnectionEffect, DeclarationOffice, ScrutinyDecider, VisitAnswerer
from protocols.settings.fields import WholeField
from protocols.settings.forms import SettingsForm
from protocols.settings.setting_words import WORKING_DAYS
from protocols.sources.load import FURTHEST

REMINDER_LATE = (
    "Enter at least as many days as for the consultation, so that the reminder comes first"
)
NO_EFFECT = "Select what a declared connection does"
NO_DECIDER = "Select who names the officer for a scrutiny body"
NO_ANSWERER = "Select who confirms a visit to premises"
NO_OFFICE = "Select who reads declared connections"


class MeetingsForm(SettingsForm):
    meeting_notice_days = WholeField(
        1,
        FURTHEST,
        suffix="days before it",
        label="Councillors are invited to a public meeting at least",
    )
    scrutiny_notice_days = WholeField(
        0,
        FURTHEST,
        suffix=f"{WORKING_DAYS} before it",
        label="A scrutiny body asks for an officer at least",
    )
    scrutiny_decider = forms.ChoiceField(
        label="Who names the officer, or declines?",
        choices=ScrutinyDecider,
        widget=forms.RadioSelect,
        error_messages={"required": NO_DECIDER, "invalid_choice": NO_DECIDER},
    )
    agenda_days = WholeField(
        1,
        FURTHEST,
        suffix="days before it",
        label="A councillor is consulted on an agenda at least",
    )
    agenda_reminder_days = WholeField(
        1, FURTHEST, suffix="days before it", label="Coordinators are reminded of the consultation"
    )
    visit_notice_days = WholeField(
        0, FURTHEST, suffix="days before it", label="A councillor announces a visit at least"
    )
    visit_answerer = forms.ChoiceField(
        label="Who confirms a visit, or offers another time?",
        choices=VisitAnswerer,
        widget=forms.RadioSelect,
        error_messages={"required": NO_ANSWERER, "invalid_choice": NO_ANSWERER},
    )
    told_later_weeks = WholeField(
        1, FURTHEST, suffix="weeks", label="Councillors elected later are told for"
    )
    connection_effect = forms.ChoiceField(
        label="What happens when an enquiry is assigned to an officer with a connection?",
        choices=ConnectionEffect,
        widget=forms.RadioSelect,
        error_messages={"required": NO_EFFECT, "invalid_choice": NO_EFFECT},
    )
    declarations_to = forms.ChoiceField(
        label="Who reads a declaration first?",
        choices=DeclarationOffice,
        widget=forms.RadioSelect,
        error_messages={"required": NO_OFFICE, "invalid_choice": NO_OFFICE},
    )

    def clean(self) -> Cleaned:
        typed: Cleaned = super().clean() or self.cleaned_data
        days, reminder = typed.get("agenda_days"), typed.get("agenda_reminder_days")
        if days and reminder and reminder < days:
            self.add_error("agenda_reminder_days", REMINDER_LATE)
        return typed
