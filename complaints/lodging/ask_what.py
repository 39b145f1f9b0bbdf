"""Questions about what happened: its kind and effects, when and where, and in which case."""

from datetime import date

from django import forms
from django.utils import timezone

from casework.journeys import Progress, StepForm
from complaints import categories
from complaints.lodging import from_case
from complaints.lodging.draft_contents import origin_case_of
from complaints.lodging.drafts import is_from_member
from complaints.models import OriginLetter, Place
from foundation.fields import (
    ChecksWithHints,
    ChoiceWithHints,
    DayField,
    LineField,
    PlainTextField,
    offer_choices,
)
from people.models import User
from protocols.behaviours import Behaviour

ENTER_DATE = "Enter the date it happened, or the last date, such as 3 12 2026"


def side_of(user: User) -> str:
    return "councillor" if is_from_member(user) else "officer"


class WhatForm(StepForm):
    numbers: set[str]

    categories = forms.MultipleChoiceField(
        label="What kind of complaint is it?",
        help_text="Select all that apply",
        widget=ChecksWithHints,
        error_messages={
            "required": "Select what kind of complaint it is",
            "invalid_choice": "Select what kind of complaint it is",
        },
    )
    text = PlainTextField(
        label="What happened?",
        help_text="In your own words, say what was said and done, and in what order",
        error_messages={"required": "Enter what happened"},
    )
    clauses = LineField(
        label="Which clauses of the protocol is it about? (optional)",
        help_text="For example, 23.3, 23.4. Put a comma between them",
        required=False,
    )

    def prepare(self, progress: Progress) -> None:
        version, side = progress.protocol, side_of(progress.user)
        self.numbers = {clause.cited_as for clause in version.clauses.all()}
        if not version.clause_for(Behaviour.STATUS_OF_THE_CODE):
            del self.fields["clauses"]
        offered = categories.kinds_offered(version, side)
        if usual := categories.usual_way_in_words(version, side):
            self.fields["categories"].help_text += f". {usual}"
        choices = [(kind.category.value, str(kind.category.label)) for kind in offered]
        offer_choices(
            self,
            "categories",
            choices,
            {one.category.value: one.hint_in(version, side) for one in offered},
        )

    def clean_clauses(self) -> str:
        typed = [number.strip() for number in self.cleaned_data["clauses"].split(",")]
        numbers = list(dict.fromkeys(filter(None, typed)))
        for number in numbers:
            if number not in self.numbers:
                raise forms.ValidationError(
                    f"There is no clause {number}. Enter numbers from the protocol page, such as"
                    " 23.3, 23.4"
                )
        return ", ".join(numbers)


class EffectsForm(StepForm):
    """Effects of bullying, only for the receiving office."""

    confidence = PlainTextField(
        label="How did it affect anyone’s confidence? (optional)",
        required=False,
        rows=3,
        max_length=2000,
    )
    capability = PlainTextField(
        label="How did it affect anyone’s work? (optional)", required=False, rows=3, max_length=2000
    )
    health = PlainTextField(
        label="How did it affect anyone’s health? (optional)",
        required=False,
        rows=3,
        max_length=2000,
    )


class WhenForm(StepForm):
    happened = DayField(
        label="When did it happen? (optional)",
        asks="the date it happened",
        help_text="If it happened more than once, give the last date. Leave this blank if you do "
        "not know",
        required=False,
    )
    place = ChoiceWithHints(
        label="What kind of place was it?",
        choices=Place.choices,
        error_messages={"required": "Select the kind of place"},
    )
    where = LineField(
        label="Where was it? (optional)",
        help_text="For example, after Planning Committee, in the foyer",
        required=False,
    )
    case = LineField(
        label="Which enquiry or document request is it about? (optional)",
        help_text="For example, E-2026-0417. Your complaint will not show on that case",
        required=False,
        max_length=20,
    )
    user: User

    def prepare(self, progress: Progress) -> None:
        self.user, protocol = progress.user, progress.protocol
        self.initial["case"] = (progress.answers.get("case") or {}).get("reference", "")
        if is_from_member(self.user) or not protocol.clause_for(Behaviour.COMPLAINT_PLACE):
            del self.fields["place"]
        if is_from_member(self.user) and protocol.clause_for(Behaviour.COMPLAINT_IS_FOUNDED):
            field = self.fields["happened"]
            field.label = "When did it happen?"
            field.required, field.help_text = (
                True,
                "If it happened more than once, give the last date",
            )
            field.error_messages["required"] = ENTER_DATE

    def clean_happened(self) -> date | None:
        day: date | None = self.cleaned_data["happened"]
        if day and day > timezone.localdate():
            raise forms.ValidationError("The date it happened must be today or in the past")
        return day

    def clean_case(self) -> dict[str, object]:
        """The same error for a case that does not exist and for one they cannot see."""
        typed = self.cleaned_data["case"]
        if not typed:
            return {}
        origin = from_case.origin_of(self.user, typed)
        if origin is None:
            raise forms.ValidationError(from_case.NOT_SEEN)
        return origin.to_json()


class LetterForm(StepForm):
    letter = ChoiceWithHints(
        label="Is it about one of these letters?",
        choices=[],
        required=False,
        error_messages={"invalid_choice": "Select one of the letters, or the whole case"},
    )
    letters: dict[str, OriginLetter]

    def prepare(self, progress: Progress) -> None:
        answers = progress.answers
        self.letters = from_case.letters_of_case(progress.user, origin_case_of(answers))
        rows = [(key, f"{row.who}, {row.on}") for key, row in self.letters.items()]
        hints = {key: first_words(row.text) for key, row in self.letters.items()}
        offer_choices(self, "letter", [("", "No, it is about the whole case"), *rows], hints)
        self.initial["letter"] = (answers.get("letter") or {}).get("key", "")

    def clean_letter(self) -> dict[str, object]:
        key = self.cleaned_data["letter"]
        return self.letters[key].to_json() if key else {}


def first_words(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 100 else f"{line[:100].rpartition(' ')[0]} …"
