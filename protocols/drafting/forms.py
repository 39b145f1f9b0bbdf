"""The forms that start, adopt and withdraw a version, and that compare two of them."""

from typing import Unpack

from django import forms

from foundation.fields import ChoiceWithHints, DayField, LineField, offer_choices
from foundation.forms import DecidingForm, FormArguments, PortalForm


class BeginForm(PortalForm):
    """`start` is the name of a preset, or "version-2"."""

    start = ChoiceWithHints(
        label="What does the draft start from?",
        error_messages={"required": "Select what the draft starts from"},
    )
    name = LineField(
        label="What is the protocol called?",
        help_text="Everyone sees this name at the top of the protocol. You can change it later.",
        error_messages={"required": "Enter what the protocol is called"},
    )

    def __init__(
        self, *, starts: list[tuple[str, str]], **arguments: Unpack[FormArguments]
    ) -> None:
        super().__init__(**arguments)
        offer_choices(self, "start", starts)


class AdoptForm(DecidingForm):
    """`shown` is the revision of the draft that the page showed."""

    effective_from = DayField(
        label="When does this version come into force?",
        asks="the date this version comes into force",
        help_text="For example, 1 4 2027. It will apply to enquiries received from this date.",
    )
    minute = LineField(
        label="What is the minute reference?",
        help_text="For example, Council 12 November 2026, minute 48",
        error_messages={"required": "Enter the minute reference, such as C48"},
    )


class WithdrawForm(DecidingForm):
    """Only a button: the page says what it does. `shown` is the adoption that the page showed."""


WRONG = dict.fromkeys(("required", "invalid_choice"), "Select what to compare")


class CompareForm(forms.Form):
    """`first` and `second` are numbers of versions that the reader may see."""

    first = forms.ChoiceField(label="Compare", error_messages=WRONG)
    second = forms.ChoiceField(label="with", error_messages=WRONG)
    show = forms.ChoiceField(
        label="Show", required=False, choices=(("", "what differs"), ("all", "everything"))
    )

    def __init__(
        self, *, versions: list[tuple[str, str]], **arguments: Unpack[FormArguments]
    ) -> None:
        super().__init__(**arguments)
        for name in ("first", "second"):
            offer_choices(self, name, versions)
