"""Forms of an absence: its first day and its last, and the colleague who covers."""

from datetime import date
from typing import Unpack

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import QuerySet, Value
from django.forms import ModelChoiceField

from casework.absences import policy
from foundation.fields import DayField, offer_rows
from foundation.forms import FormArguments, PortalForm
from foundation.types import Cleaned, Untyped
from people.directory import directory
from people.fields import PersonChoice
from people.models import Absence, User
from people.models.held_today import holds_today
from people.roles import HANDLERS


class CoverChoice(ModelChoiceField):  # type: ignore[type-arg]
    """A colleague with the services they work in: Grace Lund, Highways."""

    def label_from_instance(self, obj: User) -> str:
        words = ", ".join(filter(None, [obj.name, vars(obj).get("in_services")]))
        return words + directory().since(obj.pk)


def cover_choice() -> CoverChoice:
    return CoverChoice(
        label="Who will cover? (optional)",
        help_text="They get the enquiries, reminders and mentions of those days, and can answer in"
        " their own name",
        queryset=User.objects.none(),
        empty_label="Nobody",
        required=False,
        error_messages={"invalid_choice": "Select someone from the list"},
    )


def colleagues_who_cover(user: User, *, everywhere: bool = False) -> QuerySet[User]:
    """Those who deal with enquiries today in a service of this person, or `everywhere`, with their
    services."""
    where = {} if everywhere else {"service__in": list(user.services)}
    rows = User.objects.filter(holds_today(HANDLERS, **where), is_active=True)
    names = StringAgg("appointments__service__name", Value(", "), distinct=True)
    rows = rows if everywhere else rows.exclude(pk=user.pk)
    return rows.annotate(in_services=names).order_by("name", "pk")


class AbsenceForm(PortalForm):
    """`person` is who will be away, `by` the person who records it, `covers` who can cover."""

    starts_on = DayField(
        label="First day away",
        asks="the first day away",
        help_text="For example, 7 12 2026. It can be today.",
    )
    ends_on = DayField(
        label="Last day away", asks="the last day away", help_text="For example, 11 12 2026"
    )
    covered_by = cover_choice()

    def __init__(
        self, *, today: date, by: User, covers: QuerySet[User], **arguments: Unpack[FormArguments]
    ) -> None:
        super().__init__(**arguments)
        self.today, self.by = today, by
        offer_rows(self, "covered_by", covers)
        if not covers:
            del self.fields["covered_by"]

    def clean(self) -> Cleaned:
        first, last = self.cleaned_data.get("starts_on"), self.cleaned_data.get("ends_on")
        if first and (problem := policy.problem_with_first_day(first, self.today)):
            self.add_error("starts_on", problem)
        if first and last and (problem := policy.problem_with_last_day(first, last)):
            self.add_error("ends_on", problem)
        if not self.errors and first and last:
            self.check_person(self.cleaned_data.get("person", self.by), first, last)
        return self.cleaned_data

    def check_person(self, person: User, first: date, last: date) -> None:
        """Not of a form that was sent already: its own absence is no second one on those days."""
        key = self.cleaned_data.get("key")
        if key and Absence.objects.filter(key=key, person=person).exists():
            return
        if problem := policy.problem_with_days(person, first, last, by=self.by):
            self.add_error("starts_on", problem)
        cover = self.cleaned_data.get("covered_by")
        if cover and (problem := policy.problem_with_cover(person, cover, first, last)):
            self.add_error("covered_by", problem)


class OfficerAbsenceForm(AbsenceForm):
    """`officers` are those whose absence the reader can record."""

    person = PersonChoice(
        label="Who will be away?",
        queryset=User.objects.none(),
        empty_label="Choose an officer",
        error_messages={
            "required": "Select the officer who will be away",
            "invalid_choice": "Select an officer from the list",
        },
    )
    field_order = ("person", "starts_on", "ends_on", "covered_by")

    def __init__(self, *, officers: QuerySet[User], **arguments: Untyped) -> None:
        super().__init__(**arguments)
        offer_rows(self, "person", officers)


class CoverForm(PortalForm):
    covered_by = cover_choice()

    def __init__(
        self,
        *,
        absence: Absence,
        today: date,
        covers: QuerySet[User],
        **more: Unpack[FormArguments],
    ) -> None:
        super().__init__(**more)
        self.absence, self.today = absence, today
        offer_rows(self, "covered_by", covers)

    def clean_covered_by(self) -> User | None:
        cover: User | None = self.cleaned_data["covered_by"]
        first = max(self.absence.starts_on, self.today)
        days = (first, self.absence.ends_on)
        if cover and (problem := policy.problem_with_cover(self.absence.person, cover, *days)):
            self.add_error("covered_by", problem)
        return cover


class EndAbsenceForm(PortalForm):
    """Only a button: the page says what it does."""
