"""The form of a report or advice to a committee."""

from typing import Unpack

from django import forms

from documents.models.committee_report import PaperKind
from foundation.fields import ChoiceWithHints, DayField, LineField, PlainTextField, offer_rows
from foundation.forms import FormArguments, PortalForm
from people.models import Committee


class PresentForm(PortalForm):
    committee = forms.ModelChoiceField(
        label="Which committee or sub-committee is it for?",
        queryset=Committee.objects.none(),
        empty_label="Choose a committee",
        error_messages={"required": "Select the committee it is for"},
    )
    kind = ChoiceWithHints(
        label="What do you want to present?",
        choices=PaperKind.choices,
        error_messages={"required": "Select whether you want to present a report or advice"},
    )
    presented_on = DayField(label="When is the meeting?", asks="the date of the meeting")
    title = LineField(label="Title", max_length=200, error_messages={"required": "Enter the title"})
    text = PlainTextField(
        label="Text",
        rows=15,
        help_text="The members of the committee will read this. No one can change it later",
        error_messages={"required": "Enter the text of the report or advice"},
    )

    def __init__(self, **arguments: Unpack[FormArguments]) -> None:
        super().__init__(**arguments)
        offer_rows(self, "committee", Committee.objects.offered())
