"""The forms for sharing a released document with another councillor."""

from collections.abc import Callable
from typing import Unpack

from django.db.models import QuerySet

from documents.forms import yes_or_no
from documents.policy import NO_CONSENT
from foundation.fields import LineField, PlainTextField, offer_rows
from foundation.forms import DecidingForm, FormArguments, PortalForm
from foundation.types import Cleaned
from people.fields import CouncillorChoice
from people.models import User


class ShareForm(PortalForm):
    to = CouncillorChoice(
        label="Which councillor do you want to share the document with?",
        queryset=User.objects.none(),
        empty_label="Choose a councillor",
        error_messages={"required": "Select the councillor you want to share the document with"},
    )
    text = PlainTextField(
        label="Why do they need it?",
        help_text="Their own need will be weighed, as yours was",
        error_messages={"required": "Enter why they need it"},
    )

    consent = LineField(
        label="Who has agreed to it being passed on, or which law requires it?",
        help_text="For example, Jo Park, its author, agreed on 3 May. You must give one of these",
        max_length=500,
        required=False,
    )

    def __init__(
        self,
        *,
        others: QuerySet[User],
        unnamed: Callable[[], object] | None,
        **arguments: Unpack[FormArguments],
    ) -> None:
        """`unnamed` is called if a consent is needed and missing; None if none is needed."""
        super().__init__(**arguments)
        offer_rows(self, "to", others)
        self.unnamed = unnamed
        if unnamed is None:
            del self.fields["consent"]

    def clean(self) -> Cleaned:
        cleaned: Cleaned = super().clean() or self.cleaned_data
        if self.unnamed and cleaned.get("to") and not cleaned.get("consent"):
            self.unnamed()
            self.add_error("consent", f"{NO_CONSENT} We have recorded that you tried")
        return cleaned


class SettleForm(DecidingForm):
    agreed = yes_or_no(
        "Is the other councillor’s need equal?",
        "Select yes if the other councillor’s need is equal",
    )
    text = PlainTextField(
        label="What is their need, or why is it not equal?",
        help_text="If their need is equal, they will read this. Do not name the first councillor",
        error_messages={"required": "Enter what their need is, or why it is not equal"},
    )
