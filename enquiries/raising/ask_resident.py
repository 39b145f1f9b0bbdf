"""The resident, on the page of the question: one from the councillor's address book, or typed."""

from collections.abc import Mapping
from types import MappingProxyType

from django import forms

from casework.journeys import Progress, StepForm
from enquiries.models import Basis, Kind, KnownResident
from enquiries.raising.ask_member import raises_on_behalf
from enquiries.raising.brought_along import details_of
from enquiries.residents.book import residents_of
from foundation.fields import (
    ChoiceWithHints,
    HandedOn,
    LineField,
    RadiosWithHints,
    offer_choices,
)
from foundation.types import Cleaned, Context
from people.models import User

MOST_BUTTONS = 6  # a longer address book is a drop-down
SOMEONE_ELSE = "someone-else"
TYPED = ("name", "address", "contact", "basis")


def residents_offered(user: User) -> list[KnownResident]:
    """Those whose details the councillor's address book has in full."""
    return [one for one in residents_of(user) if one.name and one.basis]


def asks_for_resident(progress: Progress) -> bool:
    return progress.answers.get("kind") == Kind.CASEWORK


def has_resident(progress: Progress) -> bool:
    return bool(progress.answers.get("name") and progress.answers.get("basis"))


class ResidentRadios(RadiosWithHints):
    """“Someone else” opens the boxes for the details."""

    def create_option(
        self, name: str, value: object, *rest: HandedOn, **named: HandedOn
    ) -> Context:
        if value == SOMEONE_ELSE:
            named["attrs"] = {**(named["attrs"] or {}), "data-reveals": ""}
        return super().create_option(name, value, *rest, **named)


class ResidentForm(StepForm):
    """A part of the page of the question: the resident’s details, which are held apart from the
    enquiry, and why the council can hold them.

    The question for the name says the usual reason, that the resident asked. Another is chosen in
    the fold below it.
    """

    known = ChoiceWithHints(
        label="Which resident is it for?",
        required=False,
        widget=ResidentRadios({}),
        error_messages={"invalid_choice": "Select a resident from your address book"},
    )
    name = LineField(label="Which resident asked you to act for them?", required=False)
    address = LineField(label="What is their address? (optional)", required=False)
    contact = LineField(
        label="How can we contact them? (optional)",
        help_text="A telephone number or an email address",
        required=False,
    )
    basis = ChoiceWithHints(
        label="Why can the council hold their details?",
        help_text="Leave this blank if the resident asked",
        choices=Basis.choices,
        required=False,
        error_messages={"invalid_choice": "Select why the council can hold their details"},
    )

    residents: Mapping[str, KnownResident] = MappingProxyType({})
    asker = "you"

    def prepare(self, progress: Progress) -> None:
        self.heading = "A resident’s problem"
        if raises_on_behalf(progress.user):
            self.asker = "the councillor"
            self.fields["name"].label = "Which resident asked the councillor to act for them?"
        self.residents = {one.key: one for one in residents_offered(progress.user)}
        if not self.residents:
            del self.fields["known"]
            return
        if self.initial.get("known") in self.residents:
            self.initial.update(dict.fromkeys(TYPED, ""))
        else:
            self.initial["known"] = SOMEONE_ELSE if self.initial.get("name") else ""
        self.offer_residents()

    def offer_residents(self) -> None:
        people = [(key, resident.name) for key, resident in self.residents.items()]
        other = (SOMEONE_ELSE, "Someone else")
        hints = {key: resident.address for key, resident in self.residents.items()}
        if len(people) > MOST_BUTTONS:
            self.fields["known"].widget = forms.Select()
            offer_choices(self, "known", [other, *people])
        else:
            offer_choices(self, "known", [*people, other], hints)

    @property
    def opens_by_radio(self) -> bool:
        """Whether “Someone else” is a radio that opens the boxes for the details."""
        return 0 < len(self.residents) <= MOST_BUTTONS

    @property
    def opens_contact(self) -> bool:
        return any(self[name].value() or self[name].errors for name in ("address", "contact"))

    @property
    def opens_basis(self) -> bool:
        return self["basis"].value() not in (None, "", Basis.ASKED)

    def clean(self) -> Cleaned:
        """With the details of the resident chosen, or those typed."""
        cleaned: Cleaned = super().clean() or self.cleaned_data
        if "name" not in self.fields or "known" in self.errors:
            return cleaned
        if resident := self.residents.get(cleaned.get("known", "")):
            for name in TYPED:
                self.errors.pop(name, None)
            return cleaned | details_of(resident)
        if not cleaned.get("name") and "name" not in self.errors:
            self.ask_for_resident(cleaned.get("known", ""))
        return cleaned | {"known": "", "basis": cleaned.get("basis") or Basis.ASKED.value}

    def ask_for_resident(self, chosen: str) -> None:
        if self.residents and not chosen:
            words = "Select the resident, or someone else to enter their name"
            self.add_error("known", words)
        else:
            self.add_error("name", "Enter the name of the resident")
