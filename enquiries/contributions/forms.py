"""Forms of contributions: who is asked for what by when, what they say, why it is sent back."""

from datetime import date
from typing import Unpack

from django import forms
from django.utils import timezone

from casework.files.fields import UploadsField
from casework.promises import calendar_of
from enquiries.contributions import policy
from enquiries.contributions.colleagues import Choices, Colleague, chosen_colleague
from enquiries.models import Enquiry
from foundation.fields import DayField, PlainTextField, offer_choices
from foundation.forms import FormArguments, PortalForm
from protocols.words import full_day


class AskContributionForm(PortalForm):
    """`colleagues` are those it can be asked of, by service."""

    colleague = forms.ChoiceField(
        label="Who do you want to ask?",
        help_text="Any officer of a service can contribute for it. Its head is told",
        error_messages={
            "required": "Select the service or the officer you want to ask",
            "invalid_choice": "Select a service or an officer from the list",
        },
    )
    question = PlainTextField(
        label="What do you need from them?",
        help_text="The councillor will not see this",
        error_messages={"required": "Enter what you need from them"},
    )
    due_on = DayField(label="When do you need it by?", asks="the date you need it by")
    with_resident = forms.BooleanField(
        label="Show them the resident’s details too",
        help_text="They are personal data. Tick this only if your colleague needs them",
        required=False,
    )
    attached = UploadsField(label="Add photos or documents (optional)")

    def __init__(
        self, *, enquiry: Enquiry, colleagues: Choices, **arguments: Unpack[FormArguments]
    ) -> None:
        super().__init__(**arguments)
        self.enquiry, self.today = enquiry, timezone.localdate()
        offer_choices(self, "colleague", [("", "Choose a service or an officer"), *colleagues])
        first, last = policy.days_allowed(calendar_of(enquiry), self.today)
        days = f"A working day from {full_day(first)} to {full_day(last)}"
        self.fields["due_on"].help_text = f"{days}{answer_due_words(enquiry)}"
        if not hasattr(enquiry, "resident"):
            del self.fields["with_resident"]

    def clean_colleague(self) -> Colleague:
        return chosen_colleague(self.cleaned_data["colleague"])

    def clean_due_on(self) -> date:
        day: date = self.cleaned_data["due_on"]
        if problem := policy.problem_with_day(day, self.enquiry, self.today):
            raise forms.ValidationError(problem)
        return day


def answer_due_words(enquiry: Enquiry) -> str:
    """The date by which the councillor expects an answer, which stays as it is."""
    if not enquiry.answer_due_at:
        return ""
    due_on = timezone.localdate(enquiry.answer_due_at)
    verb = "was" if due_on < timezone.localdate() else "is"
    return f". Your answer {verb} due on {full_day(due_on)}"


class GiveContributionForm(PortalForm):
    text = PlainTextField(
        label="What is your contribution?",
        help_text="The officer who answers reads this. The councillor will not see it",
        error_messages={"required": "Enter your contribution"},
    )
    attached = UploadsField(label="Add photos or documents (optional)")


class SendBackForm(PortalForm):
    text = PlainTextField(
        label="Why are you sending this question back?",
        help_text="For example, because another service is responsible. Say which one",
        error_messages={"required": "Enter why you are sending this question back"},
    )


class ButtonForm(PortalForm):
    """Only a button: the page says what it does."""
