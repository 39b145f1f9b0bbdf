"""The form of what else councillors can ask for: what there is, by when, and from which service."""

from collections.abc import Mapping
from typing import Any

from django import forms

from foundation.fields import PlainTextField
from people.models import Service
from protocols.settings.fields import AmountField
from protocols.settings.forms import SettingsForm
from protocols.settings.links import lines
from protocols.settings.services_offered import HAD_BY, NOT_PASSED_ON

HAD = "had_by_"
LONGEST = 100  # as of any title


def nobody(key: str) -> str:
    return "not available" if key in NOT_PASSED_ON else "coordinators pass it on"


class Requests(SettingsForm):
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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [str(service) for service in Service.objects.all()]
        kept = self.snapshot.values["request_services"]
        for key, title in HAD_BY.items():
            known = names if kept.get(key) in (None, *names) else [kept[key], *names]
            self.fields[HAD + key] = forms.ChoiceField(
                label=title,
                required=False,
                choices=[("", nobody(key)), *((name, name) for name in known)],
            )

    def clean_support_offers(self) -> str:
        typed: str = self.cleaned_data["support_offers"]
        if long := next((line for line in lines(typed) if len(line) > LONGEST), ""):
            raise forms.ValidationError(
                f"“{long[:40]}…” is {len(long)} characters long. Shorten it to {LONGEST} or fewer"
            )
        return typed

    @classmethod
    def fields_of(cls, key: str) -> tuple[str, ...]:
        if key != "request_services":
            return super().fields_of(key)
        return tuple(HAD + one for one in HAD_BY)

    @classmethod
    def shown(cls, values: Mapping[str, Any]) -> dict[str, Any]:
        shown = super().shown(values)
        named = shown.pop("request_services", {})
        return shown | {HAD + key: named.get(key, "") for key in HAD_BY}

    def settings(self) -> dict[str, Any]:
        typed = {key: self.cleaned_data[HAD + key] for key in HAD_BY}
        return {
            "support_offers": self.cleaned_data["support_offers"],
            "support": self.cleaned_data["support"],
            "request_services": {key: name for key, name in typed.items() if name},
        }
