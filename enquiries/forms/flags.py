"""When officers mark an enquiry, or look at a letter before it is sent."""

from typing import Any

from people.fields import ChoiceWithHints, PlainTextField
from people.forms import PortalForm

SEND, RETURN = "send", "return"


class FlagForm(PortalForm):
    text = PlainTextField(
        label="Why is it contentious or politically sensitive?",
        help_text="Officers who see the enquiry read this. The councillor never does",
        max_length=500,
        rows=4,
        error_messages={"required": "Enter why it is contentious or politically sensitive"},
    )


class ApprovalForm(PortalForm):
    decision = ChoiceWithHints(
        label="What do you decide?",
        choices=((SEND, "Approve it and send it now"), (RETURN, "Give it back to its author")),
        hints={SEND: "It goes in its author’s name", RETURN: "Its author writes anew"},
        error_messages={"required": "Choose whether you approve it or give it back"},
    )
    text = PlainTextField(
        label="What should be different?",
        help_text="If you give it back. Its author reads this",
        max_length=2000,
        rows=4,
        required=False,
    )

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if cleaned and cleaned.get("decision") == RETURN and not cleaned.get("text"):
            self.add_error("text", "Enter what should be different")
        return cleaned
