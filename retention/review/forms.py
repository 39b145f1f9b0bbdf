"""The form of a decision on a record that is due."""

from foundation.fields import ChoiceWithHints, PlainTextField
from foundation.forms import PortalForm
from retention.choices import Outcome


class DecideForm(PortalForm):
    outcome = ChoiceWithHints(
        label="What happens to this record?",
        choices=Outcome.choices,
        hints={
            Outcome.DESTROY: "Letters, the resident, notes and files are erased on the day it is"
            " due. This cannot be undone.",
        },
        error_messages={"required": "Select what happens to this record"},
    )
    why = PlainTextField(
        label="What is the reason for your decision?",
        max_length=500,
        rows=3,
        help_text="For example, the road is still in dispute. Do not describe anyone.",
        error_messages={"required": "Enter the reason for your decision"},
    )
