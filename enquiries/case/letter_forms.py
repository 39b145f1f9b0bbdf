"""Forms of letters, each with the fields that the protocol asks for."""

from datetime import date, timedelta
from typing import Unpack

from django import forms
from django.utils import timezone

from enquiries.case.files_form import FilesForm
from enquiries.contributions import citations
from enquiries.models import Enquiry, Intent, LetterKind
from enquiries.policy import DECLINED_UNDER
from enquiries.resident_text.policy import is_for_residents
from foundation.fields import (
    ChecksWithHints,
    ChoiceWithHints,
    DayField,
    LineField,
    PlainTextField,
    offer_choices,
)
from foundation.forms import FormArguments, PortalForm
from foundation.types import Cleaned
from protocols.behaviours import Behaviour
from protocols.models import Clause

A_YEAR = timedelta(days=365)
NOT_WITH_A_SECRET = {
    "for_resident": "Delete this text, or remove the tick that the answer is confidential",
    "attached": "Remove the files, or remove the tick that the answer is confidential",
}


class TextForm(PortalForm):
    """One letter. `empty` is the error for no text."""

    text = PlainTextField(
        label="What do you want to say?",
        error_messages={"required": "Enter what you want to say"},
    )

    def __init__(
        self,
        *,
        enquiry: Enquiry,
        label: str = "",
        empty: str = "",
        hint: str = "",
        **arguments: Unpack[FormArguments],
    ) -> None:
        super().__init__(**arguments)
        self.about(enquiry)
        if "text" in self.fields:
            self.fields["text"].label = label or self.fields["text"].label
            self.fields["text"].error_messages["required"] = empty
            self.fields["text"].help_text = hint

    def about(self, enquiry: Enquiry) -> None:
        """Remove the fields that the protocol of this enquiry does not ask for."""


class LetterForm(FilesForm, TextForm):
    """One letter, and the files that go with it."""


class AnswerForm(LetterForm):
    """An answer, with what it does not cover, whether it is professional advice, and what else its
    author wrote for the resident."""

    field_order = (
        *("text", "missing", "accepted", "contributions"),
        *("advice", "confidential", "for_resident", "attached"),
    )

    missing = LineField(
        label="Which part have you not answered, and why? (optional)",
        help_text="Leave this blank if your answer is complete",
        max_length=500,
        required=False,
    )
    accepted = ChoiceWithHints(
        label="Do you accept the councillor’s suggestion?",
        choices=(("yes", "Yes"), ("no", "No")),
        error_messages={"required": "Select yes if you accept the councillor’s suggestion"},
    )
    contributions = forms.MultipleChoiceField(
        label="Which contributions does your answer rest on? (optional)",
        help_text="Only officers can see this",
        widget=ChecksWithHints,
        required=False,
        error_messages={"invalid_choice": "Select contributions from the list"},
    )
    advice = forms.BooleanField(
        label="This is professional advice",
        help_text="It will be labelled as advice, with your name and post, wherever it is shown",
        required=False,
    )
    confidential = forms.BooleanField(
        label="This answer is confidential",
        help_text="Only this councillor can open it, on a page of its own. They cannot share, print"
        " or pass it on here, and you see each time it was opened. It can have no files and no text"
        " for the resident",
        required=False,
    )
    for_resident = PlainTextField(
        label="Text the councillor can give the resident (optional)",
        help_text="The councillor can change it and pass it on. Leave out what the resident should "
        "not know",
        rows=5,
        required=False,
    )

    def about(self, enquiry: Enquiry) -> None:
        asks = enquiry.version.clause_for
        if not asks(Behaviour.PARTIAL_ANSWERS):
            del self.fields["missing"]
        if not asks(Behaviour.ADVICE_IS_MARKED):
            del self.fields["advice"]
        if not asks(Behaviour.CONFIDENTIAL_LETTERS):
            del self.fields["confidential"]
        if not suggests_something(enquiry):
            del self.fields["accepted"]
        if not is_for_residents(enquiry):
            del self.fields["for_resident"]
        given = citations.contributions_given(enquiry)
        offer_choices(self, "contributions", citations.choices_of(given), citations.hints_of(given))
        if not given:
            del self.fields["contributions"]

    def clean(self) -> Cleaned:
        typed = super().clean()
        if typed.get("confidential"):
            for name in ("for_resident", "attached"):
                if typed.get(name) and name not in self.errors:
                    self.add_error(name, NOT_WITH_A_SECRET[name])
        return typed

    def clean_contributions(self) -> list[int]:
        return [int(key) for key in self.cleaned_data["contributions"]]

    def clean_accepted(self) -> bool:
        return bool(self.cleaned_data["accepted"] == "yes")


def suggests_something(enquiry: Enquiry) -> bool:
    """Whether its councillor was not satisfied with the answer, and said what would help."""
    if not enquiry.challenged_id:
        return False
    last = enquiry.letters.filter(kind=LetterKind.FOLLOW_UP).last()
    return bool(last and last.intent == Intent.DISSATISFIED)


class DeclineForm(LetterForm):
    clause = forms.ChoiceField(
        label="Which clause are you declining it under?",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Select the clause you are declining it under",
            "invalid_choice": "Select a clause from the list",
        },
    )
    field_order = ("clause", "text", "attached")

    def about(self, enquiry: Enquiry) -> None:
        version = enquiry.version
        clauses = version.clauses.filter(behaviour__in=DECLINED_UNDER)
        choices = [
            (
                clause.number,
                f"{version.clause_name(clause.cited_as)}: {clause.summary}{also_told(clause)}",
            )
            for clause in clauses
        ]
        offer_choices(self, "clause", choices)


def also_told(clause: Clause) -> str:
    """Who else is told if an enquiry is declined under this clause."""
    return (
        " We will tell the Monitoring Officer."
        if clause.behaviour == Behaviour.DECLINED_TO_MONITORING_OFFICER
        else ""
    )


class FollowUpForm(LetterForm):
    intent = ChoiceWithHints(
        label="Why are you following it up?",
        choices=[choice for choice in Intent.choices if choice[0] != Intent.DISSATISFIED],
        hints={},
        error_messages={"required": "Select why you are following it up"},
    )
    field_order = ("intent", "text", "attached")

    def about(self, enquiry: Enquiry) -> None:
        asks = enquiry.version.clause_for
        to_head = asks(Behaviour.CHALLENGE_TO_THE_HEAD)
        if not (to_head or asks(Behaviour.FOLLOW_UP_INTENT)):
            del self.fields["intent"]
        elif to_head:
            goes = "Goes to the head of service, not the person who wrote the answer"
            self.fields["intent"].widget.hints = {Intent.CHALLENGE: goes}


class ChaseAnswerForm(LetterForm):
    """What will happen, and the local date by which it will."""

    field_order = ("text", "promised_on", "attached")

    promised_on = DayField(
        label="When will this happen by?",
        help_text="The councillor can chase again after this date",
        asks="the date it will happen by",
    )

    def clean_promised_on(self) -> date:
        day: date = self.cleaned_data["promised_on"]
        today = timezone.localdate()
        if day < today:
            raise forms.ValidationError("The date it will happen by must be today or in the future")
        if day > today + A_YEAR:
            raise forms.ValidationError("The date it will happen by must be within a year")
        return day


class DissatisfiedForm(LetterForm):
    """Criticism of the work, and what would help. Both are required (Thurrock 10.3)."""

    field_order = ("went_wrong", "would_help", "about_work", "attached")

    text = None  # type: ignore[assignment]
    went_wrong = PlainTextField(
        label="What went wrong?",
        help_text="Say which answer, report or action you mean",
        error_messages={"required": "Enter what went wrong"},
    )
    would_help = PlainTextField(
        label="What would help?",
        help_text="What should happen now, or be done better next time",
        error_messages={"required": "Enter what would help"},
    )
    about_work = forms.BooleanField(
        label="This is about the work, not a person",
        error_messages={"required": "Confirm that this is about the work, not a person"},
    )
