"""The form that ends a place: its last day, and what becomes of what is open there."""

from datetime import date
from typing import Unpack

from foundation.fields import ChoiceWithHints, DayField
from foundation.forms import FormArguments, PortalForm
from foundation.types import Cleaned
from people.fields import OfferedChoice
from people.models import Service
from portal.endings.places import OpenThere, Place

KEEP, MOVE, END = "keep", "move", "end"


class EndForm(PortalForm):
    """A question about posts or cases is only asked if there are any."""

    ends_on = DayField(
        label="What is its last day?", asks="its last day", help_text="For example, 31 3 2027"
    )
    posts = ChoiceWithHints(
        label="What should happen to the posts?",
        choices=[(END, "End them on that day"), (KEEP, "Keep them as they are")],
        error_messages={"required": "Select what should happen to the posts"},
    )
    cases = ChoiceWithHints(
        label="What should happen to what is open?",
        choices=[(MOVE, "Move it to another service now"), (KEEP, "Keep it where it is")],
        hints={
            MOVE: "Officers keep what is assigned to them, until it is assigned to someone else"
        },
        error_messages={"required": "Select what should happen to what is open"},
    )
    to = OfferedChoice(
        label="Which service should it move to?",
        places=Service,
        required=False,
        empty_label="Choose a service",
        help_text="Leave this blank if you keep it where it is",
    )

    def __init__(
        self, *, place: Place, there: OpenThere, today: date, **arguments: Unpack[FormArguments]
    ) -> None:
        super().__init__(**arguments)
        self.place, self.today = place, today
        if not there.posts:
            del self.fields["posts"]
        if not (there.cases and isinstance(place, Service)):
            del self.fields["cases"], self.fields["to"]
        if place.ends_on:
            self.fields["ends_on"].required = False
            self.fields["ends_on"].help_text = "Leave this blank if it does not end after all"

    def clean_ends_on(self) -> date | None:
        day: date | None = self.cleaned_data["ends_on"]
        if day and day < self.today and day != self.place.ends_on:
            self.add_error("ends_on", "The last day must be today or in the future")
        return day

    def clean(self) -> Cleaned:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("cases") == MOVE:
            if not cleaned.get("to"):
                self.add_error("to", "Select the service it should move to")
            elif cleaned["to"] == self.place:
                self.add_error("to", "Select a service other than the one that ends")
        return cleaned
