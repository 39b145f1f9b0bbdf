"""Forms of requests for information: ask a service, answer, withdraw."""

from foundation.fields import LineField, PlainTextField
from foundation.forms import PortalForm
from people.fields import OfferedChoice
from people.models import Service


class AskInformationForm(PortalForm):
    service = OfferedChoice(
        places=Service,
        label="Which service do you ask?",
        empty_label="Choose a service",
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Select the service you ask"),
    )
    title = LineField(
        label="What do the media ask about?",
        help_text="For example, Closure of the hill road",
        error_messages={"required": "Enter what the media ask about"},
    )
    text = PlainTextField(
        label="What do you need to know?",
        rows=5,
        max_length=5_000,
        error_messages={"required": "Enter what you need to know"},
    )


class GiveInformationForm(PortalForm):
    answer = PlainTextField(
        label="Your answer",
        help_text="The media team reads this",
        rows=6,
        max_length=10_000,
        error_messages={"required": "Enter your answer"},
    )


class WithdrawRequestForm(PortalForm):
    """One button."""
