"""Forms of the address book: a resident's details, and the question before one is deleted."""

from django import forms

from enquiries.models import Basis
from enquiries.queue.words import typed_words
from foundation.fields import ChoiceWithHints, LineField, PlainTextField
from foundation.forms import PortalForm


class ResidentForm(PortalForm):
    name = LineField(
        label="Name",
        help_text="For example, Mrs Joan Pryce",
        error_messages={"required": "Enter the resident’s name"},
    )
    address = LineField(label="Address (optional)", max_length=300, required=False)
    contact = LineField(label="Telephone number or email address (optional)", required=False)
    basis = ChoiceWithHints(
        label="Why can you hold these details?",
        choices=Basis.choices,
        error_messages={"required": "Select why you can hold these details"},
    )
    note = PlainTextField(
        label="Note (optional)",
        help_text="Only you can read this. It is never sent with an enquiry",
        max_length=2000,
        rows=4,
        required=False,
    )


class DeleteResidentForm(PortalForm):
    """Only a button: the page says what stays."""


class ResidentSearchForm(forms.Form):
    q = forms.CharField(label="Name or address", required=False, max_length=200)

    def clean_q(self) -> str:
        return typed_words(self.cleaned_data["q"])
