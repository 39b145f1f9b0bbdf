"""Forms of links between enquiries: which enquiry, and how it is related."""

from typing import Unpack

from django import forms

from casework.references import typed_reference
from enquiries.models import Enquiry, EnquiryQuerySet, LinkKind
from enquiries.related.actions import NOT_FOUND
from enquiries.related.policy import can_be_linked
from foundation.fields import ChoiceWithHints, LineField
from foundation.forms import FormArguments, PortalForm
from foundation.types import Cleaned

HINTS = {
    LinkKind.DUPLICATE: "It asks the same. The other one is answered first",
}


class LinkForm(PortalForm):
    """`visible` are the enquiries that its user can read."""

    other = LineField(
        label="What is the reference of the other enquiry?",
        help_text="For example, E-2026-0017. You need to be able to read it",
        max_length=30,
        error_messages={"required": "Enter the reference of the other enquiry"},
    )
    kind = ChoiceWithHints(
        label="How is this enquiry related to it?",
        choices=LinkKind.choices,
        hints=HINTS,
        error_messages={"required": "Select how this enquiry is related to it"},
    )

    def __init__(
        self, *, enquiry: Enquiry, visible: EnquiryQuerySet, **arguments: Unpack[FormArguments]
    ) -> None:
        super().__init__(**arguments)
        self.enquiry, self.visible = enquiry, visible

    def clean_other(self) -> Enquiry:
        reference = typed_reference(self.cleaned_data["other"])
        other = self.visible.filter(reference=reference).first() if reference else None
        if other is None:
            raise forms.ValidationError(NOT_FOUND)
        return other

    def clean(self) -> Cleaned:
        cleaned: Cleaned = super().clean() or self.cleaned_data
        if {"other", "kind", "key"} <= cleaned.keys() and not self.was_sent(cleaned):
            verdict = can_be_linked(self.enquiry, cleaned["other"], cleaned["kind"])
            if not verdict:
                self.add_error("other", verdict.reason)
        return cleaned

    def was_sent(self, cleaned: Cleaned) -> bool:
        """Whether its button was pressed twice."""
        return self.enquiry.links.filter(key=cleaned["key"]).exists()
