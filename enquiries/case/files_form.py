"""The part of a letter’s form that takes files: chosen now, or back with a letter not approved."""

from collections.abc import Sequence
from typing import Unpack

from django import forms

from casework.files.fields import UploadsField
from enquiries.models import ProposedFile
from foundation.fields import ChecksWithHints, offer_choices
from foundation.forms import FormArguments, PortalForm
from foundation.types import Cleaned

MOST_FILES = 5


class FilesForm(PortalForm):
    """Files that go with a letter. `came_back` are those of the letter that was sent back or
    recalled: each goes again unless its author clears its box."""

    files_again = forms.MultipleChoiceField(
        label="Files from the letter that came back",
        help_text="Clear the box of a file to remove it from the letter",
        widget=ChecksWithHints,
        required=False,
        error_messages={"invalid_choice": "Select files from the list"},
    )
    attached = UploadsField(label="Add photos or documents (optional)", most=MOST_FILES)

    def __init__(
        self, *, came_back: Sequence[ProposedFile] = (), **arguments: Unpack[FormArguments]
    ) -> None:
        super().__init__(**arguments)
        self.came_back = came_back
        if not came_back:
            del self.fields["files_again"]
            return
        named = [(str(one.key), one.name) for one in came_back]
        offer_choices(self, "files_again", named, {str(o.key): o.in_words for o in came_back})
        names = [name for name in self.fields if name != "files_again"]
        names.insert(names.index("attached"), "files_again")
        self.order_fields(names)

    def clean(self) -> Cleaned:
        """With all files of the letter in `attached`, those that came back first."""
        cleaned: Cleaned = super().clean() or self.cleaned_data
        again = cleaned.pop("files_again", [])
        if "attached" not in cleaned or not again:
            return cleaned
        files = [one for one in self.came_back if str(one.key) in again] + cleaned["attached"]
        cleaned["attached"] = files
        if len(files) > MOST_FILES:
            words = f"You have chosen {len(files)} files. Send {MOST_FILES} or fewer at a time"
            self.add_error("attached", words)
        return cleaned
