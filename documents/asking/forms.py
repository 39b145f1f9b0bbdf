"""The forms of asking for a document, one for each page."""

from datetime import date

from django import forms
from django.utils import timezone

from casework.journeys import Progress, StepForm
from documents.asking import rules
from documents.forms import yes_or_no
from documents.models import Purpose
from documents.models.law import RIGHTS
from enquiries.models import Enquiry, EnquiryQuerySet
from foundation.fields import (
    ChecksWithHints,
    ChoiceWithHints,
    DayField,
    LineField,
    PlainTextField,
    offer_choices,
    offer_rows,
)
from people.fields import OfferedChoice
from people.models import Committee, Service, User
from people.suggestions import suggested_service
from protocols.words import full_day

MOST_ENQUIRIES = 50


class DocumentForm(StepForm):
    title = LineField(
        label="Which document do you want to see?",
        help_text="A few words, so you can recognise it later",
        max_length=100,
        error_messages={"required": "Enter which document, such as Drainage survey of Mill Lane"},
    )
    what = PlainTextField(
        label="What do you know about it? (optional)",
        help_text="For example, who wrote it, when, and which pages you need",
        max_length=4000,
        rows=2,
        required=False,
    )
    right = ChoiceWithHints(
        label="What right are you relying on?",
        choices=[(right.key, right.name) for right in RIGHTS.values()],
        hints={right.key: right.hint for right in RIGHTS.values()},
        divide_before="foi",
        error_messages={"required": "Select the right you are relying on"},
    )


class CommitteeForm(StepForm):
    committee = OfferedChoice(
        label="Which committee is the paper for?",
        places=Committee,
        empty_label="Choose a committee",
        error_messages={"required": "Select the committee the paper is for"},
    )


class RecruitmentForm(StepForm):
    recruitment = yes_or_no(
        "Is it about filling a post?",
        "Select yes if it is about filling a post",
        "For example, applications, shortlists or interview questions. Human resources decides on "
        "these, whichever service the post is in. Do not give any candidate information that the "
        "others cannot get",
    )


APPLIES = {
    rules.SOMEONE: "I am asking for someone else",
    rules.PERSONAL: "It contains someone’s personal details, or I do not know",
    rules.PROTECTION: "Data protection law could stop me seeing it",
    rules.INTEREST: "I have an interest to declare",
    rules.DATE: "I need it by a date, or for a meeting",
}
HINTS = {
    rules.SOMEONE: "For example, a resident who wants to see it",
    rules.PROTECTION: "For example, details of someone’s health, money or family. Select this if "
    "you are not sure",
    rules.INTEREST: "As defined in the members’ code of conduct. Having one does not stop you "
    "asking",
}


class WhyForm(StepForm):
    """The reason, if one is weighed; the service; and what applies, of which most apply to few."""

    purpose = ChoiceWithHints(
        label="What do you need it for?",
        choices=Purpose.choices,
        error_messages={"required": "Select what you need it for"},
    )
    why = PlainTextField(
        label="Why do you need to see it?",
        help_text="This will be weighed in the decision. You can only use the document for this",
        rows=4,
        error_messages={"required": "Enter why you need to see it"},
    )
    service = OfferedChoice(
        label="Which service holds the document?",
        places=Service,
        empty_label="Choose a service",
        help_text="If you are not sure, choose the nearest. They will pass your request on",
        error_messages={"required": "Select the service that holds the document, or the nearest"},
    )
    applies = forms.MultipleChoiceField(
        label="Do any of these apply? (optional)",
        help_text="Select all that apply",
        choices=list(APPLIES.items()),
        required=False,
        widget=ChecksWithHints,
    )
    enquiry = forms.ModelChoiceField(
        label="Is it related to one of your enquiries? (optional)",
        queryset=Enquiry.objects.none(),
        required=False,
        empty_label="No",
        help_text="The person deciding will see which enquiry it is, but not what it says",
    )

    def prepare(self, progress: Progress) -> None:
        if not rules.weighs_need(progress):
            self.heading = "About your request"
            del self.fields["purpose"], self.fields["why"]
        if rules.asks_for_service(progress):
            self.suggest_service(progress)
        else:
            del self.fields["service"]
        asked = rules.asks_about_protection(progress)
        offered = {key: APPLIES[key] for key in APPLIES if asked or key != rules.PROTECTION}
        offer_choices(self, "applies", offered.items(), HINTS)
        self.offer_enquiries(progress.user)

    def suggest_service(self, progress: Progress) -> None:
        """Choose the service whose words the document has; the councillor can choose another."""
        answers = progress.answers
        words = f"{answers.get('title', '')} {answers.get('what', '')}"
        if suggestion := suggested_service(words):
            self.fields["service"].initial = suggestion.service.pk

    def offer_enquiries(self, user: User) -> None:
        mine = latest_enquiries_of(user)
        if not mine.exists():
            del self.fields["enquiry"]
            return
        offer_rows(self, "enquiry", mine)
        self.fields["enquiry"].label_from_instance = (  # type: ignore[attr-defined]
            lambda enquiry: f"{enquiry.reference}, {enquiry.title}"
        )


class MoreForm(StepForm):
    """About what was ticked, and nothing else."""

    third_party = LineField(
        label="Whose personal details does it contain? (optional)",
        help_text="For example, two bidders. Do not include names",
        max_length=500,
        required=False,
    )
    interest = LineField(
        label="What is your interest?",
        max_length=500,
        error_messages={"required": "Enter what your interest is"},
    )
    needed_by = DayField(
        label="When do you need it by? (optional)",
        help_text="For example, 9 12 2026. This does not change the date set by the protocol",
        required=False,
    )
    meeting = LineField(
        label="Which meeting is it for? (optional)",
        help_text="For example, Planning Committee",
        required=False,
    )

    def prepare(self, progress: Progress) -> None:
        asked = rules.ticked(progress.answers)
        for name, box in FIELDS_OF_BOXES.items():
            if box not in asked:
                del self.fields[name]

    def clean_needed_by(self) -> date | None:
        day: date | None = self.cleaned_data["needed_by"]
        if day and day < timezone.localdate():
            raise forms.ValidationError(
                f"{full_day(day)} has passed. Enter a later date for when you need it, or leave "
                "this blank"
            )
        return day


FIELDS_OF_BOXES = {
    "third_party": rules.PERSONAL,
    "interest": rules.INTEREST,
    "needed_by": rules.DATE,
    "meeting": rules.DATE,
}


def latest_enquiries_of(user: User) -> EnquiryQuerySet:
    """The latest enquiries of their own."""
    mine = Enquiry.objects.own_of(user).order_by("-received_at")
    latest = mine.values("pk")[:MOST_ENQUIRIES]
    return Enquiry.objects.filter(pk__in=latest).order_by("-received_at").defer("search")
