"""Forms on a document request: letter, pass, assign, and acceptance of the conditions."""

from typing import Unpack

from django import forms

from documents.models import DocumentRequest
from foundation.fields import ChoiceWithHints, PlainTextField, offer_rows
from foundation.forms import DecidingForm, FormArguments, PortalForm
from people.fields import PersonChoice
from people.models import Appointment, Service, User
from people.roles import SERVICE_ROLES

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
        others = Service.objects.exclude(pk=case.service_id)
        offer_rows(self, "service", others)


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
        offer_rows(self, "officer", people.order_by("name"))


class AcceptConditionsForm(DecidingForm):
    accepted = forms.BooleanField(
        label="I accept these conditions",
        error_messages={"required": "Accept the conditions to open the document"},
    )
