"""The form of a hold."""

from foundation.fields import DayField, LineField, PlainTextField
from foundation.forms import PortalForm


class HoldForm(PortalForm):
    case = LineField(
        label="Which case is on hold? (optional)",
        max_length=30,
        required=False,
        help_text="For example, E-2026-0417. Leave this blank if the hold is about a person.",
    )
    name = LineField(
        label="Whose records are on hold? (optional)",
        max_length=200,
        required=False,
        help_text="For example, Ada Ewart. Every case with a resident, councillor or officer of"
        " this name is kept. Leave this blank if the hold is about one case.",
    )
    why = PlainTextField(
        label="Why must this be kept?",
        max_length=500,
        rows=3,
        help_text="For example, an inquiry has been announced. Do not describe the case.",
        error_messages={"required": "Enter why this must be kept"},
    )
    until = DayField(
        label="Until when is it on hold? (optional)",
        asks="the last day of the hold",
        required=False,
        help_text="For example, 31 3 2027. Leave this blank if the end is not known.",
    )
