"""Forms of outgoing letters: write or change one, sign it, withdraw it."""

from typing import Unpack

from django import forms

from announcements.letters.actions import NO_REASON
from announcements.letters.policy import BINDS, needs_committee
from announcements.models import AddresseeKind, Capacity, MatterOfCouncil
from foundation.fields import (
    ChoiceWithHints,
    LineField,
    PlainTextField,
    offer_choices,
    offer_rows,
)
from foundation.forms import DecidingForm, FormArguments, PortalForm
from foundation.types import Cleaned
from people.fields import OfferedChoice, PersonChoice
from people.models import Committee, Service, User
from protocols.behaviours import Behaviour
from protocols.models import Protocol
from relations.models import BOARD
from relations.officers import officers_today

TO_BOARD = "board"
NO_SERVICE = "Select the service whose policy or money the letter is about"
NO_COMMITTEE = "Select the Board or the committee that has a copy"
CONFIRM = (
    "I confirm that this letter creates no obligation for the council and gives no instructions on"
    " its behalf"
)


class LetterForm(PortalForm):
    """Only what a letter in this capacity asks for under this version. Leaves the columns of the
    letter among the cleaned data."""

    addressee_kind = ChoiceWithHints(
        label="Who is the letter to?",
        choices=AddresseeKind.choices,
        error_messages={"required": "Select who the letter is to"},
    )
    addressee = LineField(
        label="Name",
        help_text="For example, Rt Hon Asha Bell MP, Secretary of State for Transport",
        error_messages={"required": "Enter the name of the person or organisation you write to"},
    )
    address = PlainTextField(
        label="Address (optional)",
        rows=4,
        max_length=1_000,
        required=False,
    )
    title = LineField(
        label="Subject",
        help_text="For example, Speed limit on the A12 at Coble Cross",
        max_length=150,
        error_messages={"required": "Enter the subject of the letter"},
    )
    body = PlainTextField(
        label="Text of the letter",
        help_text="Start with “Dear”. The date, your name and post, and the list of copies are"
        " added",
        rows=14,
        error_messages={"required": "Enter the text of the letter"},
    )
    matter = ChoiceWithHints(
        label="Is the letter about the council’s policy or finance?",
        choices=MatterOfCouncil.choices,
        hints={
            MatterOfCouncil.POLICY: "The head of the service has a copy",
            MatterOfCouncil.FINANCE: "The head of the service has a copy",
        },
        error_messages={"required": "Select whether the letter is about policy or finance"},
    )
    service = OfferedChoice(
        label="Which service?",
        places=Service,
        empty_label="Choose a service",
        required=False,
        error_messages={"invalid_choice": "Select a service from the list"},
    )
    copied_to = forms.ChoiceField(
        label="Who has a copy?",
        help_text="The copy is named at the end of the letter",
        error_messages={"required": NO_COMMITTEE, "invalid_choice": NO_COMMITTEE},
    )
    binds_council = ChoiceWithHints(
        label="Does the letter create an obligation for the council, or give instructions on its"
        " behalf?",
        choices=[("no", "No"), ("yes", "Yes")],
        error_messages={
            "required": "Select yes if the letter creates an obligation or gives instructions"
        },
    )
    binds_nothing_confirmed = forms.BooleanField(
        label=CONFIRM,
        error_messages={
            "required": "Tick that the letter creates no obligation and gives no instruction. If it"
            " does, ask an officer to write it"
        },
    )
    signatory = PersonChoice(
        label="Who signs the letter?",
        help_text="Normally the officer who handles the matter",
        queryset=User.objects.none(),
        empty_label=None,
        error_messages={
            "required": "Select the officer who signs the letter",
            "invalid_choice": "Select an officer from the list",
        },
    )
    signatory_reason = PlainTextField(
        label="Why does another officer sign it? (if it is not you)",
        rows=2,
        max_length=500,
        required=False,
    )

    def __init__(
        self, *, user: User, capacity: str, version: Protocol, **arguments: Unpack[FormArguments]
    ) -> None:
        super().__init__(**arguments)
        self.user, self.capacity = user, capacity
        asked = fields_asked(capacity, version)
        for name in [name for name in self.fields if name not in asked]:
            del self.fields[name]
        if "copied_to" in self.fields:
            offer_choices(self, "copied_to", copy_choices())
        if "signatory" in self.fields:
            offer_rows(self, "signatory", officers_today())
        if capacity == Capacity.OFFICER:
            self.offer_own_services()

    def offer_own_services(self) -> None:
        """An officer writes for a service of their own; one of a single service is not asked."""
        own = Service.objects.filter(pk__in=list(self.user.services)).order_by("name")
        offer_rows(self, "service", own)
        field = self.fields["service"]
        field.required = True
        field.error_messages["required"] = "Select the service the letter is from"
        self.only_service = own[0] if len(own) == 1 else None
        if len(own) <= 1:
            del self.fields["service"]

    def clean_binds_council(self) -> bool:
        binds: bool = self.cleaned_data["binds_council"] == "yes"
        if binds and self.capacity != Capacity.OFFICER:
            raise forms.ValidationError(BINDS)
        return binds

    def clean(self) -> Cleaned:
        typed: Cleaned = super().clean() or {}
        if self.capacity == Capacity.OFFICER and "service" not in self.fields:
            typed["service"] = self.only_service
        if "copied_to" in typed:
            to = typed["copied_to"]
            typed["to_board"] = to == TO_BOARD
            typed["committee"] = (
                None if to == TO_BOARD else Committee.objects.offered().filter(pk=to).first()
            )
        self.ask_for_service(typed)
        signatory = typed.get("signatory")
        if signatory and signatory != self.user and not typed.get("signatory_reason"):
            self.add_error("signatory_reason", NO_REASON)
        return typed

    def ask_for_service(self, typed: Cleaned) -> None:
        """Only a councillor's letter about policy or finance is copied to the head of a service."""
        if "matter" not in typed:
            return
        if typed["matter"] == MatterOfCouncil.NEITHER:
            typed["service"] = None
        elif not typed.get("service") and "service" not in self.errors:
            self.add_error("service", NO_SERVICE)


def fields_asked(capacity: str, version: Protocol) -> set[str]:
    """The names of the fields of a letter in this capacity."""
    asked = {"key", "signed_for", "addressee", "address", "title", "body"}
    if version.clause_for(Behaviour.MEMBERS_BIND_NOTHING):
        asked.add("binds_council")
    if capacity == Capacity.OFFICER:
        return asked | {"service", "signatory", "signatory_reason"}
    if version.clause_for(Behaviour.NO_OBLIGATION_CONFIRMED):
        asked.add("binds_nothing_confirmed")
    if capacity in (Capacity.LEADER, Capacity.CHAIR):
        asked.add("addressee_kind")
    if needs_committee(capacity, version):
        asked.add("copied_to")
    if capacity == Capacity.WARD and version.clause_for(Behaviour.VISIBLE_COPIES):
        asked |= {"matter", "service"}
    return asked


def copy_choices() -> list[tuple[str, str]]:
    rows = Committee.objects.offered()
    return [
        ("", "Choose the Board or a committee"),
        (TO_BOARD, BOARD),
        *((str(row.pk), str(row)) for row in rows),
    ]


class SignLetterForm(DecidingForm):
    """One button."""


class WithdrawLetterForm(PortalForm):
    """One button."""
