"""Forms of recruitment panels: set one up, add people and candidates, confirm, declare, decide."""

from collections.abc import Sequence
from typing import Unpack

from django import forms
from django.db.models import QuerySet

from foundation.fields import (
    ChecksWithHints,
    ChoiceWithHints,
    LineField,
    PlainTextField,
    offer_choices,
    offer_rows,
)
from foundation.forms import DecidingForm, FormArguments, PortalForm
from foundation.types import Cleaned
from people.fields import CouncillorChoice, OfferedChoice, PersonChoice
from people.models import Service, User
from relations.meeting_times import MeetingTimesForm
from relations.models import PanelCandidate

NO_ONE = "none"
NAME_OR_OFFICER = "Enter the name of the candidate, or select an officer"
NOT_BOTH = "Enter a name or select an officer, not both"
SAY_FOR_ALL = "Select each candidate you have a connection to, or that you have none"
NOT_NONE_AND_SOME = "Select candidates, or that you have no connection, not both"
NO_WORDS = "Enter what the connection is"


class SetUpPanelForm(MeetingTimesForm):
    post = LineField(
        label="Which post is it for?",
        help_text="For example, Head of Planning",
        error_messages={"required": "Enter the post"},
    )
    service = OfferedChoice(
        label="Service",
        places=Service,
        empty_label="Choose a service",
        error_messages={
            "required": "Select the service of the post",
            "invalid_choice": "Select the service of the post",
        },
    )
    field_order = ("post", "service", "day", "starts", "ends", "place")


class AddCandidateForm(PortalForm):
    name = LineField(
        label="Name of the candidate",
        help_text="For someone who does not work for the council",
        required=False,
    )
    officer = PersonChoice(
        label="Or an officer of the council",
        queryset=User.objects.none(),
        required=False,
        empty_label="Not an officer",
        error_messages={"invalid_choice": "Select an officer from the list"},
    )

    def __init__(self, *, officers: QuerySet[User], **arguments: Unpack[FormArguments]) -> None:
        super().__init__(**arguments)
        offer_rows(self, "officer", officers)

    def clean(self) -> Cleaned:
        typed: Cleaned = super().clean() or {}
        name, officer = typed.get("name"), typed.get("officer")
        if not self.errors and bool(name) == bool(officer):
            self.add_error("name", NOT_BOTH if name else NAME_OR_OFFICER)
        if officer:
            typed["name"] = officer.name
        return typed


class AddPanelMemberForm(PortalForm):
    member = CouncillorChoice(
        label="Councillor",
        queryset=User.objects.none(),
        empty_label="Choose a councillor",
        error_messages={
            "required": "Select a councillor",
            "invalid_choice": "Select a councillor from the list",
        },
    )

    def __init__(self, *, members: QuerySet[User], **arguments: Unpack[FormArguments]) -> None:
        super().__init__(**arguments)
        offer_rows(self, "member", members)


class AddPanelOfficerForm(PortalForm):
    officer = PersonChoice(
        label="Officer",
        queryset=User.objects.none(),
        empty_label="Choose an officer",
        error_messages={
            "required": "Select an officer",
            "invalid_choice": "Select an officer from the list",
        },
    )

    def __init__(self, *, officers: QuerySet[User], **arguments: Unpack[FormArguments]) -> None:
        super().__init__(**arguments)
        offer_rows(self, "officer", officers)


class PanelButtonForm(PortalForm):
    """Only a button: the page says what it does."""


class ConfirmMeritForm(PortalForm):
    merit = forms.BooleanField(
        label="I will judge each candidate on merit, and not discriminate unfairly",
        error_messages={"required": "Confirm that you will judge each candidate on merit"},
    )


class DeclareToPanelForm(DecidingForm):
    """`shown` has the keys of the candidates on the page, so that no one is taken to have declared
    about a candidate who was added since. Leaves `asked_about` and `connected` among the data."""

    candidates = forms.MultipleChoiceField(
        label="Which candidates are you connected to?",
        help_text="A friend, relative, partner or someone you live with",
        widget=ChecksWithHints(),
        error_messages={"required": SAY_FOR_ALL, "invalid_choice": SAY_FOR_ALL},
    )
    text = PlainTextField(
        label="What is the connection? (if you have one)",
        help_text="Only the Monitoring Officer can read this",
        rows=3,
        max_length=2_000,
        required=False,
    )

    def __init__(
        self, *, candidates: Sequence[PanelCandidate], **arguments: Unpack[FormArguments]
    ) -> None:
        super().__init__(**arguments)
        self.names = {str(one.key): one.details.name for one in candidates}
        none = (NO_ONE, "I have no connection to any of them")
        offer_choices(self, "candidates", [*self.names.items(), none])
        widget = self.fields["candidates"].widget
        widget.divide_before = NO_ONE

    def clean_candidates(self) -> list[str]:
        chosen: list[str] = self.cleaned_data["candidates"]
        if NO_ONE in chosen and len(chosen) > 1:
            raise forms.ValidationError(NOT_NONE_AND_SOME)
        return chosen

    def clean(self) -> Cleaned:
        typed: Cleaned = super().clean() or {}
        connected = [key for key in typed.get("candidates", ()) if key != NO_ONE]
        if connected and not typed.get("text") and "text" not in self.errors:
            self.add_error("text", NO_WORDS)
        shown = typed.get("shown", "").split(",")
        return typed | {
            "asked_about": [key for key in self.names if key in shown],
            "connected": connected,
        }


class PanelOutcomeForm(PortalForm):
    """Leaves the name of the candidate among the data, "" for no one."""

    appointed = ChoiceWithHints(
        label="Who was appointed?",
        error_messages={
            "required": "Select who was appointed, or that no one was",
            "invalid_choice": "Select who was appointed, or that no one was",
        },
    )
    reasons = PlainTextField(
        label="How do the candidates compare on merit?",
        help_text="Those who sat on the panel can read this",
        rows=5,
        max_length=5_000,
        error_messages={"required": "Enter how the candidates compare on merit"},
    )

    def __init__(
        self, *, candidates: Sequence[PanelCandidate], **arguments: Unpack[FormArguments]
    ) -> None:
        super().__init__(**arguments)
        self.names = {str(one.key): one.details.name for one in candidates}
        offer_choices(self, "appointed", [*self.names.items(), (NO_ONE, "No one was appointed")])

    def clean_appointed(self) -> str:
        return self.names.get(self.cleaned_data["appointed"], "")
