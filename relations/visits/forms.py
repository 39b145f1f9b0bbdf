"""Forms of visits: announce one, confirm it, offer another time."""

from typing import Unpack

from django import forms

from foundation.fields import ChecksWithHints, DayField, PlainTextField, offer_choices
from foundation.forms import FormArguments, PortalForm
from foundation.types import Cleaned
from protocols.behaviours import Behaviour
from protocols.models import Protocol
from protocols.words import amount_of
from relations.meeting_times import TimesForm
from relations.models import Premises
from relations.visits import policy
from relations.visits.words import conditions

NOT_EACH = "Tick each condition for visits. If you cannot keep to one, speak to the manager first"
NO_LATE_REASON = "Enter why there was no time to arrange the visit before"


class PremisesSearchForm(forms.Form):
    q = forms.CharField(label="Name or ward", required=False, max_length=200)


class VisitTimesForm(TimesForm):
    what = "visit"

    day = DayField(
        label="Day of the visit", asks="the day of the visit", help_text="For example, 9 12 2026"
    )


def late_label(days: int) -> str:
    """Of the reason, by how many days of notice the version asks for."""
    when = "today" if days == 1 else f"in less than {amount_of(days, 'days')}"
    return f"Why was there no time to arrange it before? (if you come {when})"


class AnnounceVisitForm(VisitTimesForm):
    purpose = PlainTextField(
        label="What is the purpose of your visit?",
        rows=3,
        max_length=2_000,
        error_messages={"required": "Enter the purpose of your visit"},
    )
    late_reason = PlainTextField(
        label="Why was there no time to arrange it before?",
        rows=2,
        max_length=500,
        required=False,
    )
    conditions = forms.MultipleChoiceField(
        label="Conditions for visits",
        widget=ChecksWithHints,
        error_messages={"required": NOT_EACH},
    )
    rules_accepted = forms.BooleanField(
        label="I accept the rules of these premises",
        error_messages={"required": "Tick that you accept the rules of these premises"},
    )
    field_order = ("day", "starts", "ends", "purpose", "late_reason")

    def __init__(
        self, *, premises: Premises, version: Protocol, **arguments: Unpack[FormArguments]
    ) -> None:
        super().__init__(**arguments)
        self.version = version
        if version.clause_for(Behaviour.VISIT_CONDITIONS):
            choices = [(one.key, one.sentence) for one in conditions(version)]
            offer_choices(self, "conditions", choices)
        else:
            del self.fields["conditions"]
        if not (premises.rule_lines and version.clause_for(Behaviour.VISIT_RULES)):
            del self.fields["rules_accepted"]
        if not policy.asks_for_notice(version):
            del self.fields["late_reason"]
        else:
            self.fields["late_reason"].label = late_label(version.visit_notice_days)

    def clean_conditions(self) -> list[str]:
        ticked: list[str] = self.cleaned_data["conditions"]
        if {one.key for one in conditions(self.version)} - set(ticked):
            raise forms.ValidationError(NOT_EACH)
        return ticked

    def clean(self) -> Cleaned:
        typed = super().clean()
        asked = "late_reason" in self.fields and policy.is_late(typed.get("day"), self.version)
        if asked and not typed.get("late_reason") and "late_reason" not in self.errors:
            self.add_error("late_reason", NO_LATE_REASON)
        return typed


class OtherTimeForm(VisitTimesForm):
    """The manager's offer of another time."""

    reason = PlainTextField(
        label="Why is this time better?",
        help_text="For example, exams are held in the hall until noon. The councillor reads this",
        rows=3,
        max_length=1_000,
        error_messages={"required": "Enter why this time is better"},
    )


class ConfirmVisitForm(PortalForm):
    """One button."""
