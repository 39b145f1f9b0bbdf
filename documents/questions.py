"""Which questions are asked when a document is asked for? Each page's form."""

from typing import Any

from django import forms
from django.utils import timezone

from documents.forms import YES_OR_NO, yes_or_no
from documents.models import Purpose
from documents.models.law import RIGHTS
from enquiries.models import Enquiry
from people.fields import ChoiceWithHints, DayField, LineField, PlainTextField
from people.forms import PortalForm
from people.models import Committee, Service, User
from protocols.words import full_day

Answers = dict[str, Any]
MOST_ENQUIRIES = 50


class StepForm(PortalForm):
    """One page of the journey. `about` gives it the person and the answers so far."""

    def about(self, user: User, answers: Answers) -> None:
        pass


class DocumentForm(StepForm):
    title = LineField(
        label="Which document do you want to see?",
        help_text="A few words that you will know it by",
        max_length=100,
        error_messages={"required": "Enter which document, such as Drainage survey of Mill Lane"},
    )
    what = PlainTextField(
        label="What do you know of it?",
        help_text="Such as who wrote it, when, and which pages you need",
        max_length=4000,
        rows=4,
        error_messages={"required": "Enter what you know of it, such as who wrote it and when"},
    )


class RightForm(StepForm):
    right = ChoiceWithHints(
        label="On what right do you ask?",
        choices=[(right.key, right.name) for right in RIGHTS.values()],
        hints={right.key: right.hint for right in RIGHTS.values()},
        divide_before="foi",
        error_messages={"required": "Choose on what right you ask"},
    )


class CommitteeForm(StepForm):
    committee = forms.ModelChoiceField(
        label="Which committee’s paper is it?",
        queryset=Committee.objects.all(),
        empty_label="Choose a committee",
        error_messages={"required": "Choose the committee whose paper it is"},
    )


class WhyForm(StepForm):
    purpose = ChoiceWithHints(
        label="What do you need it for?",
        choices=Purpose.choices,
        error_messages={"required": "Choose what you need it for"},
    )
    why = PlainTextField(
        label="Why do you need to see it?",
        help_text="Whoever decides weighs this. You may use the document for nothing else",
        error_messages={"required": "Enter why you need to see it"},
    )


class RecruitmentForm(StepForm):
    recruitment = yes_or_no(
        "Is it about filling a post?",
        "Choose whether it is about filling a post",
        "Such as applications, shortlists, questions for an interview. Human resources decides on "
        "those, whatever service the post is in. Do not help any candidate with what the others "
        "are not told.",
    )


class ServiceForm(StepForm):
    service = forms.ModelChoiceField(
        label="Which service holds it?",
        queryset=Service.objects.all(),
        empty_label="Choose a service",
        help_text="Choose the nearest if you are not sure: it is passed on",
        error_messages={"required": "Choose the service that holds it, or the nearest"},
    )

    def about(self, user: User, answers: Answers) -> None:
        """Of a recruitment it is asked only while the council has not said which it is."""
        if answers.get("recruitment") == "yes":
            self.fields["service"].label = "Which service is human resources?"
            self.fields["service"].help_text = "Papers of a recruitment go there"


class WhenForm(StepForm):
    needed_by = DayField(
        label="By when do you need it?",
        help_text="Optional, such as 9 12 2026. The protocol’s own date stays the same",
        required=False,
    )
    meeting = LineField(
        label="For which meeting?",
        help_text="Optional, such as Planning Committee",
        required=False,
    )

    def clean_needed_by(self) -> Any:
        day = self.cleaned_data["needed_by"]
        if day and day < timezone.localdate():
            raise forms.ValidationError(
                f"{full_day(day)} has passed. Leave it empty, or choose a later day"
            )
        return day


class OthersForm(StepForm):
    for_somebody = yes_or_no(
        "Do you ask for somebody else?",
        "Choose whether you ask for somebody else",
        "Such as a resident who wants to have it",
    )
    holds_data = ChoiceWithHints(
        label="Does it hold anybody’s personal details?",
        choices=(*YES_OR_NO, ("unknown", "I do not know")),
        error_messages={"required": "Choose whether it holds anybody’s personal details"},
    )
    third_party = LineField(
        label="Whose?",
        help_text="Only if it does, such as: two bidders. No names",
        max_length=500,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("holds_data") == "yes" and not cleaned.get("third_party"):
            self.add_error("third_party", "Enter whose details it holds, such as: two bidders")
        return cleaned


class ProtectionForm(StepForm):
    may_breach = yes_or_no(
        "Might data protection law forbid you to see it?",
        "Choose whether data protection law might forbid it",
        "Such as what it says of somebody’s health, money or family. Say yes if you are not sure",
    )


class InterestForm(StepForm):
    has_interest = yes_or_no(
        "Do you have an interest to declare in it?",
        "Choose whether you have an interest to declare",
        "As the members’ code of conduct has it. It does not bar you from asking",
    )
    interest = LineField(
        label="What is your interest?",
        help_text="Only if you have one",
        max_length=500,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("has_interest") == "yes" and not cleaned.get("interest"):
            self.add_error("interest", "Enter what your interest is")
        return cleaned


class EnquiryForm(StepForm):
    enquiry = forms.ModelChoiceField(
        label="Did it grow from one of your enquiries?",
        queryset=Enquiry.objects.none(),
        required=False,
        empty_label="No",
        help_text="Whoever decides then knows which. It does not let them read the enquiry",
    )

    def about(self, user: User, answers: Answers) -> None:
        self.fields["enquiry"].queryset = enquiries_of(user)  # type: ignore[attr-defined]
        self.fields["enquiry"].label_from_instance = (  # type: ignore[attr-defined]
            lambda enquiry: f"{enquiry.reference}, {enquiry.title}"
        )


def enquiries_of(user: User) -> Any:
    """Their latest own ones."""
    mine = Enquiry.objects.visible_to(user).filter(member=user).order_by("-received_at")
    latest = mine.values("pk")[:MOST_ENQUIRIES]
    return Enquiry.objects.filter(pk__in=latest).order_by("-received_at").defer("search")
