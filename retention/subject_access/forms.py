"""The form of a search for a person."""

from foundation.fields import LineField, PlainTextField
from foundation.forms import PortalForm


class SearchForm(PortalForm):
    words = LineField(
        label="Which person are you searching for?",
        max_length=200,
        help_text="A name, an address or an email. For example, Ada Ewart. A case is found if it"
        " has every word.",
        error_messages={"required": "Enter the person’s name, address or email"},
    )
    why = PlainTextField(
        label="What is the reason for this search?",
        max_length=500,
        rows=3,
        help_text="For example, subject access request 2026/114. The reason stays on record.",
        error_messages={"required": "Enter the reason for this search"},
    )
