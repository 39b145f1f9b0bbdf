"""Forms of saved views: a name, and who a new view is for."""

from typing import Unpack

from django import forms

from enquiries.models import LONGEST_NAME, SavedView, SavedViewQuerySet
from enquiries.saved_views.actions import MOST_VIEWS, same_name, too_many
from foundation.fields import LineField, offer_choices
from foundation.forms import FormArguments, PortalForm
from foundation.types import Cleaned
from people.models import Service, User


def name_field() -> LineField:
    return LineField(
        label="Name of the view",
        help_text="For example, Chased in Harbour ward",
        max_length=LONGEST_NAME,
        error_messages={"required": "Enter a name for the view"},
    )


class SaveViewForm(PortalForm):
    """`services` are those that this person saves views for."""

    name = name_field()
    keeper = forms.ChoiceField(
        label="Who is it for?",
        help_text="Officers of a service see the name and the words of its views. Everyone finds "
        "only what they can read themselves",
        required=False,
        error_messages={"invalid_choice": "Select one of the services in the list"},
    )

    def __init__(
        self, *, user: User, services: list[Service], **arguments: Unpack[FormArguments]
    ) -> None:
        super().__init__(**arguments)
        self.user, self.services = user, {str(service.pk): service for service in services}
        named = [(key, f"All of {service}") for key, service in self.services.items()]
        offer_choices(self, "keeper", [("", "Only you"), *named])
        if not services:
            del self.fields["keeper"]

    def clean(self) -> Cleaned:
        """With the `service` it is for; None for one’s own."""
        cleaned: Cleaned = super().clean() or self.cleaned_data
        service = self.services.get(cleaned.pop("keeper", ""))
        owner = None if service else self.user
        rows = SavedView.objects.of_keeper(owner, service)
        others = rows.exclude(key=cleaned["key"]) if "key" in cleaned else rows
        if len(others) >= MOST_VIEWS:
            self.add_error(None, too_many(service))
        refuse_name(self, others, cleaned.get("name", ""), service)
        return cleaned | {"service": service}


class RenameViewForm(PortalForm):
    """`view` is the one that gets the name."""

    name = name_field()

    def __init__(self, *, view: SavedView, **arguments: Unpack[FormArguments]) -> None:
        super().__init__(**arguments)
        self.view = view

    def clean(self) -> Cleaned:
        cleaned: Cleaned = super().clean() or self.cleaned_data
        owner, service = self.view.owner, self.view.service
        others = SavedView.objects.of_keeper(owner, service).exclude(pk=self.view.pk)
        refuse_name(self, others, cleaned.get("name", ""), service)
        return cleaned


def refuse_name(
    form: forms.Form, others: SavedViewQuerySet, name: str, service: Service | None
) -> None:
    if any(other.name.lower() == name.lower() for other in others):
        form.add_error("name", same_name(name, service))
