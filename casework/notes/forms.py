"""Forms of private notes: a note and the colleagues it is for, and the reason to strike it out."""

from collections.abc import Iterator, Sequence
from typing import Unpack

from django import forms

from casework.models import AnyCase
from casework.notes import policy
from casework.notes.mentions import Mention, keys_of, mentions_in, people_by_key
from foundation.fields import LineField, PlainTextField, offer_choices
from foundation.forms import FormArguments, PortalForm
from foundation.types import Cleaned
from people.directory import directory
from people.models import User


class NoteForm(PortalForm):
    """A note on `case`. `colleagues` are those in the list; others can be mentioned by name. The
    cleaned `told` are all of them."""

    text = PlainTextField(
        label="Add a private note",
        help_text="To tell a colleague, type @ and their name, for example @Omar Haddad",
        rows=4,
        max_length=5_000,
        error_messages={"required": "Enter the note"},
    )
    colleague = forms.TypedChoiceField(
        label="Tell a colleague (optional)",
        help_text="They will get an email with the reference and a link, and nothing of the note",
        coerce=int,
        empty_value=None,
        required=False,
        error_messages={"invalid_choice": "Select a colleague from the list"},
    )

    def __init__(
        self, *, case: AnyCase, colleagues: Sequence[User], **arguments: Unpack[FormArguments]
    ) -> None:
        super().__init__(**arguments)
        self.case = case
        names = [(one.pk, one.name + directory().apart(one.pk)) for one in colleagues]
        names.sort(key=lambda entry: entry[1].lower())
        offer_choices(self, "colleague", [("", "Choose a colleague"), *names])

    def clean(self) -> Cleaned:
        cleaned: Cleaned = super().clean() or self.cleaned_data
        chosen, mentions = cleaned.pop("colleague", None), mentions_in(cleaned.get("text", ""))
        people = people_by_key(keys_of(mentions) | ({chosen} if chosen else set()))
        told = [people[chosen]] if chosen else []
        for mention in mentions:
            told += self.mentioned(mention, people, chosen)
        return cleaned | {"told": told}

    def mentioned(
        self, mention: Mention, people: dict[int, User], chosen: int | None
    ) -> Iterator[User]:
        """Who is meant. Says beside the field why nobody is, or that several could be."""
        named = [people[key] for key in mention.keys]
        able = [person for person in named if policy.can_be_told(person, self.case)]
        if chosen in mention.keys:
            return
        if len(able) == 1:
            yield able[0]
        elif able:
            self.add_error("text", several_called(mention.typed))
        elif named:
            self.add_error("text", policy.can_be_told(named[0], self.case).reason)
        else:
            self.add_error("text", nobody_called(mention.typed))


def several_called(name: str) -> str:
    return f"More than one colleague is called {name}. Select the one you mean in the list below"


def nobody_called(typed: str) -> str:
    return (
        f"No one here is called “{typed}”. Type the whole name after the @, select a colleague "
        "in the list below, or remove the @"
    )


class StrikeOutForm(PortalForm):
    reason = LineField(
        label="Why are you striking it out?",
        help_text="Colleagues will see this below the note, and can still read the note",
        max_length=500,
        error_messages={"required": "Enter why you are striking out this note"},
    )
