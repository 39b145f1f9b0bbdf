"""The form with which a request is matched to an earlier document."""

from collections.abc import Sequence
from typing import Any

from documents.same_document.actions import Before
from foundation.fields import ChoiceWithHints
from foundation.forms import PortalForm

NO_DOCUMENT = "Select a document, or select “None of these”"
NONE_OF_THEM = ("none", "None of these")


class SameForm(PortalForm):
    same = ChoiceWithHints(
        label="Which of these documents is it?",
        choices=(),
        divide_before="none",
        error_messages={"required": NO_DOCUMENT, "invalid_choice": NO_DOCUMENT},
    )

    def __init__(self, *args: Any, before: Sequence[Before], document: str, **kwargs: Any) -> None:
        """`document` is the one it is matched to now."""
        super().__init__(*args, **kwargs)
        field: Any = self.fields["same"]
        field.choices = [*((str(one.key), one.title) for one in before), NONE_OF_THEM]
        field.widget.hints = {str(one.key): one.hint for one in before}
        now = next((str(one.key) for one in before if one.document == document), None)
        self.initial.setdefault("same", now)
