"""The forms that begin, adopt and withdraw a version, and that set two side by side."""

from typing import Any

from django import forms

from people.fields import ChoiceWithHints, DayField, LineField
from people.forms import PortalForm


class BeginForm(PortalForm):
    """`start` is the name of a preset, or "version-2"."""

    start = ChoiceWithHints(label="What does the draft start from?")
    name = LineField(
        label="What is the protocol called?",
        help_text="Everybody reads this name at the top of the protocol. It can be changed later.",
        error_messages={"required": "Enter what the protocol is called"},
    )

    def __init__(self, *args: Any, starts: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["start"].choices = starts  # type: ignore[attr-defined]


class AdoptForm(PortalForm):
    effective_from = DayField(
        label="From which day is it in force?",
        help_text="Enquiries received from this day on are under it. Such as 1 4 2027.",
    )
    minute = LineField(
        label="Which minute adopts it?",
        help_text="The reference of the decision, such as Council 12 November 2026, minute 48.",
        error_messages={"required": "Enter the reference of the minute that adopts it"},
    )


class WithdrawForm(PortalForm):
    """Nothing but the button: the page says what it does."""


WRONG = ("required", "invalid_choice")


class CompareForm(forms.Form):
    """`first` and `second` are numbers of versions that the reader may see."""

    first = forms.ChoiceField(label="Compare")
    second = forms.ChoiceField(label="with")
    show = forms.ChoiceField(
        label="Show", required=False, choices=(("", "what differs"), ("all", "everything"))
    )

    def __init__(self, *args: Any, versions: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("first", "second"):
            self.fields[name].choices = versions  # type: ignore[attr-defined]
            self.fields[name].error_messages |= dict.fromkeys(WRONG, "Choose a version")
