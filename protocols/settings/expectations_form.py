"""The form of expectations, links, contacts and dates."""

from collections.abc import Mapping
from typing import Unpack

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from foundation.fields import DayField, LineField, PlainTextField
from foundation.forms import FormArguments
from protocols.settings.fields import WholeField
from protocols.settings.forms import SettingsForm, field_name, on_off_field
from protocols.settings.links import LINKABLE, links_in_text, nonempty_lines
from protocols.settings.snapshots import Snapshot
from protocols.sources.load import MOST_HOURS, SettingValue

LINK_FIELD_PREFIX = "link_"
EXAMPLE = "Petitions scheme https://westhaven.example/petitions"
PLAIN_FIELDS = (
    "acknowledgement",
    "media_contacts",
    "media_hours",
    "office_hours",
    "source_dates",
    "more_links",
    "approved_on",
    "review_on",
)
ADDRESS = "Enter a web address, such as https://westhaven.example/code"


def url_field(title: str) -> forms.URLField:
    return forms.URLField(
        label=title,
        required=False,
        max_length=500,
        assume_scheme="https",
        widget=forms.TextInput(attrs={"inputmode": "url"}),
        error_messages={"invalid": ADDRESS},
    )


class LinksField(PlainTextField):
    """Lines of a title and a web address. Each line that is wrong has its own message."""

    def clean(self, value: object) -> str:
        text: str = super().clean(value)
        wrong = [problem for line in nonempty_lines(text) if (problem := link_line_problem(line))]
        if wrong:
            raise ValidationError(wrong)
        return "\n".join(f"{title} {url}" for title, url in links_in_text(text))


def link_line_problem(line: str) -> str:
    """What is wrong with a line; "" for one that is a title and an address."""
    title, url = next(links_in_text(line))
    try:
        URLValidator(schemes=["http", "https"])(url)
    except ValidationError:
        return f"“{line[:60]}” does not end in a web address. Enter it like this: {EXAMPLE}"
    return "" if title else f"“{line[:60]}” has no title. Enter it like this: {EXAMPLE}"


class ExpectationsForm(SettingsForm):
    """A box for each web address. One that is left blank is not linked."""

    acknowledgement = on_off_field(
        "Councillors and officers must confirm they have read what is expected of them",
        "never",
        "before they next raise or handle an enquiry, and after each new version",
    )
    media_contacts = PlainTextField(
        label="Media contacts, one per line",
        required=False,
        max_length=2000,
        rows=4,
        help_text="For example, Communications team, 01632 960 120",
    )
    media_hours = WholeField(
        1,
        MOST_HOURS,
        suffix="hours while the offices are open",
        label="A service answers the media team within",
    )
    office_hours = LineField(
        label="Office hours",
        required=False,
        max_length=100,
        help_text="For example, Monday to Friday, 9am to 5pm",
    )
    source_dates = PlainTextField(
        label="Dates, one per line",
        required=False,
        max_length=2000,
        rows=4,
        help_text="For example, Approved by the Council on 24 February 2009",
    )
    more_links = LinksField(
        label="Title and web address of each procedure, one per line",
        required=False,
        max_length=5000,
        rows=4,
        help_text=f"For example, {EXAMPLE}",
    )
    approved_on = DayField(label="Approved on", asks="the date of approval", required=False)
    review_on = DayField(label="Next review", asks="the date of the next review", required=False)

    def __init__(self, *, snapshot: Snapshot, **arguments: Unpack[FormArguments]) -> None:
        super().__init__(snapshot=snapshot, **arguments)
        for key, linkable in LINKABLE.items():
            self.fields[LINK_FIELD_PREFIX + field_name(key)] = url_field(linkable.title)

    @classmethod
    def fields_of(cls, key: str) -> tuple[str, ...]:
        if key != "links":
            return super().fields_of(key)
        return tuple(LINK_FIELD_PREFIX + field_name(one) for one in LINKABLE)

    @classmethod
    def initial_values(cls, values: Mapping[str, SettingValue]) -> dict[str, SettingValue]:
        initial = super().initial_values(values)
        links = initial.pop("links", {})
        return initial | {
            LINK_FIELD_PREFIX + field_name(key): links.get(key, "") for key in LINKABLE
        }

    def settings(self) -> dict[str, SettingValue]:
        typed = {key: self.cleaned_data[LINK_FIELD_PREFIX + field_name(key)] for key in LINKABLE}
        return {
            **{name: self.cleaned_data[name] for name in PLAIN_FIELDS},
            "links": {key: url for key, url in typed.items() if url},
        }
