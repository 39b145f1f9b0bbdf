"""Forms of sharing: who with and whether with the resident's details, and the one that stops it."""

from typing import Unpack

from django import forms
from django.db.models import QuerySet

from foundation.fields import offer_rows
from foundation.forms import FormArguments, PortalForm
from people.directory import directory
from people.fields import CouncillorChoice
from people.models import User


class ColleagueChoice(CouncillorChoice):
    def label_from_instance(self, obj: User) -> str:
        if getattr(obj, "is_own_assistant", False):
            return f"{obj.name}{directory().apart(obj.pk)}, your assistant"
        return super().label_from_instance(obj)


class ShareEnquiryForm(PortalForm):
    person = ColleagueChoice(
        label="Who do you want to share this enquiry with?",
        queryset=User.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={
            "required": "Select who you want to share this enquiry with",
            "invalid_choice": "Select one of the people on this page",
        },
    )
    with_resident = forms.BooleanField(
        label="Share the resident’s details too",
        help_text="They are personal data. Share them only if your colleague needs them",
        required=False,
    )

    def __init__(
        self,
        *,
        colleagues: QuerySet[User],
        has_resident: bool,
        **arguments: Unpack[FormArguments],
    ) -> None:
        super().__init__(**arguments)
        offer_rows(self, "person", colleagues.order_by("name", "pk"))
        if not has_resident:
            del self.fields["with_resident"]


class EndShareForm(PortalForm):
    """Only a button: the page says what it does."""
