"""The forms of asking for a document, one for each question."""

from datetime import date

from django import forms
from django.utils import timezone

from casework.journeys import Progress, StepForm
from documents.forms import YES_OR_NO, yes_or_no
from documents.models import Purpose
from documents.models.law import RIGHTS
from enquiries.models import Enquiry, EnquiryQuerySet
from foundation.fields import ChoiceWithHints, DayField, LineField, PlainTextField, offer_rows
from foundation.types import Cleaned
from people.fields import OfferedChoice
from people.models import Committee, Service, User
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
        label="What do you know about it?",
        help_text="For example, who wrote it, when, and which pages you need",
        max_length=4000,
        rows=4,
        error_messages={"required": "Enter what you know about it, such as who wrote it and when"},
    )


class RightForm(StepForm):
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


class WhyForm(StepForm):
    purpose = ChoiceWithHints(
        label="What do you need it for?",
        choices=Purpose.choices,
        error_messages={"required": "Select what you need it for"},
    )
    why = PlainTextField(
        label="Why do you need to see it?",
        help_text="This will be weighed in the decision. You can only use the document for this",
        error_messages={"required": "Enter why you need to see it"},
    )


class RecruitmentForm(StepForm):
    recruitment = yes_or_no(
        "Is it about filling a post?",
        "Select yes if it is about filling a post",
        "For example, applications, shortlists or interview questions. Human resources decides on "
        "these, whichever service the post is in. Do not give any candidate information that the "
        "others cannot get",
    )


class ServiceForm(StepForm):
    service = OfferedChoice(
        label="Which service holds the document?",
        places=Service,
        empty_label="Choose a service",
        help_text="If you are not sure, choose the nearest. They will pass your request on",
        error_messages={"required": "Select the service that holds the document, or the nearest"},
    )

    def prepare(self, progress: Progress) -> None:
        """For recruitment papers: asked only if no service is set as human resources."""
        if progress.answers.get("recruitment") == "yes":
            self.fields["service"].label = "Which service is human resources?"
            self.fields["service"].help_text = "It decides requests for recruitment papers"


class WhenForm(StepForm):
    needed_by = DayField(
        label="When do you need it by? (optional)",
        asks="the date you need it by",
        help_text="For example, 9 12 2026. This does not change the date set by the protocol",
        required=False,
    )
    meeting = LineField(
        label="Which meeting is it for? (optional)",
        help_text="For example, Planning Committee",
        required=False,
    )

    def clean_needed_by(self) -> date | None:
        day: date | None = self.cleaned_data["needed_by"]
        if day and day < timezone.localdate():
            raise forms.ValidationError(
                f"{full_day(day)} has passed. Enter a later date or leave this blank"
            )
        return day


class OthersForm(StepForm):
    for_somebody = yes_or_no(
        "Are you asking for someone else?",
        "Select yes if you are asking for someone else",
        "For example, a resident who wants to see it",
    )
    holds_data = ChoiceWithHints(
        label="Does it contain anyone’s personal details?",
        choices=(*YES_OR_NO, ("unknown", "I do not know")),
        error_messages={"required": "Select yes if it contains anyone’s personal details"},
    )
    third_party = LineField(
        label="Whose details?",
        help_text="Only if you selected yes. For example, two bidders. Do not include names",
        max_length=500,
        required=False,
    )

    def clean(self) -> Cleaned:
        cleaned: Cleaned = super().clean() or self.cleaned_data
        if cleaned.get("holds_data") == "yes" and not cleaned.get("third_party"):
            self.add_error("third_party", "Enter whose details it contains, such as two bidders")
        return cleaned


class ProtectionForm(StepForm):
    may_breach = yes_or_no(
        "Could data protection law stop you seeing it?",
        "Select yes if data protection law could stop you seeing it",
        "For example, details of someone’s health, money or family. Select yes if you are not sure",
    )


class InterestForm(StepForm):
    has_interest = yes_or_no(
        "Do you have an interest to declare?",
        "Select yes if you have an interest to declare",
        "As defined in the members’ code of conduct. Having one does not stop you asking",
    )
    interest = LineField(
        label="What is your interest?",
        help_text="Only if you selected yes",
        max_length=500,
        required=False,
    )

    def clean(self) -> Cleaned:
        cleaned: Cleaned = super().clean() or self.cleaned_data
        if cleaned.get("has_interest") == "yes" and not cleaned.get("interest"):
            self.add_error("interest", "Enter what your interest is")
        return cleaned


class EnquiryForm(StepForm):
    enquiry = forms.ModelChoiceField(
        label="Is it related to one of your enquiries?",
        queryset=Enquiry.objects.none(),
        required=False,
        empty_label="No",
        help_text="The person deciding will see which enquiry it is, but not what it says",
    )

    def prepare(self, progress: Progress) -> None:
        offer_rows(self, "enquiry", latest_enquiries_of(progress.user))
        self.fields["enquiry"].label_from_instance = (  # type: ignore[attr-defined]
            lambda enquiry: f"{enquiry.reference}, {enquiry.title}"
        )


def latest_enquiries_of(user: User) -> EnquiryQuerySet:
    """The latest enquiries of their own."""
    mine = Enquiry.objects.visible_to(user).filter(member=user).order_by("-received_at")
    latest = mine.values("pk")[:MOST_ENQUIRIES]
    return Enquiry.objects.filter(pk__in=latest).order_by("-received_at").defer("search")
