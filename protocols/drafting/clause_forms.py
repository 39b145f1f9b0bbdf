"""The form of one clause: what it says, who it applies to, where it appears, what qualifies it."""

from typing import Unpack

from django import forms

from foundation.fields import LineField, PlainTextField, offer_choices
from foundation.forms import FormArguments, PortalForm
from foundation.types import Cleaned
from protocols.choices import Screen, Side
from protocols.sources.behaviours import BehaviourRow, known_behaviours

EITHER = [("", "both councillors and officers"), *((s.value, s.label.lower()) for s in Side)]


def offered_behaviours(present: str) -> list[BehaviourRow]:
    """What a clause can ask the portal to do, by name. `present` is what it asks for now, which
    may be something that no clause switches on."""
    rows = known_behaviours().values()
    offered = [row for row in rows if row.switched or row.key == present]
    return sorted(offered, key=lambda row: row.title)


class ClauseForm(PortalForm):
    """`mark` is the clause as the person saw it; `present` what it asks the portal to do."""

    mark = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    own_number = LineField(
        label="What number does this clause have in the council’s own document? (optional)",
        max_length=40,
        required=False,
        help_text="For example, 4.2. The protocol page then cites the clause by this number.",
    )
    heading = LineField(
        label="Heading", error_messages={"required": "Enter a heading, such as Mutual respect"}
    )
    summary = PlainTextField(
        label="What does this clause say, in the council’s words?",
        max_length=1000,
        rows=4,
        error_messages={"required": "Enter what the clause says"},
    )
    side = forms.ChoiceField(
        label="Who does this clause apply to?",
        choices=EITHER,
        required=False,
        widget=forms.RadioSelect,
    )
    screens = forms.MultipleChoiceField(
        label="Where should this clause appear?",
        choices=Screen,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="A page can show no more than two clauses to each side. Leave all of these"
        " unticked to show the clause only in the protocol.",
    )
    guidance = PlainTextField(
        label="Wording for those pages (optional)",
        max_length=300,
        rows=2,
        required=False,
        help_text="For example, Be courteous every time. Keep it short. If you leave this blank,"
        " the pages show the clause itself.",
    )
    note = PlainTextField(
        label="What overrides or qualifies this clause? (optional)",
        max_length=500,
        rows=2,
        required=False,
        help_text="For example, The codes of conduct come before it (2.3)",
    )

    before_poll = PlainTextField(
        label="What should this clause say in an election period? (optional)",
        max_length=1000,
        rows=2,
        required=False,
        help_text="This wording replaces the clause during an election period.",
    )

    behaviour = forms.ChoiceField(
        label="What should the portal do about this clause?",
        required=False,
        help_text="What each of these does is listed below.",
    )

    def __init__(self, *, present: str = "", **arguments: Unpack[FormArguments]) -> None:
        super().__init__(**arguments)
        self.present = present
        choices = [(row.key, row.title) for row in offered_behaviours(present)]
        offer_choices(self, "behaviour", [("", "Nothing"), *choices])

    def fields_of_clause(self) -> Cleaned:
        """What was typed, by the fields of Clause; only of a valid form."""
        left_out = ("key", "signed_for", "mark")
        return {n: value for n, value in self.cleaned_data.items() if n not in left_out}


class NewClauseForm(ClauseForm):
    number = LineField(
        label="Number",
        max_length=20,
        help_text="For example, 9.1",
        error_messages={"required": "Enter the number of the clause, such as 9.1"},
    )
    field_order = ("number",)
