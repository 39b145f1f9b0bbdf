"""Forms of one person: inviting them, correcting their name, and letting them sign in or not."""

from typing import Unpack

from django import forms
from django.db.models import Q, QuerySet

from foundation.fields import LineField, PlainTextField
from foundation.forms import FormArguments, PortalForm
from foundation.types import Cleaned
from people.directory import directory, folded_name
from people.models import User
from people.models.address import TypedAddress
from people.models.second_person import is_guarded
from people.proposals.appointments import is_invited
from portal.administration.post_forms import AppointForm, ask_why, reason_field

TWIN = "{name} uses this email address. Open their page, or enter another address"
NAMESAKE = "Someone else has this name. Select the box below if this is another person"


def people_called(name: str) -> QuerySet[User]:
    """Those who have exactly this name, accents or not."""
    wanted = folded_name(name)
    keys = [key for key, folded in directory().folded_names.items() if folded == wanted]
    people = User.objects.filter(Q(pk__in=keys) | Q(name__iexact=name), is_system=False)
    return people.order_by("email")


def name_typed(value: object) -> str:
    """A name as it would be stored, or nothing if it cannot be."""
    try:
        return LineField(required=False).to_python(value)
    except forms.ValidationError:
        return ""


class InviteForm(AppointForm):
    """Somebody new and their first post. `twin` is who has the address already; `namesakes` are
    those of the same name, which it asks about once."""

    name = LineField(
        label="Name",
        help_text="As it should stand on letters, without a title. For example, Anna Reed",
        error_messages={"required": "Enter their name"},
    )
    another = forms.BooleanField(label="This is another person of the same name", required=False)
    email = TypedAddress(
        label="Email address",
        max_length=254,
        help_text="They get an invitation there, and sign in with it",
        error_messages={"required": "Enter their email address"},
    )
    field_order = ("name", "another", "email")

    def __init__(self, *, by: User, **arguments: Unpack[FormArguments]) -> None:
        super().__init__(person=User(), by=by, **arguments)
        self.twin: User | None = None
        typed = name_typed(self["name"].value()) if self.is_bound else ""
        self.namesakes = list(people_called(typed)[:5]) if typed else []
        if not self.namesakes:
            del self.fields["another"]

    def clean(self) -> Cleaned:
        self.person.name = self.cleaned_data.get("name", "")
        self.person.email = self.cleaned_data.get("email", "")
        self.twin = User.objects.filter(email=self.person.email).first()
        if (
            self.twin
            and not self.errors
            and is_invited(self.twin, self.person.name, self.post, self.by)
        ):
            return self.cleaned_data  # the button was pressed twice
        if self.twin:
            self.add_error("email", TWIN.format(name=self.twin.name))
        elif self.namesakes and not self.cleaned_data.get("another"):
            self.add_error("name", NAMESAKE)
        return super().clean()


class NameForm(PortalForm):
    name = LineField(
        label="What is their name?",
        help_text="As it should stand on letters, without a title. Letters sent before keep the"
        " name they were signed with.",
        error_messages={"required": "Enter their name"},
    )


class AddressForm(PortalForm):
    """Another address of `person`. `twin` is who has it already."""

    email = TypedAddress(
        label="New email address",
        max_length=254,
        error_messages={"required": "Enter the new email address"},
    )
    why = reason_field()

    def __init__(self, *, person: User, **arguments: Unpack[FormArguments]) -> None:
        super().__init__(**arguments)
        self.person = person
        self.twin: User | None = None
        ask_why(self, is_guarded(person))

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        self.twin = User.objects.filter(email=email).exclude(pk=self.person.pk).first()
        if self.twin:
            raise forms.ValidationError(TWIN.format(name=self.twin.name))
        if email == self.person.email:
            raise forms.ValidationError("This is their address already. Enter another one")
        return email


class SignInForm(PortalForm):
    """Asks for a reason if the account of `person` takes two people."""

    why = reason_field()

    def __init__(self, *, person: User, **arguments: Unpack[FormArguments]) -> None:
        super().__init__(**arguments)
        ask_why(self, is_guarded(person))


class LostFactorForm(PortalForm):
    why = PlainTextField(
        label="How do you know that it is them, and that it is lost?",
        help_text="For example, “She came to the office with her broken phone.” The person who"
        " confirms this will read it.",
        max_length=500,
        rows=4,
        error_messages={"required": "Enter how you know that it is them and that it is lost"},
    )
