"""Forms of webhooks: a new one, and the days whose deliveries are sent again."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from api.models import WebhookEvent
from api.webhooks.addresses import address_outside, checked_url
from foundation.fields import DayField, LineField, offer_choices
from foundation.forms import FormArguments, PortalForm
from foundation.types import Cleaned
from people.models import ApiScope, ServiceAccount

BACKWARDS = "The last day must be the first day or later"


def accounts_with_webhooks(today: date) -> list[ServiceAccount]:
    rows = ServiceAccount.objects.in_use(today).filter(api_scopes__contains=[ApiScope.WEBHOOKS])
    return list(rows.select_related("person").order_by("person__name", "pk"))


class WebhookForm(PortalForm):
    account = forms.ChoiceField(
        label="Which service account is it for?",
        help_text="Only accounts made with the scope for webhooks are here.",
        error_messages={
            "required": "Select a service account",
            "invalid_choice": "Select a service account from the list",
        },
    )
    url = LineField(
        label="What is the address of the program?",
        help_text="For example, https://crm.example.org/concordat",
        max_length=500,
        error_messages={"required": "Enter the address of the program"},
    )
    events = forms.MultipleChoiceField(
        label="What will it be told about?",
        choices=WebhookEvent,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Select what it will be told about",
            "invalid_choice": "Select what it will be told about from the list",
        },
    )

    def __init__(self, **arguments: FormArguments) -> None:
        super().__init__(**arguments)  # type: ignore[arg-type]
        self.accounts = {str(one.pk): one for one in accounts_with_webhooks(timezone.localdate())}
        offer_choices(self, "account", [(key, str(one)) for key, one in self.accounts.items()])

    def clean_url(self) -> str:
        url: str = self.cleaned_data["url"]
        address_outside(checked_url(url))
        return url


class DaysForm(PortalForm):
    first = DayField(label="Events from which day?", asks="the first day")
    last = DayField(label="Up to which day?", asks="the last day")

    def clean(self) -> Cleaned:
        typed = super().clean() or self.cleaned_data
        first, last = typed.get("first"), typed.get("last")
        if first and last and last < first:
            self.add_error("last", ValidationError(BACKWARDS))
        return typed
