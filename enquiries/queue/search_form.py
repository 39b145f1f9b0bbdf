"""The search of the queue: its words, its filters, and what each filter offers."""

from collections.abc import Iterable

from django import forms
from django.http import QueryDict

from enquiries.models import Kind, Status
from enquiries.queue import policy
from enquiries.queue.enquiry_marks import marks_offered
from enquiries.queue.lists import ANY
from enquiries.queue.words import typed_words
from foundation.drop_downs import CachedSelect, GroupedSelect
from foundation.fields import offer_choices
from people.directory import Directory, directory
from people.models import User

CHOSEN = ("service", "officer", "ward", "kind", "mark", "age", "state")  # from a list
Choices = list[tuple[str, str]]
# Calendar days since an enquiry was received.
AGES = {"7": "Over 1 week", "14": "Over 2 weeks", "28": "Over 4 weeks", "91": "Over 3 months"}


class FilterChoices:
    """The services, wards and officers to choose from. Officers are grouped by service."""

    def __init__(self, user: User) -> None:
        names = directory()
        own = None if policy.can_list_every_service(user) else set(user.services)
        services = [entry for entry in names.services.items() if own is None or entry[0] in own]
        self.services = with_text_keys(services)
        self.wards = with_text_keys(names.wards.items())
        self.officers = officers_by_service(names, dict(services))

    @property
    def several_services(self) -> bool:
        return len(self.services) != 1


def officers_by_service(names: Directory, services: dict[int, str]) -> list[tuple[str, Choices]]:
    """Each officer once: those with posts in more than one of the services come first."""
    places: dict[int, set[int]] = {}
    for who, where in names.posts:
        if where in services:
            places.setdefault(who, set()).add(where)
    groups: dict[str, Choices] = {}
    for key, name in names.officers(set(services)):
        several = len(places[key]) > 1
        group = "Several services" if several else services[next(iter(places[key]))]
        groups.setdefault(group, []).append((str(key), name))
    order = ["Several services", *services.values()]
    return [(group, groups[group]) for group in order if group in groups]


def with_text_keys(entries: Iterable[tuple[int, str]]) -> Choices:
    """As the choices of a form are compared with what was sent."""
    return [(str(key), name) for key, name in entries]


def drop_down(label: str, choices: Choices | None = None) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, required=False, widget=CachedSelect, choices=choices or ()
    )


class WordsForm(forms.Form):
    """Reference or words, as the home page of officers has them without any filter."""

    q = forms.CharField(
        label="Reference, words, resident, place or person", required=False, max_length=200
    )

    def clean_q(self) -> str:
        return typed_words(self.cleaned_data["q"])


class FilterForm(WordsForm):
    """The same, and the filters, which narrow the list that the reader is on. A filter that makes
    no sense is ignored."""

    service = drop_down("Service")
    officer = forms.ChoiceField(label="Officer", required=False, widget=GroupedSelect)
    ward = drop_down("Ward")
    kind = drop_down("Type", [("", "All types"), *Kind.choices])
    mark = drop_down("Mark")
    age = drop_down("Age", [("", "Any age"), *AGES.items()])
    state = drop_down("State")
    list = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *, query: QueryDict, choices: FilterChoices, whose: str) -> None:
        super().__init__(query.dict() | {"list": whose})
        self.own_services = choices.services
        offer_choices(self, "service", [("", "All services"), *choices.services])
        offer_choices(self, "officer", [("", "All officers"), *choices.officers])
        offer_choices(self, "ward", [("", "All wards"), *choices.wards])
        offer_choices(self, "mark", [("", "All marks"), *marks_offered()])
        every = "Any state" if whose == ANY else "All open states"
        offer_choices(self, "state", [("", every), *Status.choices])
        if not choices.several_services:
            del self.fields["service"]

    def ignore_unknown_choices(self) -> tuple[str, ...]:
        """Narrow by what there is, and name the filters whose choice is not there: an officer may
        have left since the address was kept."""
        unknown = tuple(name for name in CHOSEN if name in self.errors)
        for name in unknown:
            del self.errors[name]
        asked = self.data.get("service", "")
        if "service" not in self.fields and asked and asked not in dict(self.own_services):
            return ("service", *unknown)
        return unknown
