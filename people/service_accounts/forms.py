"""The form of a new service account."""

from django.utils import timezone

from foundation.fields import DayField, LineField
from foundation.forms import PortalForm
from people.models import ServiceAccount

TAKEN = "A service account of this name works already. Enter another name"


class ServiceAccountForm(PortalForm):
    name = LineField(
        label="What will use this account?",
        help_text="For example, Entra ID. History shows this name.",
        max_length=100,
        error_messages={"required": "Enter the name of what will use this account"},
    )
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
