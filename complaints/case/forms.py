"""Forms of the office and the complainant on a complaint."""

from datetime import date
from typing import ClassVar, Unpack

from django import forms
from django.utils import timezone

from casework.files.fields import UploadsField
from complaints.models import Complaint, FileKind, GrantRole, Outcome, Referral, Sanction
from complaints.sealed_contents import people_kept_out_of
from foundation.fields import ChoiceWithHints, DayField, LineField, PlainTextField
from foundation.forms import FormArguments, PortalForm
from foundation.types import Cleaned
from people.fields import PersonChoice
from people.models import User
from people.people_choice import offer_people, people_with_roles
from people.roles import Role


def date_not_in_future(form: forms.Form, name: str) -> date | None:
    """The date of a field, refused if it is in the future."""
    day: date | None = form.cleaned_data[name]
    if day and day > timezone.localdate():
        raise forms.ValidationError("The date must be today or in the past")
    return day


class DatedForm(PortalForm):
    """With a date, `on`, that is not in the future."""

    def clean_on(self) -> date | None:
        return date_not_in_future(self, "on")


class TextForm(PortalForm):
    text = PlainTextField()

    def __init__(
        self, *, label: str, empty: str, hint: str = "", **arguments: Unpack[FormArguments]
    ) -> None:
        super().__init__(**arguments)
        self.fields["text"].label, self.fields["text"].help_text = label, hint
        self.fields["text"].error_messages["required"] = empty


class NoTextForm(PortalForm):
    """Only the button."""


class NameWithheldForm(PortalForm):
    withheld = forms.TypedChoiceField(
        label="Will you withhold the name from the person complained about?",
        choices=((True, "Yes"), (False, "No")),
        coerce=lambda typed: typed == "True",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Select yes if you will withhold the name",
            "invalid_choice": "Select yes if you will withhold the name",
        },
    )
    text = PlainTextField(
        label="Why?",
        help_text="The complainant will read this",
        error_messages={"required": "Enter why you will, or will not, withhold the name"},
    )


class AssessForm(PortalForm):
    code = forms.TypedChoiceField(
        label="What is the complaint about?",
        choices=((False, "Respect and courtesy"), (True, "A breach of the code of conduct")),
        coerce=lambda typed: typed == "True",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Select what the complaint is about",
            "invalid_choice": "Select what the complaint is about",
        },
    )
    text = PlainTextField(
        label="How did you reach that view?",
        error_messages={"required": "Enter how you reached that view"},
    )


class AttemptForm(DatedForm):
    tried = forms.TypedChoiceField(
        label="Did anyone try to settle the complaint?",
        choices=((True, "Yes"), (False, "No, it was not possible")),
        coerce=lambda typed: typed == "True",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Select yes if anyone tried to settle the complaint",
            "invalid_choice": "Select yes if anyone tried to settle the complaint",
        },
    )
    who = LineField(
        label="Who tried?",
        help_text="Leave this blank if you selected no",
        required=False,
        max_length=100,
    )
    on = DayField(
        label="When did they try?",
        asks="the date they tried",
        help_text="Leave this blank if you selected no",
        required=False,
    )
    text = PlainTextField(
        label="What was the result, or why was it not possible?",
        error_messages={"required": "Enter the result, or why it was not possible"},
    )

    def clean(self) -> Cleaned:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("tried"):
            for name, wanted in (("who", "Enter who tried"), ("on", "Enter the date they tried")):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, wanted)
        return cleaned


class IndependentViewForm(DatedForm):
    who = LineField(
        label="Who is the Independent Person?",
        max_length=100,
        error_messages={"required": "Enter the name of the Independent Person"},
    )
    on = DayField(label="When did they give their view?", asks="the date they gave their view")
    text = PlainTextField(
        label="What is their view?", error_messages={"required": "Enter their view"}
    )


class ReferForm(DatedForm):
    where = ChoiceWithHints(
        label="Where are you referring the complaint?",
        choices=Referral.choices,
        error_messages={"required": "Select where you are referring the complaint"},
    )
    on = DayField(label="When did you refer it?", asks="the date you referred it")
    text = PlainTextField(label="Their reference, or a note (optional)", required=False, rows=2)


class InformForm(DatedForm):
    who = LineField(
        label="Who did you inform?",
        help_text="For example, the Leader or a group leader. We do not record what you told them",
        max_length=100,
        error_messages={"required": "Enter who you informed"},
    )
    on = DayField(label="When did you inform them?", asks="the date you informed them")


class PersonToldForm(DatedForm):
    on = DayField(label="When did you tell them?", asks="the date you told them")
    text = PlainTextField(
        label="What did you tell them?",
        help_text="For the case file. The portal does not send this to them",
        error_messages={"required": "Enter what you told them"},
    )


class DecideForm(PortalForm):
    outcome = ChoiceWithHints(
        label="What is the outcome?",
        choices=Outcome.choices,
        error_messages={"required": "Select the outcome"},
    )
    reasons = PlainTextField(
        label="What are the reasons?",
        help_text="For the case file. The complainant will not see this",
        error_messages={"required": "Enter the reasons"},
    )
    sanctions = forms.MultipleChoiceField(
        label="What action will follow? (optional)",
        choices=Sanction.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    text = PlainTextField(
        label="What do you want to tell the complainant?",
        help_text="They will read this in the portal",
        error_messages={"required": "Enter what you want to tell the complainant"},
    )


class FilesForm(PortalForm):
    """Not kept meanwhile: the rows of what is kept name who chose it."""

    what = forms.ChoiceField(
        label="What are these files?",
        choices=FileKind.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Select what these files are",
            "invalid_choice": "Select what these files are",
        },
    )
    uploads = UploadsField(
        label="Which files?",
        keep=False,
        required=True,
        error_messages={"required": "Choose a file"},
    )


class PersonForm(PortalForm):
    """People who must not read the complaint are not offered."""

    question: ClassVar[str] = "Who do you want to give access to?"
    person = PersonChoice(
        queryset=User.objects.none(),
        empty_label="Choose a person",
        error_messages={"required": "Select a person", "invalid_choice": "Select a person"},
    )

    def __init__(
        self, *, complaint: Complaint, by: User, **arguments: Unpack[FormArguments]
    ) -> None:
        super().__init__(**arguments)
        people, _ = people_with_roles([role.value for role in Role], by)
        offer_people(self, "person", people.exclude(pk__in=people_kept_out_of(complaint)))
        self.fields["person"].label = self.question


class GrantForm(PersonForm):
    role = ChoiceWithHints(
        label="What is their role?",
        choices=[c for c in GrantRole.choices if c[0] != GrantRole.TWO],
        error_messages={"required": "Select their role"},
    )
    text = PlainTextField(
        label="Why?", rows=3, error_messages={"required": "Enter why they need access"}
    )


class KeepOutForm(PersonForm):
    question = "Who do you want to keep out?"
    text = PlainTextField(
        label="Why?",
        help_text="For the case file. The complainant will not see this",
        rows=3,
        error_messages={"required": "Enter why you want to keep them out"},
    )


class ChangeGrantForm(PortalForm):
    role = ChoiceWithHints(
        label="What is their role?",
        choices=[c for c in GrantRole.choices if c[0] != GrantRole.TWO],
        error_messages={"required": "Select their role"},
    )
    text = PlainTextField(
        label="Why?", rows=3, error_messages={"required": "Enter why you are changing their access"}
    )
