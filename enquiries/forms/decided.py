"""When work that rests on a decision is recorded: does it say which decision?"""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from people.fields import DayField, LineField, PlainTextField
from people.forms import PortalForm
from people.models import Committee, Service

COUNCIL, EXECUTIVE = "The council", "The executive"


class DecisionForm(PortalForm):
    title = LineField(
        label="What is to be done?",
        help_text="A few words that it will be known by",
        max_length=100,
        error_messages={"required": "Enter what is to be done, in a few words"},
    )
    body = forms.ChoiceField(
        label="Which body decided it?",
        error_messages={
            "required": "Choose the body that decided it",
            "invalid_choice": "Choose the council, the executive or a committee",
        },
    )
    decided_on = DayField(
        label="When did it decide?",
        error_messages={"required": "Enter the day of the decision, such as 3 12 2026"},
    )
    minute = LineField(
        label="Under which minute reference?",
        max_length=100,
        error_messages={"required": "Enter the minute reference, such as C48"},
    )
    service = forms.ModelChoiceField(
        label="Which service does it?",
        queryset=Service.objects.all(),
        empty_label="Choose a service",
        error_messages={"required": "Choose the service that does it"},
    )
    text = PlainTextField(
        label="What was decided?",
        error_messages={"required": "Enter what was decided"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies = [COUNCIL, EXECUTIVE, *Committee.objects.values_list("name", flat=True)]
        choices = [("", "Choose a body"), *((body, body) for body in bodies)]
        self.fields["body"].choices = choices  # type: ignore[attr-defined]

    def clean_decided_on(self) -> date:
        day: date = self.cleaned_data["decided_on"]
        if day > timezone.localdate():
            raise forms.ValidationError("The day of the decision must not be in the future")
        return day
