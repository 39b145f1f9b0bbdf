"""The search of the history: record, person, verb, kind, and first and last day."""

from collections.abc import Mapping, Sequence

from django import forms

from foundation.drop_downs import GroupedSelect
from foundation.fields import DayLineField, LineField, offer_choices
from people.models import User
from portal.auditor.asked import Asked
from portal.auditor.kinds import Group

EVERY_KIND = "Everything"
MOST_OF_ONE_NAME = 20
NO_DATE = "“{typed}” is not a real date. Enter a day such as 3 12 2026"


class HistoryForm(forms.Form):
    """A date or a name that makes no sense is an error: a list that does not hold what was asked
    for would be taken for evidence."""

    record = LineField(label="Reference or name", required=False, max_length=100)
    person = LineField(label="Person", required=False, max_length=100)
    verb = LineField(label="What was done", required=False, max_length=60)
    kind = forms.ChoiceField(
        label="Kind",
        required=False,
        widget=GroupedSelect,
        error_messages={"invalid_choice": "Select a kind from the list"},
    )
    first = DayLineField(label="First day, such as 3 12 2026", wrong=NO_DATE)
    last = DayLineField(label="Last day", wrong=NO_DATE)

    def __init__(self, data: Mapping[str, str], groups: Sequence[Group]) -> None:
        super().__init__(data)
        offer_choices(self, "kind", kind_choices(groups))

    def clean(self) -> None:
        first, last = self.cleaned_data.get("first"), self.cleaned_data.get("last")
        if first and last and last < first:
            self.add_error("last", "Last day must be the same as or after the first day")
        if typed := self.cleaned_data.get("person"):
            self.cleaned_data["people"] = self.people_called(typed)

    def people_called(self, typed: str) -> tuple[int, ...]:
        """Those of this name or, if there is none, whose name has it in it."""
        everyone = User.objects.order_by("pk")
        same = tuple(everyone.filter(name__iexact=typed).values_list("pk", flat=True))
        if same:
            return same
        like = everyone.filter(name__icontains=typed).values_list("pk", flat=True)
        found = tuple(like[: MOST_OF_ONE_NAME + 1])
        if len(found) > MOST_OF_ONE_NAME:
            self.add_error("person", "Enter more of the name, because many people have this in it")
        return found

    @property
    def asked(self) -> Asked | None:
        """None if there is an error."""
        return Asked(**self.cleaned_data) if self.is_valid() else None


def kind_choices(groups: Sequence[Group]) -> list[tuple[str, object]]:
    """Each group whole, then each of its kinds."""
    choices: list[tuple[str, object]] = [("", EVERY_KIND)]
    for group in groups:
        kinds = [(kind.slug, kind.label) for kind in group.kinds]
        whole = [(group.slug, f"All: {group.label}")] if len(kinds) > 1 and len(groups) > 1 else []
        choices.append((group.label, [*whole, *kinds]))
    return choices
