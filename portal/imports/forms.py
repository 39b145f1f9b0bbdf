"""The forms of a file: choosing it, and confirming what its page shows."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple, Unpack

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from casework.files.checking import size_in_words
from casework.files.fields import FileBox, accept_attribute
from casework.files.kinds import FileRefused
from casework.files.names import visible_name
from casework.files.tables import TABLES, Upload, rows_of_upload
from foundation.fields import ChoiceWithHints, DayField, FieldArguments
from foundation.forms import FormArguments, PortalForm
from foundation.types import Cleaned
from people.imports.actions import MOST_ROWS
from people.models import ImportKind

KEEP, END = "keep", "end"
SELECT_OTHERS = "Select what happens to those who are not in the file"
HINT = "CSV, Excel (XLSX) or OpenDocument (ODS), up to {most} and {rows:,} rows"


class TableFile(NamedTuple):
    """A file that was read: its name, and the cells of its rows, the heading first."""

    name: str
    rows: list[list[str]]


class TableField(forms.Field):
    """One file with a table, read at once and kept nowhere; `most` is how many rows it can have."""

    most = 0

    def __init__(self, **arguments: Unpack[FieldArguments]) -> None:
        arguments.setdefault("widget", FileBox({"accept": accept_attribute(TABLES)}))
        super().__init__(**arguments)

    def clean(self, value: Sequence[Upload]) -> TableFile:
        if not value:
            raise ValidationError(self.error_messages["required"], code="required")
        try:
            rows = rows_of_upload(value[0], self.most)
        except FileRefused as why:
            raise ValidationError(str(why)) from None
        return TableFile(visible_name(value[0].name or "")[:200], rows)


class UploadForm(PortalForm):
    """A file of one kind. Who is not in it stays as they are, or ends on a day."""

    file = TableField(
        label="Choose the file", error_messages={"required": "Choose the file to upload"}
    )
    others = ChoiceWithHints(
        choices=[(KEEP, "Their posts stay as they are"), (END, "Their posts end")],
        error_messages=dict.fromkeys(("required", "invalid_choice"), SELECT_OTHERS),
    )
    last_day = DayField(
        label="If their posts end, what is their last day?",
        asks="their last day",
        help_text="For example, 6 5 2027. Leave this blank if their posts stay as they are",
        required=False,
    )

    def __init__(self, *, people: ImportKind, **arguments: Unpack[FormArguments]) -> None:
        super().__init__(**arguments)
        file, others, most = self.fields["file"], self.fields["others"], MOST_ROWS[people]
        if isinstance(file, TableField):
            file.most = most
        file.help_text = HINT.format(most=size_in_words(settings.FILE_LIMIT), rows=most)
        others.label = f"What happens to {people.label.lower()} who are not in the file?"

    def clean(self) -> Cleaned:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("others") == END and "last_day" in cleaned and not cleaned["last_day"]:
            self.add_error("last_day", "Enter their last day, such as 6 5 2027")
        return cleaned

    @property
    def others_end_on(self) -> date | None:
        day: date | None = self.cleaned_data["last_day"]
        return day if self.cleaned_data["others"] == END else None
