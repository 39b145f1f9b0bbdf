"""The form for matching a request to an earlier document."""

from collections.abc import Sequence
from typing import Unpack

from documents.same_document.actions import EarlierDecision
from foundation.fields import ChoiceWithHints, offer_choices
from foundation.forms import FormArguments, PortalForm

SELECT_A_DOCUMENT = "Select a document, or select “None of these”"
NONE_OF_THEM = ("none", "None of these")


class MatchForm(PortalForm):
    same = ChoiceWithHints(
        label="Which of these documents is it?",
        choices=(),
        divide_before="none",
        error_messages={"required": SELECT_A_DOCUMENT, "invalid_choice": SELECT_A_DOCUMENT},
    )

    def __init__(
        self,
        *,
        before: Sequence[EarlierDecision],
        document: str,
        **arguments: Unpack[FormArguments],
    ) -> None:
        """`document` is the one it is matched to now."""
        super().__init__(**arguments)
        choices = [*((str(one.key), one.title) for one in before), NONE_OF_THEM]
        offer_choices(self, "same", choices, {str(one.key): one.hint for one in before})
        now = next((str(one.key) for one in before if one.document == document), None)
        self.initial.setdefault("same", now)
