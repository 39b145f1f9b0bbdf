"""The form of services offered: types of support, time limit, and the service for each request."""

from collections.abc import Mapping
from typing import Unpack

from django import forms

from foundation.fields import PlainTextField
from foundation.forms import FormArguments
from people.models import Service
from protocols.settings.fields import AmountField
from protocols.settings.forms import SettingsForm
from protocols.settings.links import nonempty_lines
from protocols.settings.services_offered import NOT_PASSED_ON, REQUESTS_TO_SERVICES
from protocols.settings.snapshots import Snapshot
from protocols.sources.load import SettingValue

SERVICE_FIELD_PREFIX = "had_by_"
LONGEST_OFFER = 100  # as of any title


def no_service_label(key: str) -> str:
    return "not available" if key in NOT_PASSED_ON else "coordinators pass it on"


class ServicesForm(SettingsForm):
    """A drop-down of services for each kind of request. The name is kept, because versions are
    read long after."""

    support_offers = PlainTextField(
        label="Types of support, one per line",
        required=False,
        max_length=2000,
        rows=4,
        help_text="For example, Printing",
    )
    support = AmountField(
        label="Answer within",
        required=False,
        help_text="Leave this blank if it should be answered like any other enquiry.",
    )

    def __init__(self, *, snapshot: Snapshot, **arguments: Unpack[FormArguments]) -> None:
        super().__init__(snapshot=snapshot, **arguments)
        names = [str(service) for service in Service.objects.offered()]
        chosen = self.snapshot.values["request_services"]
        for key, title in REQUESTS_TO_SERVICES.items():
            known = names if chosen.get(key) in (None, *names) else [chosen[key], *names]
            self.fields[SERVICE_FIELD_PREFIX + key] = forms.ChoiceField(
                label=title,
                required=False,
                choices=[("", no_service_label(key)), *((name, name) for name in known)],
            )

    def clean_support_offers(self) -> str:
        typed: str = self.cleaned_data["support_offers"]
        if long := next((line for line in nonempty_lines(typed) if len(line) > LONGEST_OFFER), ""):
            raise forms.ValidationError(
                f"“{long[:40]}…” is {len(long)} characters long."
                f" Shorten it to {LONGEST_OFFER} or fewer"
            )
        return typed

    @classmethod
    def fields_of(cls, key: str) -> tuple[str, ...]:
        if key != "request_services":
            return super().fields_of(key)
        return tuple(SERVICE_FIELD_PREFIX + one for one in REQUESTS_TO_SERVICES)

    @classmethod
    def initial_values(cls, values: Mapping[str, SettingValue]) -> dict[str, SettingValue]:
        initial = super().initial_values(values)
        named = initial.pop("request_services", {})
        return initial | {
            SERVICE_FIELD_PREFIX + key: named.get(key, "") for key in REQUESTS_TO_SERVICES
        }

    def settings(self) -> dict[str, SettingValue]:
        typed = {key: self.cleaned_data[SERVICE_FIELD_PREFIX + key] for key in REQUESTS_TO_SERVICES}
        return {
            "support_offers": self.cleaned_data["support_offers"],
            "support": self.cleaned_data["support"],
            "request_services": {key: name for key, name in typed.items() if name},
        }
