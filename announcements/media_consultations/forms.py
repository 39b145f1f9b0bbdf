"""Forms of consultations before speaking to the media: send, answer, withdraw."""

from typing import Unpack

from announcements.media_consultations.routing import recipients
from announcements.models import Consulted
from foundation.fields import ChoiceWithHints, LineField, PlainTextField, offer_choices
from foundation.forms import FormArguments, PortalForm
from foundation.types import Cleaned
from people.fields import OfferedChoice
from people.models import Committee
from protocols.models import Protocol

NO_COMMITTEE = "Select the committee whose chairman you want to consult"


class ConsultForm(PortalForm):
    consulted = ChoiceWithHints(
        label="Who do you want to consult?",
        error_messages=dict.fromkeys(
            ("required", "invalid_choice"), "Select who you want to consult"
        ),
    )
    committee = OfferedChoice(
        places=Committee,
        label="Which committee? (if you consult a chairman)",
        required=False,
        empty_label="Choose a committee",
        error_messages={"invalid_choice": NO_COMMITTEE},
    )
    title = LineField(
        label="What do you want to speak about?",
        help_text="For example, Closure of the hill road",
        error_messages={"required": "Enter what you want to speak about"},
    )
    text = PlainTextField(
        label="What do you want to say for the council?",
        rows=6,
        max_length=5_000,
        error_messages={"required": "Enter what you want to say"},
    )

    def __init__(self, *, version: Protocol, **arguments: Unpack[FormArguments]) -> None:
        super().__init__(**arguments)
        offer_choices(self, "consulted", recipients(version))

    def clean(self) -> Cleaned:
        typed: Cleaned = super().clean() or {}
        if typed.get("consulted") != Consulted.COMMITTEE_CHAIR:
            return typed | {"committee": None}
        if not typed.get("committee") and "committee" not in self.errors:
            self.add_error("committee", NO_COMMITTEE)
        return typed


class AnswerConsultationForm(PortalForm):
    answer = PlainTextField(
        label="Your answer",
        help_text="The councillor reads this",
        rows=5,
        max_length=5_000,
        error_messages={"required": "Enter your answer"},
    )


class WithdrawConsultationForm(PortalForm):
    """One button."""
