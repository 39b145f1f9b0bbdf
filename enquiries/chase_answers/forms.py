"""The form of an instruction to the officer who has a chased enquiry."""

from casework.notes.page import WHO_READS
from foundation.fields import PlainTextField
from foundation.forms import PortalForm


class InstructionForm(PortalForm):
    text = PlainTextField(
        label="What do you want the officer to do?",
        help_text=WHO_READS,
        rows=4,
        max_length=5_000,
        error_messages={"required": "Enter what you want the officer to do"},
    )
