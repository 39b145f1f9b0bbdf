"""Form of a text for the resident. Nothing that is typed here is stored or sent."""

from typing import Unpack

from foundation.fields import PlainTextField
from foundation.forms import FormArguments, PortalForm


class ResidentTextForm(PortalForm):
    text = PlainTextField(
        label="Your text", rows=16, error_messages={"required": "Enter your text for the resident"}
    )

    def __init__(self, *, hint: str, **arguments: Unpack[FormArguments]) -> None:
        super().__init__(**arguments)
        self.fields["text"].help_text = hint
