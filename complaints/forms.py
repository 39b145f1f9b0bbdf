"""Is what the office, or the complainant, typed well formed?"""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from complaints.models import Complaint, GrantRole, Outcome, Referral, Sanction
from complaints.questions import people_with
from people.fields import ChoiceWithHints, DayField, LineField, PlainTextField
from people.forms import PortalForm
from people.models import User
from people.roles import Role


def past(form: forms.Form, name: str) -> date | None:
    """The day of a field, refused where it is still to come."""
    day: date | None = form.cleaned_data[name]
    if day and day > timezone.localdate():
        raise forms.ValidationError("The day is still to come. Enter when it was")
    return day


class TextForm(PortalForm):
    text = PlainTextField(error_messages={"required": "Enter your text"})

    def __init__(self, *args: Any, label: str, hint: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label, self.fields["text"].help_text = label, hint


class NoTextForm(PortalForm):
    """Only the button."""


class WithheldForm(PortalForm):
    withheld = forms.TypedChoiceField(
        label="Is the name withheld from the person complained about?",
        choices=((True, "Yes"), (False, "No")),
        coerce=lambda typed: typed == "True",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose yes or no", "invalid_choice": "Choose yes or no"},
    )
    text = PlainTextField(
        label="Why?",
        help_text="The complainant reads this",
        error_messages={"required": "Enter why"},
    )


class AssessForm(PortalForm):
    code = forms.TypedChoiceField(
        label="What is it about?",
        choices=((False, "Respect and courtesy"), (True, "A breach of the code of conduct")),
        coerce=lambda typed: typed == "True",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one", "invalid_choice": "Choose one"},
    )
    text = PlainTextField(
        label="How did you come to that?", error_messages={"required": "Enter how"}
    )


class AttemptForm(PortalForm):
    tried = forms.TypedChoiceField(
        label="Was settling it tried?",
        choices=((True, "Yes"), (False, "No: it was not possible")),
        coerce=lambda typed: typed == "True",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose yes or no", "invalid_choice": "Choose yes or no"},
    )
    who = LineField(label="Who tried?", required=False, max_length=100)
    on = DayField(label="When?", required=False)
    text = PlainTextField(
        label="What came of it, or why was it not possible?",
        error_messages={"required": "Enter what came of it, or why it was not possible"},
    )

    def clean_on(self) -> date | None:
        return past(self, "on")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("tried"):
            for name, wanted in (("who", "Enter who tried"), ("on", "Enter the day")):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, wanted)
        return cleaned


class ViewForm(PortalForm):
    who = LineField(label="Who is the Independent Person?", max_length=100)
    on = DayField(label="When did they give their view?")
    text = PlainTextField(label="What is it?", error_messages={"required": "Enter their view"})

    def clean_on(self) -> date | None:
        return past(self, "on")


class ReferForm(PortalForm):
    where = ChoiceWithHints(label="Where is it referred to?", choices=Referral.choices)
    on = DayField(label="When?")
    text = PlainTextField(label="Reference there, or a note", required=False, rows=2)

    def clean_on(self) -> date | None:
        return past(self, "on")


class InformForm(PortalForm):
    who = LineField(
        label="Who was told?",
        help_text="Such as the Leader, or the leader of a group. What they were told is not kept",
        max_length=100,
        error_messages={"required": "Enter who was told"},
    )
    on = DayField(label="When?")

    def clean_on(self) -> date | None:
        return past(self, "on")


class ToldForm(PortalForm):
    on = DayField(label="When did you tell them?")
    text = PlainTextField(
        label="What did you tell them?",
        help_text="For the file. The portal sends them nothing",
        error_messages={"required": "Enter what you told them"},
    )

    def clean_on(self) -> date | None:
        return past(self, "on")


class DecideForm(PortalForm):
    outcome = ChoiceWithHints(
        label="What is the outcome?",
        choices=Outcome.choices,
        error_messages={"required": "Choose the outcome"},
    )
    reasons = PlainTextField(
        label="What are the reasons?",
        help_text="For the file. The complainant does not read this",
        error_messages={"required": "Enter the reasons"},
    )
    sanctions = forms.MultipleChoiceField(
        label="What follows?",
        choices=Sanction.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    consulted = LineField(
        label="Was a committee consulted?",
        help_text="Which one and when. Optional",
        required=False,
    )
    text = PlainTextField(
        label="What do you tell the complainant?",
        help_text="They read this in the portal",
        error_messages={"required": "Enter what you tell the complainant"},
    )

    def decision(self) -> dict[str, Any]:
        kept = ("outcome", "reasons", "sanctions", "consulted")
        return {name: self.cleaned_data[name] for name in kept}


class PersonForm(PortalForm):
    """Nobody whom it concerns is offered."""

    person = forms.ModelChoiceField(
        label="Who is to read it?",
        queryset=User.objects.none(),
        empty_label="Choose a person",
        error_messages={"required": "Choose a person", "invalid_choice": "Choose a person"},
    )

    def __init__(self, *args: Any, complaint: Complaint, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people, _ = people_with([role.value for role in Role], by)
        field: Any = self.fields["person"]
        field.queryset = people.exclude(pk__in=complaint.held["out"])


class GrantForm(PersonForm):
    role = ChoiceWithHints(
        label="As what?",
        choices=[c for c in GrantRole.choices if c[0] != GrantRole.TWO],
        error_messages={"required": "Choose as what they read it"},
    )
    text = PlainTextField(label="Why?", rows=3, error_messages={"required": "Enter why"})


class KeepOutForm(PersonForm):
    text = PlainTextField(
        label="Why?",
        help_text="For the file. The complainant does not read this",
        rows=3,
        error_messages={"required": "Enter why"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].label = "Who is to be kept out?"


class ChangeGrantForm(PortalForm):
    role = ChoiceWithHints(
        label="As what?",
        choices=[c for c in GrantRole.choices if c[0] != GrantRole.TWO],
        error_messages={"required": "Choose as what they read it"},
    )
    text = PlainTextField(label="Why?", rows=3, error_messages={"required": "Enter why"})
