"""The page of the resident: one from the councillor's address book, or the details as typed."""

from collections.abc import Mapping
from types import MappingProxyType

from django import forms

from casework.journeys import Progress, StepForm
from enquiries.models import Basis, KnownResident
from enquiries.raising.brought_along import details_of
from enquiries.residents.book import residents_of
from foundation.fields import ChoiceWithHints, LineField
from foundation.types import Cleaned

MOST_BUTTONS = 6  # a longer address book is a drop-down


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
        """Offer the residents whose details the address book has in full."""
        residents = [one for one in residents_of(progress.user) if one.name and one.basis]
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
