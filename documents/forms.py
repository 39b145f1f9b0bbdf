"""Forms on a document request: letter, pass, assign, and acceptance of the conditions."""

from typing import Unpack

from django import forms

from casework.connections import officers_kept_out
from casework.files.fields import UploadsField
from documents.models import DocumentRequest
from foundation.fields import ChoiceWithHints, PlainTextField, offer_rows
from foundation.forms import DecidingForm, FormArguments, PortalForm
from foundation.types import Cleaned
from people.fields import PersonChoice
from people.models import Appointment, Service, User
from people.roles import SERVICE_ROLES

HELD_LABEL = "The document itself, for the office making the final decision"
HELD_HINT = (
    "Only the people who decide will see it. The councillor will not know whether you have attached"
    " it"
)
WHY_NOT_LABEL = "If you cannot attach the document, why not?"
WHY_NOT_HINT = (
    "For example, it is on paper. The office making the final decision will read this, but not the"
    " councillor"
)
YES_OR_NO = (("yes", "Yes"), ("no", "No"))


def yes_or_no(label: str, wrong: str, help_text: str = "") -> ChoiceWithHints:
    return ChoiceWithHints(
        label=label,
        choices=YES_OR_NO,
        help_text=help_text,
        error_messages={"required": wrong, "invalid_choice": wrong},
    )


class LetterForm(PortalForm):
    """One letter."""

    text = PlainTextField()

    def __init__(self, *, label: str, empty: str, **arguments: Unpack[FormArguments]) -> None:
        super().__init__(**arguments)
        self.fields["text"].label = label
        self.fields["text"].error_messages["required"] = empty


class AttachForm(LetterForm):
    """The document itself for the offices of a final decision, or why it is not attached. `text` is
    what else the letter says, if it is one."""

    held = UploadsField(label=HELD_LABEL, help_text=HELD_HINT, most=5)
    why_not = PlainTextField(label=WHY_NOT_LABEL, help_text=WHY_NOT_HINT, rows=3, required=False)
    field_order = ("text", "held", "why_not")

    def __init__(self, *, label: str, empty: str, **arguments: Unpack[FormArguments]) -> None:
        super().__init__(label=label, empty=empty, **arguments)
        if not label:
            del self.fields["text"]

    def clean(self) -> Cleaned:
        cleaned: Cleaned = super().clean() or self.cleaned_data
        say_what_is_missing(self, cleaned)
        return cleaned


def say_what_is_missing(form: PortalForm, cleaned: Cleaned) -> None:
    """The error where neither the document nor a reason is given."""
    if not cleaned.get("held") and not cleaned.get("why_not") and "held" not in form.errors:
        form.add_error("held", "Attach the document, or enter why you cannot")


class PassForm(PortalForm):
    service = forms.ModelChoiceField(
        label="Which service holds the document?",
        queryset=Service.objects.none(),
        empty_label="Choose a service",
        error_messages={"required": "Select the service that holds the document"},
    )
    text = PlainTextField(
        label="Why are you passing the request on?",
        help_text="The councillor and the other service will read this",
        error_messages={"required": "Enter why you are passing the request on"},
    )

    def __init__(self, *, case: DocumentRequest, **arguments: Unpack[FormArguments]) -> None:
        super().__init__(**arguments)
        services = Service.objects.offered()
        if case.is_with_first_office:
            self.initial.setdefault("service", case.service_id)
        else:
            services = services.exclude(pk=case.service_id)
        offer_rows(self, "service", services)


class AssignForm(PortalForm):
    officer = PersonChoice(
        label="Who do you want to assign this request to?",
        queryset=User.objects.none(),
        empty_label="Choose an officer",
        error_messages={
            "required": "Select the officer you want to assign this request to",
            "invalid_choice": "Select an officer from the list",
        },
    )

    def __init__(self, *, case: DocumentRequest, **arguments: Unpack[FormArguments]) -> None:
        super().__init__(**arguments)
        posts = Appointment.objects.current().filter(
            role__in=sorted(SERVICE_ROLES), service=case.service_id
        )
        people = User.objects.filter(is_active=True, appointments__in=posts).distinct()
        out = officers_kept_out(case.version, case.member_id, people.values_list("pk", flat=True))
        offer_rows(self, "officer", people.exclude(pk__in=out).order_by("name"))


class AcceptConditionsForm(DecidingForm):
    accepted = forms.BooleanField(
        label="I accept these conditions",
        error_messages={"required": "Accept the conditions to open the document"},
    )
