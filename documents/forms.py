"""Is what was typed about a request well formed, in plain English?"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from casework.files.fields import UploadsField
from casework.files.kinds import Kind
from documents.deciding import NAMED_ONLY, REPORTS, Ruling
from documents.matching import Before
from documents.models import DocumentRequest, Outcome
from documents.models.law import GROUNDS, NO_NEED
from people.fields import ChoiceWithHints, DayField, PlainTextField
from people.forms import PortalForm
from people.models import Appointment, Service, User
from people.roles import SERVICE_ROLES
from protocols.words import full_day

LONGEST = timedelta(days=366)
YES_OR_NO = (("yes", "Yes"), ("no", "No"))
INSPECTED = (Kind.PDF,)


def yes_or_no(label: str, wrong: str, help_text: str = "") -> ChoiceWithHints:
    return ChoiceWithHints(
        label=label,
        choices=YES_OR_NO,
        help_text=help_text,
        error_messages={"required": wrong, "invalid_choice": wrong},
    )


class TextForm(PortalForm):
    """One letter."""

    text = PlainTextField(
        label="What do you want to say?", error_messages={"required": "Enter your message"}
    )

    def __init__(self, *args: Any, label: str = "", hint: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = label or self.fields["text"].label
        self.fields["text"].help_text = hint


class PassForm(PortalForm):
    service = forms.ModelChoiceField(
        label="Which service holds it?",
        queryset=Service.objects.none(),
        empty_label="Choose a service",
        error_messages={"required": "Choose the service that holds it"},
    )
    text = PlainTextField(
        label="Why are you passing it on?",
        help_text="The councillor and the other service read this",
        error_messages={"required": "Enter why you are passing it on"},
    )

    def __init__(self, *args: Any, case: DocumentRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Service.objects.exclude(pk=case.service_id)
        self.fields["service"].queryset = others  # type: ignore[attr-defined]


class AssignForm(PortalForm):
    officer = forms.ModelChoiceField(
        label="Who should decide on it?",
        queryset=User.objects.none(),
        empty_label="Choose an officer",
        error_messages={
            "required": "Choose the officer who should decide on it",
            "invalid_choice": "Choose an officer of the service from the list",
        },
    )

    def __init__(self, *args: Any, case: DocumentRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        posts = Appointment.objects.current().filter(
            role__in=sorted(SERVICE_ROLES), service=case.service_id
        )
        people = User.objects.filter(is_active=True, appointments__in=posts).distinct()
        self.fields["officer"].queryset = people.order_by("name")  # type: ignore[attr-defined]


OF_THE_ACT = "Sections and schedules are those of the Local Government Act 1972."


class GroundsField(forms.MultipleChoiceField):
    """On which of the grounds of the law; no need to know is none where no need is weighed."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, *, label: str) -> None:
        wrong = "Choose the ground on which it is withheld"
        super().__init__(
            label=label,
            help_text=OF_THE_ACT,
            error_messages={"required": wrong, "invalid_choice": wrong},
        )
        self.offer(weighs_need=True)

    def offer(self, *, weighs_need: bool) -> None:
        self.choices = [
            (key, ground.in_short.strip())
            for key, ground in GROUNDS.items()
            if weighs_need or key != NO_NEED
        ]


class OfficerField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """An officer of any service, with the name alone."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=User.objects.none(), empty_label="Choose an officer", **kwargs)

    def offer(self) -> None:
        posts = Appointment.objects.current().filter(role__in=sorted(SERVICE_ROLES))
        people = User.objects.filter(is_active=True, pk__in=posts.values("person"))
        self.queryset = people.order_by("name")


NO_DOCUMENT = "Choose a document, or that it is none of them"
NONE_OF_THEM = ("none", "It is none of these")


class RulingForm(PortalForm):
    """What is decided. `outcome` says which of its fields are asked."""

    released = UploadsField(label="Which files do you release?", most=10)
    with_held = forms.BooleanField(
        label="Release the files that the service attached, as they are", required=False
    )
    held = UploadsField(
        label="The document itself, for whoever decides in the end",
        help_text="Optional. The councillor does not see it, nor that it is attached.",
        most=5,
    )
    left_out = PlainTextField(
        label="What is left out?",
        help_text="Such as: pages 31 to 36, which name residents",
        max_length=2000,
        rows=3,
        error_messages={"required": "Enter what is left out, such as pages 31 to 36"},
    )
    grounds = GroundsField(label="On which ground is it withheld?")
    is_exempt = yes_or_no(
        "Does what you release hold exempt or confidential information?",
        "Choose whether what you release holds exempt or confidential information",
    )
    is_public = yes_or_no(
        "Is the information on other people public already?",
        "Choose whether it is public already",
        "The councillor asks on somebody’s behalf, or it holds another person’s details.",
    )
    is_lawful = yes_or_no(
        "Does data protection law allow it to be shared?",
        "Choose whether data protection law allows it to be shared",
    )
    is_report = yes_or_no("Is it a report?", "Choose whether it is a report")
    answered_for_by = OfficerField(
        label="Which officer answers for the report?",
        required=False,
        help_text="Only if it is one. The councillor sees the name",
    )
    named_only = yes_or_no(
        "Is it confidential between named people?",
        "Choose whether it is confidential between named people",
        "Then it opens for the councillor, for you and for those who decide in the end, and for "
        "nobody else in your service",
    )
    text = PlainTextField(
        label="What are your reasons?",
        help_text="The councillor reads this",
        error_messages={"required": "Enter your reasons"},
    )
    conditions = PlainTextField(
        label="Are there further conditions?",
        help_text="One a line, beside using it only for its purpose, keeping it confidential and "
        "not passing it on. Leave it empty for none.",
        max_length=2000,
        rows=3,
        required=False,
    )
    expires_on = DayField(label="Until when may it be opened?")

    def __init__(self, *args: Any, case: DocumentRequest, outcome: Outcome, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.case, self.outcome = case, outcome
        for name in set(self.fields) - set(asked(case, outcome)) - {"key", "signed_for"}:
            del self.fields[name]
        if "grounds" in self.fields:
            self.fields["grounds"].offer(weighs_need=case.weighs_need)  # type: ignore[attr-defined]
        if "answered_for_by" in self.fields:
            self.fields["answered_for_by"].offer()  # type: ignore[attr-defined]
        if "released" in self.fields and outcome == Outcome.INSPECT:
            self.fields["released"].kinds = INSPECTED  # type: ignore[attr-defined]
            self.fields["released"].help_text = "PDF: each page is shown as a picture"
        if "expires_on" in self.fields:
            last = full_day(timezone.localdate() + LONGEST)
            self.fields["expires_on"].help_text = f"The last day, no later than {last}"

    def clean_expires_on(self) -> date:
        day: date = self.cleaned_data["expires_on"]
        today = timezone.localdate()
        if day < today:
            raise forms.ValidationError(f"{full_day(day)} has passed. Choose today or a later day")
        if day > today + LONGEST:
            raise forms.ValidationError(
                f"{full_day(day)} is more than a year away. Choose an earlier day"
            )
        return day

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        is_there = cleaned.get("released") or cleaned.get("with_held")
        if self.outcome != Outcome.REFUSE and not is_there and "released" not in self.errors:
            self.add_error("released", "Choose the file that you release")
        if cleaned.get("is_report") == "yes" and not cleaned.get("answered_for_by"):
            self.add_error("answered_for_by", "Choose the officer who answers for the report")
        return cleaned


def ruling(said: dict[str, Any], outcome: Outcome) -> Ruling:
    """The cleaned data of a RulingForm, as an action takes it."""
    return Ruling(
        outcome=outcome,
        text=said["text"],
        grounds=said.get("grounds", ()),
        left_out=said.get("left_out", ""),
        conditions=said.get("conditions", ""),
        expires_on=said.get("expires_on"),
        is_exempt=said.get("is_exempt") == "yes",
        is_public=said["is_public"] == "yes" if "is_public" in said else None,
        is_lawful=said["is_lawful"] == "yes" if "is_lawful" in said else None,
        is_report=said["is_report"] == "yes" if "is_report" in said else None,
        answered_for_by=said.get("answered_for_by") if said.get("is_report") == "yes" else None,
        named_only=said.get("named_only") == "yes",
        files=[*said.get("released", ()), *said.get("held", ())],
        with_held=said.get("with_held", False),
    )


def asked(case: DocumentRequest, outcome: Outcome) -> list[str]:
    """Which fields a decision with this outcome has."""
    if outcome == Outcome.REFUSE:
        return ["grounds", "text", *([] if case.office else ["held"])]
    names = ["released", "is_exempt", "text", "conditions", "expires_on"]
    if case.office and case.files.filter(is_held=True).exists():
        names += ["with_held"]
    if outcome == Outcome.PART:
        names += ["left_out", "grounds"]
    if case.needs_third_party_checks:
        names += ["is_public", "is_lawful"]
    if case.version.asks_for(REPORTS):
        names += ["is_report", "answered_for_by"]
    if case.version.asks_for(NAMED_ONLY):
        names += ["named_only"]
    return names


class AcceptForm(PortalForm):
    accepted = forms.BooleanField(
        label="I accept these conditions",
        error_messages={"required": "Accept the conditions to open it"},
    )


class SameForm(PortalForm):
    same = ChoiceWithHints(
        label="Is it the same document as one of these?",
        choices=(),
        divide_before="none",
        error_messages={"required": NO_DOCUMENT, "invalid_choice": NO_DOCUMENT},
    )

    def __init__(self, *args: Any, before: Sequence[Before], document: str, **kwargs: Any) -> None:
        """`document` is the one that it is held to be of now."""
        super().__init__(*args, **kwargs)
        field: Any = self.fields["same"]
        field.choices = [*((str(one.key), one.title) for one in before), NONE_OF_THEM]
        field.widget.hints = {str(one.key): one.hint for one in before}
        now = next((str(one.key) for one in before if one.document == document), None)
        self.initial.setdefault("same", now)
