"""The forms of the settings pages: one for each subject, a field for each value that is set."""

from collections.abc import Mapping, Sequence
from typing import Unpack

from django import forms

from foundation.fields import LineField, RadiosWithHints
from foundation.forms import FormArguments, PortalForm
from protocols.choices import (
    ATTENDANCE_ADDRESSEES,
    COMPLAINT_ADDRESSEES,
    DOCUMENT_ADDRESSEES,
    ENQUIRY_ADDRESSEES,
    Addressee,
    ClearedLetters,
    Division,
    PromiseKind,
)
from protocols.settings.fields import AmountField, LadderField, TimeField, WholeField
from protocols.settings.setting_words import OFFICE_TITLES, WORKING_DAYS
from protocols.settings.snapshots import LADDER, Snapshot
from protocols.sources.load import FURTHEST, SettingValue

NOT_SETTINGS = ("key", "signed_for", "revision")


def field_name(key: str) -> str:
    """The field of a setting: "chase-answer" is chase_answer."""
    return key.replace("-", "_")


class SettingsForm(PortalForm):
    """`revision` is that of the draft which the person saw when the page was opened."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *, snapshot: Snapshot, **arguments: Unpack[FormArguments]) -> None:
        kept = self.initial_values(snapshot.values)
        arguments["initial"] = {**kept, **arguments.get("initial", {})}
        super().__init__(**arguments)
        self.snapshot = snapshot

    @classmethod
    def initial_values(cls, values: Mapping[str, SettingValue]) -> dict[str, SettingValue]:
        """What the fields show for these settings."""
        return {field_name(key): value for key, value in values.items()}

    @classmethod
    def fields_of(cls, key: str) -> tuple[str, ...]:
        """The fields in which one value of Snapshot.values is typed."""
        return (field_name(key),)

    def settings(self) -> dict[str, SettingValue]:
        """What was typed, by the keys of Snapshot.values; only of a valid form."""
        spelt = {field_name(key): key for key in (*self.snapshot.values, *PromiseKind.values)}
        return {
            spelt.get(name, name): value
            for name, value in self.cleaned_data.items()
            if name not in NOT_SETTINGS
        }


def on_off_field(label: str, off: str, on: str) -> forms.TypedChoiceField:
    """A setting that is on or off, as two radios in words."""
    select = f"Select an answer for “{label}”"
    return forms.TypedChoiceField(
        label=label,
        choices=((False, off), (True, on)),
        coerce=lambda typed: typed == "True",
        widget=forms.RadioSelect,
        error_messages={"required": select, "invalid_choice": select},
    )


class ResponseTimesForm(SettingsForm):
    reply = AmountField(
        label="Answer within",
        required=False,
        help_text="Leave this blank for no time limit. Answers are then never late. Choose below"
        " when officers are reminded.",
    )
    acknowledge = AmountField(label="Tell the councillor who has the enquiry within")
    holding_cap = WholeField(
        1,
        FURTHEST,
        suffix=WORKING_DAYS,
        label="A new date can be promised up to",
        required=False,
        help_text="Leave this blank if any date can be promised.",
    )
    holding_limit = WholeField(0, 20, label="Maximum holding replies for each enquiry")
    follow_up_days = WholeField(
        1, FURTHEST, suffix=WORKING_DAYS, label="An answer can be followed up for"
    )
    pause_while_waiting = on_off_field("The officer’s time", "keeps running", "stops")
    clearance = forms.MultipleChoiceField(
        label="A second officer approves these letters before they are sent",
        choices=ClearedLetters.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Each service can add to these. The due date of an answer does not change.",
    )
    chase_answer = AmountField(label="Answer a chased enquiry within")
    member_reply = AmountField(
        label="The councillor must reply within",
        required=False,
        help_text="Leave this blank if councillors have no time limit.",
    )
    watch = AmountField(
        label="Remind officers, and allow a chase, after",
        required=False,
        help_text="For an answer, or a councillor’s reply, that has no time limit. This is not a"
        " promise and not in the protocol. Leave this blank for no reminders.",
    )


def ladder_field(label: str, addressees: Sequence[Addressee] = ENQUIRY_ADDRESSEES) -> LadderField:
    return LadderField(label=label, required=False, addressees=addressees)


class RemindersForm(SettingsForm):
    """A ladder for each promise that this version makes."""

    ladder_reply = ladder_field("Who is reminded about an answer")
    ladder_full_reply = ladder_field("Who is reminded about an answer promised in a holding reply")
    ladder_support = ladder_field("Who is reminded about a request for support")
    ladder_acknowledge = ladder_field("Who is reminded about an unassigned enquiry")
    ladder_chase_answer = ladder_field("Who is reminded about a chased enquiry")
    ladder_member_reply = ladder_field("Who is reminded about a councillor’s reply")
    ladder_watch = ladder_field("Who is reminded about what has no time limit")
    ladder_document_decision = ladder_field(
        "Who is reminded about a document request", DOCUMENT_ADDRESSEES
    )
    ladder_determination = ladder_field(
        "Who is reminded about a final decision", DOCUMENT_ADDRESSEES
    )
    ladder_attendance_decision = ladder_field(
        "Who is reminded about an officer at a group or scrutiny meeting",
        ATTENDANCE_ADDRESSEES,
    )
    ladder_complaint_receipt = ladder_field(
        "When the office is reminded to acknowledge", COMPLAINT_ADDRESSEES
    )
    ladder_complaint_update = ladder_field(
        "When the office is reminded to write again", COMPLAINT_ADDRESSEES
    )
    ladder_complaint_outcome = ladder_field(
        "When the office is reminded to give the outcome", COMPLAINT_ADDRESSEES
    )

    def __init__(self, *, snapshot: Snapshot, **arguments: Unpack[FormArguments]) -> None:
        super().__init__(snapshot=snapshot, **arguments)
        for kind in PromiseKind.values:
            if LADDER + kind not in self.snapshot.values:
                del self.fields[field_name(LADDER + kind)]


class CalendarForm(SettingsForm):
    division = forms.ChoiceField(
        label="Which bank holidays apply?",
        choices=Division,
        widget=RadiosWithHints(
            {Division.ANY_OF_THE_UK: "A bank holiday anywhere in the United Kingdom counts here."}
        ),
        error_messages={"required": "Select which bank holidays apply"},
    )
    cut_off = TimeField(
        label="Anything received after this time counts from the next working day",
        required=False,
        max_length=20,
        widget=forms.TextInput({"class": "govuk-input--width-5"}),
        help_text="For example, 5pm or 17:30. Leave this blank if the whole day counts.",
    )
    roll = on_off_field(
        "A date worked out in days or weeks that falls on a non-working day",
        "stays where it is",
        "moves to the next working day",
    )


class TitlesForm(SettingsForm):
    """An office whose box is left blank has the portal’s usual title."""

    name = LineField(
        label="What is the protocol called?",
        error_messages={"required": "Enter what the protocol is called"},
    )
    title_chief_executive = LineField(
        label="Chief Executive", required=False, max_length=60, help_text="For example, Town Clerk"
    )
    title_monitoring_officer = LineField(label="Monitoring Officer", required=False, max_length=60)
    title_chief_operating_officer = LineField(
        label="Chief Operating Officer", required=False, max_length=60
    )
    title_director = LineField(
        label="Director", required=False, max_length=60, help_text="For example, Chief Officer"
    )
    title_nominated_officer = LineField(
        label="Nominated officer",
        required=False,
        max_length=60,
        help_text="For example, team leader",
    )

    @classmethod
    def fields_of(cls, key: str) -> tuple[str, ...]:
        if key != "titles":
            return super().fields_of(key)
        return tuple(f"title_{field_name(office)}" for office in OFFICE_TITLES)

    @classmethod
    def initial_values(cls, values: Mapping[str, SettingValue]) -> dict[str, SettingValue]:
        initial = super().initial_values(values)
        if "titles" in values:
            titles = initial.pop("titles")
            initial |= {f"title_{field_name(o)}": titles.get(o, "") for o in OFFICE_TITLES}
        return initial

    def settings(self) -> dict[str, SettingValue]:
        typed = {o: self.cleaned_data[f"title_{field_name(o)}"] for o in OFFICE_TITLES}
        return {
            "name": self.cleaned_data["name"],
            "titles": {
                o: title for o, title in typed.items() if title and title != OFFICE_TITLES[o]
            },
        }


class ContactCentreForm(SettingsForm):
    contact_centre_name = LineField(
        label="What is the contact centre called?",
        max_length=100,
        error_messages={
            "required": "Enter what the contact centre is called, such as customer services"
        },
    )
    contact_centre_phone = LineField(label="Telephone number", required=False, max_length=50)
    contact_centre_url = forms.URLField(
        label="Web address",
        required=False,
        max_length=200,
        assume_scheme="https",
        widget=forms.TextInput(attrs={"inputmode": "url"}),
        help_text="For example, https://westhaven.example/report",
        error_messages={"invalid": "Enter a web address, such as https://westhaven.example/report"},
    )
