"""The form of a handover: to which councillor, which enquiries, and which residents agree."""

from collections.abc import Sequence
from typing import Unpack

from django import forms
from django.db.models import QuerySet

from enquiries.handover.rows import Row
from foundation.fields import ChecksWithHints, offer_choices, offer_rows
from foundation.forms import FormArguments, PortalForm
from people.fields import CouncillorChoice
from people.models import User


class KeysField(forms.MultipleChoiceField):
    """Ticked rows by key. Whether they are still there is for the action to say: the button may
    have been pressed twice."""

    widget = ChecksWithHints

    def valid_value(self, value: str) -> bool:
        return str(value).isdecimal() and len(str(value)) < 19

    def clean(self, value: object) -> list[int]:
        return [int(one) for one in super().clean(value)]


class HandOverForm(PortalForm):
    person = CouncillorChoice(
        label="Which councillor will take over the enquiries?",
        queryset=User.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={
            "required": "Select the councillor who will take over the enquiries",
            "invalid_choice": "Select one of the councillors on this page",
        },
    )
    enquiry = KeysField(
        label="Which enquiries do you want to hand over?",
        error_messages={"required": "Select the enquiries you want to hand over"},
    )
    agreed = KeysField(
        label="Which residents agree that the new councillor gets their details?",
        help_text="Tick only those who have been told and agree. Without a tick their name, address"
        " and contact details stay behind, although letters may name them",
        required=False,
    )

    def __init__(
        self,
        *,
        councillors: QuerySet[User],
        rows: Sequence[Row],
        **arguments: Unpack[FormArguments],
    ) -> None:
        super().__init__(**arguments)
        offer_rows(self, "person", councillors.order_by("name", "pk"))
        ticks = [(row.key, row.label) for row in rows]
        offer_choices(self, "enquiry", ticks, {row.key: row.hint for row in rows})
        residents = [(row.key, row.resident) for row in rows if row.resident]
        offer_choices(self, "agreed", residents)
        if not residents:
            del self.fields["agreed"]
