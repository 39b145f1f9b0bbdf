"""Forms of what is put right on an answered enquiry: a correction, and a forgotten file."""

from casework.files.fields import UploadsField
from enquiries.case.letter_forms import LetterForm
from foundation.fields import LineField
from foundation.types import Cleaned


class CorrectionForm(LetterForm):
    """The correct answer, and what was wrong with the one that it corrects."""

    field_order = ("why", "text", "attached")

    why = LineField(
        label="What was wrong with the answer?",
        help_text="This will stand on the answer, which itself stays as it was sent",
        max_length=500,
        error_messages={"required": "Enter what was wrong with the answer"},
    )


class AddFileForm(LetterForm):
    """A file that belongs to an answer, and what is said about it."""

    field_order = ("attached", "text")

    attached = UploadsField(label="Which file belongs to the answer?")

    def clean(self) -> Cleaned:
        cleaned = super().clean()
        if cleaned.get("attached") == []:
            self.add_error("attached", "Choose the file that belongs to the answer")
        return cleaned
