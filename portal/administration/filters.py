"""The search of the list of people: a name or an address, a post and its place, and the day."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone

from foundation.drop_downs import CachedSelect
from foundation.fields import LineField, TypedDay, date_of_boxes, offer_choices
from people.directory import directory
from people.roles import Role
from portal.administration.people_list import STATES, Sought

NO_DATE = "“{typed}” is not a real date, so these are today’s posts. Enter a day such as 3 12 2026"


def filter_of(label: str) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, widget=CachedSelect)


class PeopleFilter(forms.Form):
    """A filter that makes no sense is ignored, and the page says so of a day that is none."""

    q = LineField(label="Name or email address", required=False)
    role = filter_of("Post")
    service = filter_of("Service")
    ward = filter_of("Ward")
    state = filter_of("Show")
    on = LineField(label="On, such as 3 12 2026", required=False)

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        names = directory()
        offer_choices(self, "role", [("", "All posts"), *Role.choices])
        offer_choices(self, "service", [("", "All services"), *text_keys(names.services)])
        offer_choices(self, "ward", [("", "All wards"), *text_keys(names.wards)])
        offer_choices(self, "state", [("", "Everyone"), *STATES.items()])

    def clean_on(self) -> date | None:
        typed: str = self.cleaned_data["on"]
        parts = typed.replace("/", " ").replace(".", " ").replace("-", " ").split()
        if not parts:
            return None
        day = date_of_boxes(TypedDay(*parts)) if len(parts) == len(TypedDay._fields) else None
        if day is None:
            raise ValidationError(NO_DATE.format(typed=typed[:40]))
        return day

    @property
    def sought(self) -> Sought:
        self.is_valid()
        typed = self.cleaned_data
        service, ward = typed.get("service"), typed.get("ward")
        return Sought(
            on=typed.get("on") or timezone.localdate(),
            q=typed.get("q") or "",
            role=typed.get("role") or "",
            service=int(service) if service else None,
            ward=int(ward) if ward else None,
            state=typed.get("state") or "",
            on_that_day=bool(typed.get("on")),
        )

    @property
    def problem(self) -> str:
        """What is wrong with the day that was typed."""
        return " ".join(map(str, self.errors.get("on", ())))

    def query(self) -> dict[str, str]:
        """What was typed, for the links to other pages of the list."""
        return {name: str(self.data.get(name, "")) for name in self.fields}


def text_keys(names: dict[int, str]) -> list[tuple[str, str]]:
    return [(str(key), name) for key, name in names.items()]
