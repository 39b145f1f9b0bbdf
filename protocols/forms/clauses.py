"""The form of one clause: what it says, to whom, where it is said, and what qualifies it."""

from typing import Any

from django import forms

from people.fields import LineField, PlainTextField
from people.forms import PortalForm
from protocols.kinds import Screen, Side

EITHER = [("", "both councillors and officers"), *((s.value, s.label.lower()) for s in Side)]


class ClauseForm(PortalForm):
    """`mark` is the clause as the person saw it."""

    mark = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    heading = LineField(
        label="Heading", error_messages={"required": "Enter a heading, such as Mutual respect"}
    )
    summary = PlainTextField(
        label="What does it say, in the council’s words?",
        max_length=1000,
        rows=4,
        error_messages={"required": "Enter what it says"},
    )
    side = forms.ChoiceField(
        label="To whom does it speak?", choices=EITHER, required=False, widget=forms.RadioSelect
    )
    screens = forms.MultipleChoiceField(
        label="Where is it said?",
        choices=Screen,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="At most two clauses for a side on one page. Leave all empty to say it only in"
        " the protocol.",
    )
    guidance = PlainTextField(
        label="Words for those pages",
        max_length=300,
        rows=2,
        required=False,
        help_text="Optional and short, such as: Be courteous every time. If empty, what it says.",
    )
    note = PlainTextField(
        label="What overrides or qualifies it?",
        max_length=500,
        rows=2,
        required=False,
        help_text="Optional, such as: The codes of conduct come before it (2.3).",
    )

    before_poll = PlainTextField(
        label="What stands in its place in an election period?",
        max_length=1000,
        rows=2,
        required=False,
        help_text="Optional. From its first day to its last these words are said instead.",
    )

    def fields_of_clause(self) -> dict[str, Any]:
        """What was typed, by the fields of Clause; only of a valid form."""
        left_out = ("key", "signed_for", "mark")
        return {n: value for n, value in self.cleaned_data.items() if n not in left_out}


class NewClauseForm(ClauseForm):
    number = LineField(
        label="Number",
        max_length=20,
        help_text="Such as 9.1.",
        error_messages={"required": "Enter its number, such as 9.1"},
    )
    field_order = ("number",)
