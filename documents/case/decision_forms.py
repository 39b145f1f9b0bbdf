"""The form for a decision on a document request, and the fields that each outcome has."""

from datetime import date, timedelta
from typing import Unpack

from django import forms
from django.utils import timezone

from casework.files.fields import UploadsField
from casework.files.kinds import Kind
from documents.decide import PUBLIC_INTEREST_NEEDED, TERMS_NEEDED, Ruling
from documents.forms import (
    HELD_HINT,
    HELD_LABEL,
    WHY_NOT_HINT,
    WHY_NOT_LABEL,
    say_what_is_missing,
    yes_or_no,
)
from documents.models import DocumentRequest, Outcome, left_open
from documents.models.law import GROUNDS, NO_NEED, NOT_HELD
from foundation.fields import DayField, FieldArguments, PlainTextField
from foundation.forms import FormArguments, PortalForm
from foundation.types import Cleaned
from people.fields import PersonChoice
from people.models import Appointment, User
from people.roles import SERVICE_ROLES
from protocols.behaviours import Behaviour
from protocols.words import full_day

LONGEST_ACCESS = timedelta(days=366)
INSPECTABLE_KINDS = (Kind.PDF,)
GROUNDS_HINT = (
    "Select all that apply. Sections and schedules are from the Local Government Act 1972"
)


class GroundsField(forms.MultipleChoiceField):
    """The legal grounds for withholding. Lack of need is offered only if a need is weighed."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, *, label: str) -> None:
        wrong = "Select the ground for withholding it"
        super().__init__(
            label=label,
            help_text=GROUNDS_HINT,
            error_messages={"required": wrong, "invalid_choice": wrong},
        )
        self.offer(weighs_need=True)

    def offer(self, *, weighs_need: bool) -> None:
        self.choices = [
            (key, ground.in_short.strip())
            for key, ground in GROUNDS.items()
            if weighs_need or key != NO_NEED
        ]


class OfficerField(PersonChoice):
    """An officer of any service, by name."""

    def __init__(self, **arguments: Unpack[FieldArguments]) -> None:
        nobody = User.objects.none()
        super().__init__(queryset=nobody, empty_label="Choose an officer", **arguments)

    def offer(self) -> None:
        posts = Appointment.objects.current().filter(role__in=sorted(SERVICE_ROLES))
        people = User.objects.filter(is_active=True, pk__in=posts.values("person"))
        self.queryset = people.order_by("name")


class RulingForm(PortalForm):
    """A decision. Its `outcome` says which fields are shown."""

    released = UploadsField(label="Which files are you releasing?", most=10)
    with_held = forms.BooleanField(
        label="Release the files the service attached, as they are", required=False
    )
    held = UploadsField(label=HELD_LABEL, help_text=HELD_HINT, most=5)
    why_not = PlainTextField(label=WHY_NOT_LABEL, help_text=WHY_NOT_HINT, rows=3, required=False)
    left_out = PlainTextField(
        label="What have you left out?",
        help_text="For example, pages 31 to 36, which name residents",
        max_length=2000,
        rows=3,
        error_messages={"required": "Enter what you have left out, such as pages 31 to 36"},
    )
    grounds = GroundsField(label="What is the ground for withholding it?")
    is_exempt = yes_or_no(
        "Does what you are releasing contain exempt or confidential information?",
        "Select yes if what you are releasing contains exempt or confidential information",
    )
    is_public = yes_or_no(
        "Is the information about other people already public?",
        "Select yes if the information about other people is already public",
        "We ask because the councillor is asking for someone else, or the document contains "
        "another person’s details",
    )
    is_lawful = yes_or_no(
        "Does data protection law allow it to be shared?",
        "Select yes if data protection law allows it to be shared",
    )
    is_report = yes_or_no("Is it a report?", "Select yes if it is a report")
    answered_for_by = OfficerField(
        label="Which officer is responsible for the report’s content?",
        required=False,
        help_text="Only if it is a report. The councillor will see the name",
    )
    named_only = yes_or_no(
        "Is the document confidential to named people?",
        "Select yes if the document is confidential to named people",
        "If yes, only you, the councillor and the office making the final decision can open it. "
        "No one else in your service can",
    )
    text = PlainTextField(
        label="What are your reasons?",
        help_text="The councillor will read this",
        error_messages={"required": "Enter your reasons"},
    )
    terms = PlainTextField(
        label="If you rely on paragraph 3, which terms are withheld, in which negotiation?",
        help_text="For example, the price in the second offer for the lease of Quayside Yard. The"
        " councillor will read this",
        max_length=2000,
        rows=3,
        required=False,
    )
    public_interest = PlainTextField(
        label="If you rely on paragraph 3 or 6, why does the public interest in withholding it"
        " outweigh that in the councillor seeing it?",
        help_text="The councillor will read this",
        max_length=2000,
        rows=3,
        required=False,
    )
    conditions = PlainTextField(
        label="Are there any other conditions? (optional)",
        help_text="Enter one condition per line. The councillor must already use the document only "
        "for its purpose, keep it confidential and not pass it on",
        max_length=2000,
        rows=3,
        required=False,
    )
    expires_on = DayField(
        label="What is the last day it can be opened?", asks="the last day it can be opened"
    )

    def __init__(
        self, *, case: DocumentRequest, outcome: Outcome, **arguments: Unpack[FormArguments]
    ) -> None:
        super().__init__(**arguments)
        self.case, self.outcome = case, outcome
        for name in (
            set(self.fields) - set(decision_field_names(case, outcome)) - {"key", "signed_for"}
        ):
            del self.fields[name]
        for name in ("held", "why_not"):  # last, as the councillor does not read them
            if name in self.fields:
                self.fields[name] = self.fields.pop(name)
        if "grounds" in self.fields:
            self.fields["grounds"].offer(weighs_need=case.weighs_need)  # type: ignore[attr-defined]
        if "answered_for_by" in self.fields:
            self.fields["answered_for_by"].offer()  # type: ignore[attr-defined]
        if "released" in self.fields and outcome == Outcome.INSPECT:
            self.fields["released"].kinds = INSPECTABLE_KINDS  # type: ignore[attr-defined]
            self.fields["released"].help_text = "PDF only. Each page is shown as a picture"
        if "expires_on" in self.fields:
            last = full_day(timezone.localdate() + LONGEST_ACCESS)
            self.fields["expires_on"].help_text = f"No later than {last}"

    def clean_expires_on(self) -> date:
        day: date = self.cleaned_data["expires_on"]
        today = timezone.localdate()
        if day < today:
            raise forms.ValidationError(
                f"{full_day(day)} has passed. Enter today’s date or a later date"
            )
        if day > today + LONGEST_ACCESS:
            raise forms.ValidationError(
                f"{full_day(day)} is more than a year away. Enter an earlier date"
            )
        return day

    def clean(self) -> Cleaned:
        cleaned: Cleaned = super().clean() or self.cleaned_data
        is_there = cleaned.get("released") or cleaned.get("with_held")
        if self.outcome != Outcome.REFUSE and not is_there and "released" not in self.errors:
            self.add_error("released", "Select the file you are releasing")
        if "held" in self.fields and cleaned.get("grounds") != [NOT_HELD]:
            say_what_is_missing(self, cleaned)
        self.ask_for_reasoning(cleaned)
        if cleaned.get("is_report") == "yes" and not cleaned.get("answered_for_by"):
            self.add_error(
                "answered_for_by", "Select the officer responsible for the report’s content"
            )
        return cleaned

    def ask_for_reasoning(self, cleaned: Cleaned) -> None:
        """What a refusal has to say where the law leaves exempt information open."""
        if "public_interest" not in self.fields:
            return
        right, grounds = self.case.right, cleaned.get("grounds", ())
        if left_open.asks_for_terms(right, grounds) and not cleaned.get("terms"):
            self.add_error("terms", TERMS_NEEDED.removesuffix("."))
        weighs = left_open.asks_for_public_interest(right, grounds)
        if weighs and not cleaned.get("public_interest"):
            self.add_error("public_interest", PUBLIC_INTEREST_NEEDED.removesuffix("."))


def ruling_from(cleaned: Cleaned, outcome: Outcome) -> Ruling:
    """The cleaned data of a RulingForm, as an action takes it."""
    return Ruling(
        outcome=outcome,
        text=cleaned["text"],
        grounds=cleaned.get("grounds", ()),
        left_out=cleaned.get("left_out", ""),
        conditions=cleaned.get("conditions", ""),
        expires_on=cleaned.get("expires_on"),
        is_exempt=cleaned.get("is_exempt") == "yes",
        is_public=cleaned["is_public"] == "yes" if "is_public" in cleaned else None,
        is_lawful=cleaned["is_lawful"] == "yes" if "is_lawful" in cleaned else None,
        is_report=cleaned["is_report"] == "yes" if "is_report" in cleaned else None,
        answered_for_by=cleaned.get("answered_for_by")
        if cleaned.get("is_report") == "yes"
        else None,
        named_only=cleaned.get("named_only") == "yes",
        files=cleaned.get("released", ()),
        held=cleaned.get("held", ()),
        why_not=cleaned.get("why_not", ""),
        terms=cleaned.get("terms", ""),
        public_interest=cleaned.get("public_interest", ""),
        with_held=cleaned.get("with_held", False),
    )


def decision_field_names(case: DocumentRequest, outcome: Outcome) -> list[str]:
    """The fields of a decision with this outcome."""
    goes_up = [] if case.office or not case.law.ends_at_route else ["held", "why_not"]
    stays_open = case.right in left_open.STAYS_OPEN and case.is_under_english_law
    reasoning = ["terms", "public_interest"] if stays_open else []
    if outcome == Outcome.REFUSE:
        return ["grounds", "text", *reasoning, *goes_up]
    names = ["released", "is_exempt", "text", "conditions", "expires_on"]
    if case.office and case.has_document:
        names += ["with_held"]
    if outcome == Outcome.PART:
        names += ["left_out", "grounds", *reasoning, *goes_up]
    if case.needs_third_party_checks:
        names += ["is_public", "is_lawful"]
    if case.version.clause_for(Behaviour.NAMED_REPORT_AUTHOR):
        names += ["is_report", "answered_for_by"]
    if case.version.clause_for(Behaviour.CONFIDENTIAL_DOCUMENTS):
        names += ["named_only"]
    return names
