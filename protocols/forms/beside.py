"""The form of what stands beside the rules: expectations, links, contacts and dates."""

from collections.abc import Mapping
from typing import Any

from django import forms

from people.fields import DayField, LineField, PlainTextField
from protocols.forms.settings import SettingsForm, name_of, switch
from protocols.linked import LINKABLE

LINK = "link_"
ADDRESS = "Enter a web address, such as https://westhaven.example/code"


def address(title: str) -> forms.URLField:
    return forms.URLField(
        label=title,
        required=False,
        max_length=500,
        assume_scheme="https",
        widget=forms.TextInput(attrs={"inputmode": "url"}),
        error_messages={"invalid": ADDRESS},
    )


class Expectations(SettingsForm):
    """A box for each address; what is left empty is linked nowhere."""

    acknowledgement = switch(
        "Councillors and officers confirm that they have read what is expected of them",
        "not asked",
        "before they next raise or handle an enquiry, and after each new version",
    )
    media_contacts = PlainTextField(
        label="One a line",
        required=False,
        max_length=2000,
        rows=4,
        help_text="Such as: Communications team, 01632 960 120",
    )
    office_hours = LineField(
        label="Office hours",
        required=False,
        max_length=100,
        help_text="Such as: Monday to Friday, 9am to 5pm",
    )
    source_dates = PlainTextField(
        label="One a line",
        required=False,
        max_length=2000,
        rows=4,
        help_text="Such as: Approved by the Council on 24 February 2009",
    )
    review_on = DayField(label="To be reviewed on", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for key, linkable in LINKABLE.items():
            self.fields[LINK + name_of(key)] = address(linkable.title)

    @classmethod
    def fields_of(cls, key: str) -> tuple[str, ...]:
        if key != "links":
            return super().fields_of(key)
        return tuple(LINK + name_of(one) for one in LINKABLE)

    @classmethod
    def shown(cls, values: Mapping[str, Any]) -> dict[str, Any]:
        shown = super().shown(values)
        links = shown.pop("links", {})
        return shown | {LINK + name_of(key): links.get(key, "") for key in LINKABLE}

    def settings(self) -> dict[str, Any]:
        typed = {key: self.cleaned_data[LINK + name_of(key)] for key in LINKABLE}
        names = ("acknowledgement", "media_contacts", "office_hours", "source_dates", "review_on")
        return {
            **{name: self.cleaned_data[name] for name in names},
            "links": {key: url for key, url in typed.items() if url},
        }
