"""The form of a new service account."""

from django import forms
from django.utils import timezone

from foundation.fields import ChecksWithHints, DayField, LineField
from foundation.forms import PortalForm
from people.models import ApiScope, ServiceAccount

CONTENT_ALONE = "Select enquiries too, because a subject line belongs to an enquiry"
TAKEN = "A service account of this name works already. Enter another name"


def program_name(hint: str) -> LineField:
    return LineField(
        label="What will use this account?",
        help_text=hint,
        max_length=100,
        error_messages={"required": "Enter the name of what will use this account"},
    )


class ServiceAccountForm(PortalForm):
    name = program_name("For example, Entra ID. History shows this name.")
    ends_on = DayField(
        label="What is the last day on which it works?",
        asks="its last day",
        help_text="At most a year from today. We will remind people administrators before then.",
    )

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        there = ServiceAccount.objects.in_use(timezone.localdate()).filter(person__name=name)
        if "key" in self.cleaned_data:
            there = there.exclude(key=self.cleaned_data["key"])  # the button pressed twice
        if there.exists():
            self.add_error("name", TAKEN)
        return name


class ScopeChecks(ChecksWithHints):
    hints = {
        ApiScope.ENQUIRIES: "Reference, kind, state, service, ward, dates and the version of the"
        " protocol. No text and no names.",
        ApiScope.CONTENT: "This is personal data: a councillor can name a resident there.",
        ApiScope.FIGURES: "Of quarters that are over, with small numbers hidden.",
        ApiScope.WEBHOOKS: "The reference and the state, sent to an address that you enter later.",
    }


class ApiAccountForm(ServiceAccountForm):
    """Nothing is ticked before: what a program reads is chosen, and personal data most of all."""

    name = program_name("For example, the CRM or Power BI. History shows this name.")
    api_scopes = forms.MultipleChoiceField(
        label="What can it read?",
        choices=ApiScope,
        widget=ScopeChecks,
        error_messages={
            "required": "Select what it can read",
            "invalid_choice": "Select what it can read from the list",
        },
    )
    field_order = ("key", "name", "api_scopes", "ends_on")

    def clean_api_scopes(self) -> list[ApiScope]:
        chosen = [ApiScope(scope) for scope in self.cleaned_data["api_scopes"]]
        if ApiScope.CONTENT in chosen and ApiScope.ENQUIRIES not in chosen:
            self.add_error("api_scopes", CONTENT_ALONE)
        return chosen
