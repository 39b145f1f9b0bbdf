"""Form to record work from a decision: the work, the body, the date and the minute."""

from datetime import date
from typing import Unpack

from django import forms
from django.utils import timezone

from casework.references import typed_reference
from foundation.fields import DayField, LineField, PlainTextField, offer_choices
from foundation.forms import FormArguments, PortalForm
from people.fields import OfferedChoice
from people.models import Committee, Service
from protocols.behaviours import Behaviour
from protocols.models import Protocol

COUNCIL, EXECUTIVE = "The council", "The executive"
GROUP_MEETINGS = "G-"  # the series of their references
NOT_BY_GROUP = "A group’s conclusions are not decisions of the council"


class DecidedWorkForm(PortalForm):
    title = LineField(
        label="What needs to be done?",
        help_text="A short title for the work",
        max_length=100,
        error_messages={"required": "Enter what needs to be done, in a short title"},
    )
    body = forms.ChoiceField(
        label="Which body decided it?",
        error_messages={
            "required": "Select the body that decided it",
            "invalid_choice": "Select the council, the executive or a committee",
        },
    )
    decided_on = DayField(
        label="When was it decided?",
        asks="the date of the decision",
    )
    minute = LineField(
        label="What is the minute reference?",
        max_length=100,
        error_messages={"required": "Enter the minute reference, such as C48"},
    )
    service = OfferedChoice(
        label="Which service will do it?",
        places=Service,
        empty_label="Choose a service",
        error_messages={"required": "Select the service that will do it"},
    )
    text = PlainTextField(
        label="What was decided?",
        error_messages={"required": "Enter what was decided"},
    )

    def __init__(
        self, *, version: Protocol | None = None, **arguments: Unpack[FormArguments]
    ) -> None:
        super().__init__(**arguments)
        self.cited = version.cite_for(Behaviour.GROUPS_DECIDE_NOTHING) if version else None
        if self.cited:
            wrong = self.fields["body"].error_messages
            wrong["invalid_choice"] = (
                f"{wrong['invalid_choice']}. {NOT_BY_GROUP} ({self.cited.name})"
            )
        bodies = [COUNCIL, EXECUTIVE, *Committee.objects.offered().values_list("name", flat=True)]
        choices = [("", "Choose a body"), *((body, body) for body in bodies)]
        offer_choices(self, "body", choices)

    def clean_minute(self) -> str:
        """Not the reference of a group meeting: what a group concludes is no decision."""
        minute: str = self.cleaned_data["minute"]
        if self.cited and (typed_reference(minute) or "").startswith(GROUP_MEETINGS):
            raise forms.ValidationError(
                f"{minute} is a meeting of a group. {NOT_BY_GROUP} ({self.cited.name}). Enter the"
                " minute of the body that decided"
            )
        return minute

    def clean_decided_on(self) -> date:
        day: date = self.cleaned_data["decided_on"]
        if day > timezone.localdate():
            raise forms.ValidationError("The date of the decision must be today or in the past")
        return day
