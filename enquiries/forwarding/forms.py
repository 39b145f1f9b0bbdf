"""Forms of forwarding: which letters, for whom and why, and whether their author agrees."""

from collections.abc import Mapping, Sequence
from typing import Unpack

from django import forms
from django.db.models import QuerySet

from enquiries.forwarding.letters import files_words, letter_words
from enquiries.handover.forms import KeysField
from enquiries.models import EnquiryLetter
from foundation.fields import LineField, offer_choices
from foundation.forms import FormArguments, PortalForm
from people.models import User
from people.people_choice import PersonField, offer_people


class ShareLettersForm(PortalForm):
    letters = KeysField(
        label="Which letters do you want to share?",
        help_text="This is everything that can be shared from this enquiry. Tick each letter that"
        " they need to read, and no others",
        error_messages={"required": "Select the letters you want to share"},
    )
    person = PersonField(
        label="Who will read them?",
        queryset=User.objects.none(),
        empty_label="Choose a councillor or an officer",
        error_messages={
            "required": "Select who will read the letters",
            "invalid_choice": "Select a councillor or an officer from the list",
        },
    )
    why = LineField(
        label="Why do they need to read them?",
        help_text="The author of each letter will see this",
        max_length=500,
        error_messages={"required": "Enter why they need to read the letters"},
    )

    def __init__(
        self,
        *,
        letters: Sequence[EnquiryLetter],
        people: QuerySet[User],
        posts: Mapping[int, str],
        **arguments: Unpack[FormArguments],
    ) -> None:
        super().__init__(**arguments)
        hints = {str(letter.pk): files_words(letter) for letter in letters}
        ticks = [(str(letter.pk), letter_words(letter)) for letter in letters]
        offer_choices(self, "letters", ticks, hints)
        offer_people(self, "person", people, posts)


class ConsentForm(PortalForm):
    agreed = forms.ChoiceField(
        label="Do you agree that they read this letter?",
        choices=[("yes", "Yes, I agree"), ("no", "No, I do not agree")],
        widget=forms.RadioSelect,
        error_messages={
            "required": "Select yes if you agree that they read this letter",
            "invalid_choice": "Select yes or no",
        },
    )


class TakeBackForm(PortalForm):
    """Only a button: the page says what it does."""
