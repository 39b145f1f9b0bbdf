"""Forms of a report: the quarter it is about, and the Monitoring Officer’s words."""

from typing import Unpack

from django import forms

from foundation.fields import PlainTextField
from foundation.forms import DecidingForm, FormArguments, PortalForm
from reports.dashboard.periods import Months

# The sections that the Monitoring Officer can comment on, in the order of the report.
COMMENTED = {
    "summary": "Replies on time",
    "service": "By service",
    "ward": "By ward",
    "kind": "By kind",
    "promises": "What the protocol asks for",
    "letters": "Letters",
    "documents": "Decisions on documents",
}
LONGEST = 2_000


class MakeForm(PortalForm):
    """`quarters` are those to choose from, by their name in addresses, the latest first."""

    quarter = forms.ChoiceField(
        label="Quarter",
        error_messages={
            "required": "Select a quarter",
            "invalid_choice": "Select a quarter that is over",
        },
    )

    def __init__(self, *, quarters: dict[str, Months], **more: Unpack[FormArguments]) -> None:
        super().__init__(**more)
        field: forms.ChoiceField = self.fields["quarter"]  # type: ignore[assignment]
        field.choices = [(key, str(months)) for key, months in quarters.items()]
        field.widget.attrs["class"] = "govuk-select"


class WriteForm(DecidingForm):
    introduction = PlainTextField(
        label="Introduction (optional)",
        max_length=LONGEST,
        required=False,
        rows=6,
    )

    def __init__(self, **more: Unpack[FormArguments]) -> None:
        super().__init__(**more)
        for key, title in COMMENTED.items():
            self.fields[key] = PlainTextField(
                label=f"Comment on “{title}” (optional)", max_length=LONGEST, required=False, rows=3
            )
