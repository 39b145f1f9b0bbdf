"""Forms of officers: flag an enquiry as contentious, approve a letter before it is sent."""

from foundation.fields import ChoiceWithHints, PlainTextField
from foundation.forms import DecidingForm, PortalForm
from foundation.types import Cleaned

SEND, CHANGE, RETURN = "send", "change-text", "return"


class FlagForm(PortalForm):
    text = PlainTextField(
        label="Why is it contentious or politically sensitive?",
        help_text="Officers who can see the enquiry will read this. The councillor will not",
        max_length=500,
        rows=4,
        error_messages={"required": "Enter why it is contentious or politically sensitive"},
    )


class ApprovalForm(DecidingForm):
    decision = ChoiceWithHints(
        label="Do you approve this letter?",
        choices=(
            (SEND, "Yes, send it now"),
            (CHANGE, "Yes, with my changes"),
            (RETURN, "No, send it back to the author"),
        ),
        hints={
            SEND: "It will be sent in the author’s name",
            CHANGE: "Change the text below. You will see your changes before the letter goes",
            RETURN: "The author will have to rewrite it",
        },
        error_messages={"required": "Select yes if you approve this letter"},
    )
    text = PlainTextField(
        label="What should change?",
        help_text="The author will read this. Leave this blank if you approve the letter",
        max_length=2000,
        rows=4,
        required=False,
    )

    edited = PlainTextField(
        label="The letter with your changes",
        help_text="Leave this as it is unless you select “Yes, with my changes”",
        required=False,
    )

    def clean(self) -> Cleaned | None:
        cleaned = super().clean()
        if cleaned and cleaned.get("decision") == CHANGE and "edited" in cleaned:
            if not cleaned["edited"]:
                self.add_error("edited", "Enter the letter with your changes")
            elif cleaned["edited"] == self.initial.get("edited"):
                self.add_error("edited", "Change the letter, or select “Yes, send it now”")
        if cleaned and cleaned.get("decision") == RETURN and not cleaned.get("text"):
            self.add_error("text", "Enter what should change")
        return cleaned
