"""The resident: one from the councillor's address book, or the details typed on their page."""

from collections.abc import Mapping
from types import MappingProxyType

from django import forms

from casework.journeys import Progress, StepForm
from enquiries.models import Basis, Kind, KnownResident
from enquiries.raising.brought_along import details_of
from enquiries.residents.book import residents_of
from foundation.fields import ChoiceWithHints, LineField, offer_choices
from foundation.types import Cleaned
from people.models import User

MOST_BUTTONS = 6  # a longer address book is a drop-down
SOMEONE_ELSE = "someone-else"
NO_DETAILS = dict.fromkeys(("known", "name", "address", "contact", "basis"), "")


def residents_offered(user: User) -> list[KnownResident]:
    """Those whose details the councillor's address book has in full."""
    return [one for one in residents_of(user) if one.name and one.basis]


def offers_residents(progress: Progress) -> bool:
    kind = progress.answers.get("kind")
    return kind == Kind.CASEWORK and bool(residents_offered(progress.user))


class KnownResidentForm(StepForm):
    """A part of the page of the question. A resident chosen here has no page of their own."""

    known = ChoiceWithHints(
        label="Which resident is it for?",
        required=False,
        error_messages={"invalid_choice": "Select a resident from your address book"},
    )

    residents: Mapping[str, KnownResident] = MappingProxyType({})

    def prepare(self, progress: Progress) -> None:
        self.residents = {one.key: one for one in residents_offered(progress.user)}
        if len(self.residents) > MOST_BUTTONS:
            self.fields["known"].widget = forms.Select()
        people = [(key, resident.name) for key, resident in self.residents.items()]
        else_first = isinstance(self.fields["known"].widget, forms.Select)
        other = (SOMEONE_ELSE, "Someone else")
        hints = {key: resident.address for key, resident in self.residents.items()}
        offer_choices(self, "known", [other, *people] if else_first else [*people, other], hints)

    def clean(self) -> Cleaned:
        """With the details of the resident chosen now, and without those of the one before."""
        cleaned: Cleaned = super().clean() or self.cleaned_data
        if "known" not in self.fields:
            return cleaned
        before, chosen = self.initial.get("known", ""), cleaned.get("known", "")
        if resident := self.residents.get(chosen):
            return cleaned | details_of(resident)
        if before and chosen == SOMEONE_ELSE:
            return cleaned | NO_DETAILS
        return cleaned | {"known": before}


class ResidentForm(StepForm):
    """The resident's details, held apart from the enquiry, with the reason we can hold them."""

    name = LineField(
        label="What is the resident’s name?",
        error_messages={"required": "Enter the resident’s name"},
    )
    address = LineField(label="What is their address? (optional)", required=False)
    contact = LineField(
        label="How can we contact them? (optional)",
        help_text="A telephone number or an email address",
        required=False,
    )
    basis = ChoiceWithHints(
        label="Why can the council hold these details?",
        choices=Basis.choices,
        error_messages={"required": "Select why the council can hold these details"},
    )
    known = forms.CharField(required=False, widget=forms.HiddenInput)

    residents: Mapping[str, KnownResident] = MappingProxyType({})

    def prepare(self, progress: Progress) -> None:
        residents = residents_offered(progress.user)
        self.residents = {one.key: one for one in residents}
        self.as_buttons = len(residents) <= MOST_BUTTONS
        if self.chosen_key:
            for field in self.fields.values():
                field.required = False

    @property
    def chosen_key(self) -> str:
        """The key of the resident whose button was pressed, or who was chosen from the list."""
        key = str(self.data.get("choose", ""))
        return key if key in self.residents else ""

    def clean(self) -> Cleaned:
        cleaned: Cleaned = super().clean() or self.cleaned_data
        if self.chosen_key:
            self.errors.clear()
            return cleaned | details_of(self.residents[self.chosen_key])
        known = self.residents.get(cleaned.get("known", ""))
        same = known and known.name == cleaned.get("name")
        return cleaned | {"known": known.key if known and same else ""}
