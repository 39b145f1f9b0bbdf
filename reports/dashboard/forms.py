"""What a dashboard is narrowed to: a period, and a kind of promise."""

from datetime import date

from django import forms

from protocols.models import PromiseKind
from reports.dashboard.periods import Months, months_to_choose

NAMES = {"3": "Last 3 months", "12": "Last 12 months", "now": "This month so far"}
KINDS = (
    PromiseKind.REPLY,
    PromiseKind.FULL_REPLY,
    PromiseKind.ACKNOWLEDGE,
    PromiseKind.CHASE_ANSWER,
    PromiseKind.MEMBER_REPLY,
)


class NarrowForm(forms.Form):
    """In the address. What is not there, or is no choice, is the usual one."""

    whose = forms.CharField(widget=forms.HiddenInput, required=False)
    by = forms.CharField(widget=forms.HiddenInput, required=False)
    months = forms.ChoiceField(label="Due in", required=False)
    promise = forms.ChoiceField(
        label="What was due", choices=[(kind.value, kind.label) for kind in KINDS], required=False
    )

    def __init__(self, data: dict[str, str], *, today: date, only_quarters: bool) -> None:
        self.periods = months_to_choose(today, only_quarters=only_quarters)
        usual = {"months": next(iter(self.periods)), "promise": PromiseKind.REPLY.value}
        allowed = {"months": [*self.periods], "promise": [kind.value for kind in KINDS]}
        chosen = {
            name: data[name] if data.get(name) in allowed[name] else value
            for name, value in usual.items()
        }
        super().__init__(initial=chosen | {name: data.get(name, "") for name in ("whose", "by")})
        self.chosen = chosen
        months: forms.ChoiceField = self.fields["months"]  # type: ignore[assignment]
        months.choices = [(key, period_name(key, value)) for key, value in self.periods.items()]
        for name in ("months", "promise"):
            self.fields[name].widget.attrs["class"] = "govuk-select"

    @property
    def period(self) -> Months:
        return self.periods[self.chosen["months"]]


def period_name(key: str, months: Months) -> str:
    """Last 3 months: September to November 2026."""
    return f"{NAMES[key]}: {months}" if key in NAMES else str(months)
