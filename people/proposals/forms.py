"""The forms of a proposal's page."""

from django import forms

from foundation.fields import PlainTextField
from foundation.forms import PortalForm


class ConfirmForm(PortalForm):
    """`shown` is the mark of what the page said when it was opened."""

    shown = forms.CharField(widget=forms.HiddenInput, required=False)


class RefuseForm(PortalForm):
    why = PlainTextField(
        label="Why do you refuse this change?",
        help_text="Everyone who was told about this change can read this.",
        max_length=500,
        rows=4,
        error_messages={"required": "Enter the reason you refuse this change"},
    )
