"""The form that confirms the expectations: a tick for all, and own ticks for some clauses."""

from collections.abc import Sequence
from typing import Unpack

from django import forms

from foundation.forms import FormArguments, PortalForm

OWN_TICK_PREFIX = "own_"


class ExpectedForm(PortalForm):
    """A tick for the whole, and one for each point that the protocol asks to be confirmed by
    itself: `own` gives their clauses and words. `version` is the number of what was shown."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(
        self, *, own: Sequence[tuple[str, str]], **arguments: Unpack[FormArguments]
    ) -> None:
        super().__init__(**arguments)
        self.own = {f"{OWN_TICK_PREFIX}{place}": number for place, (number, _) in enumerate(own)}
        for name, (_, words) in zip(self.own, own, strict=True):
            required = {"required": f"Confirm this point as well: {words}"}
            self.fields[name] = forms.BooleanField(label=words, error_messages=required)
        self.fields["read"] = forms.BooleanField(
            label="I have read what is expected of me",
            error_messages={"required": "Confirm that you have read what is expected of you"},
        )

    def ticked(self) -> list[str]:
        """The clauses ticked by themselves; only of a valid form."""
        return [number for name, number in self.own.items() if self.cleaned_data[name]]
