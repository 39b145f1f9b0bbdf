"""Forms of a seat, a service in a portfolio and an outside appointment: a new one, and the days of
one that is there."""

from copy import copy
from typing import ClassVar, Unpack

from django import forms
from django.utils import timezone

from foundation.fields import ChoiceWithHints, DayField, offer_rows
from foundation.forms import DecidingForm, FormArguments
from foundation.types import Cleaned
from people.directory import directory
from people.fields import OfferedChoice
from people.models import (
    Appointment,
    Committee,
    OutsideAppointment,
    OutsideBody,
    OutsideCapacity,
    Portfolio,
    Position,
    Seat,
    Service,
    User,
)
from people.positions.actions import has_same_fields, is_position_given
from people.positions.objections import PLACE_FIELD, changeable_fields, objections_to_position
from people.positions.policy import posts_from_today
from people.roles import Role

CAPACITIES = {
    OutsideCapacity.COUNCIL: "The council appointed them",
    OutsideCapacity.PERSONAL: "They are there in their own right",
}


class PositionForm(DecidingForm):
    """A form about one position, which is shown in words before it is saved. `before` is how it is
    stored, None for a new one."""

    before: Position | None = None

    @property
    def position(self) -> Position:
        """As it would be."""
        raise NotImplementedError

    def is_done(self) -> bool:
        """Whether the button was pressed before."""
        if self.before:
            return has_same_fields(self.before, self.position)
        return is_position_given(self.position)

    def clean(self) -> Cleaned:
        cleaned: Cleaned = super().clean() or self.cleaned_data
        if not self.errors and not self.is_done():
            for field, sentence in objections_to_position(self.position, self.before):
                self.add_error(field if field in self.fields else None, sentence)
        return cleaned


def first_day() -> DayField:
    return DayField(label="First day", asks="the first day", help_text="For example, 7 5 2027")


def last_day() -> DayField:
    return DayField(
        label="Last day (optional)",
        asks="the last day",
        help_text="Leave this blank if there is no last day yet",
        required=False,
    )


def capacity_field() -> ChoiceWithHints:
    return ChoiceWithHints(
        label="Are they there for the council or personally?",
        choices=OutsideCapacity.choices,
        hints=CAPACITIES,
        error_messages={"required": "Select whether they are there for the council or personally"},
    )


class CabinetPostChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Appointment) -> str:
        return f"{obj}{directory().since(obj.person_id)}"


class NewPositionForm(PositionForm):
    """Of `person`; the rows of a field that the address settles are not asked for."""

    model: ClassVar[type[Position]]
    holder_field: ClassVar[str] = "person"

    def __init__(self, *, person: User, **arguments: Unpack[FormArguments]) -> None:
        super().__init__(**arguments)
        self.person = person
        self.fields["starts_on"].initial = timezone.localdate()

    @property
    def position(self) -> Position:
        place = PLACE_FIELD[self.model]
        names = (place, "starts_on", "ends_on", *(["capacity"] if place == "body" else []))
        fields = {name: self.cleaned_data[name] for name in names}
        return self.model(**{self.holder_field: self.held_by}, **fields)

    @property
    def held_by(self) -> User | Appointment:
        return self.person


class SeatForm(NewPositionForm):
    model = Seat
    committee = OfferedChoice(
        label="Committee",
        places=Committee,
        empty_label="Choose a committee",
        error_messages={"required": "Select the committee"},
    )
    starts_on, ends_on = first_day(), last_day()


class PortfolioForm(NewPositionForm):
    """Asks for the post only if somebody has several of a cabinet member."""

    model = Portfolio
    holder_field = "post"
    post = CabinetPostChoice(
        label="Post",
        queryset=Appointment.objects.none(),
        empty_label="Choose a post",
        error_messages={"required": "Select the post"},
    )
    service = OfferedChoice(
        label="Service",
        places=Service,
        empty_label="Choose a service",
        error_messages={"required": "Select the service"},
    )
    starts_on, ends_on = first_day(), last_day()

    def __init__(self, *, person: User, **arguments: Unpack[FormArguments]) -> None:
        super().__init__(person=person, **arguments)
        rows = posts_from_today(Role.CABINET_MEMBER).filter(person=person)
        posts = list(rows.select_related("person", "ward", "service", "committee"))
        self.only_post = posts[0] if len(posts) == 1 else None
        offer_rows(self, "post", rows.order_by("starts_on", "pk"))
        if self.only_post:
            del self.fields["post"]
            self.fields["starts_on"].initial = max(timezone.localdate(), posts[0].starts_on)

    @property
    def held_by(self) -> Appointment:
        post: Appointment = self.only_post or self.cleaned_data["post"]
        return post


class OutsideForm(NewPositionForm):
    model = OutsideAppointment
    body = OfferedChoice(
        label="Outside body",
        places=OutsideBody,
        empty_label="Choose a body",
        error_messages={"required": "Select the outside body"},
    )
    capacity = capacity_field()
    starts_on, ends_on = first_day(), last_day()


NEW_FORMS: dict[str, type[NewPositionForm]] = {
    "seat": SeatForm,
    "portfolio": PortfolioForm,
    "outside": OutsideForm,
}


class HeldPositionForm(PositionForm):
    """A form about `held`, a position that is there. `verb` begins the heading of its page."""

    before: Position
    verb: ClassVar[str]

    def __init__(self, *, held: Position, **arguments: Unpack[FormArguments]) -> None:
        super().__init__(**arguments)
        self.before = held
        for name in changeable_fields(held):
            self.initial[name] = getattr(held, name)

    @property
    def position(self) -> Position:
        """The same row, not saved, with what was typed."""
        row = copy(self.before)
        for name in changeable_fields(row):
            if name in self.cleaned_data:
                setattr(row, name, self.cleaned_data[name])
        return row


class ChangePositionForm(HeldPositionForm):
    verb = "Change"
    capacity = capacity_field()
    starts_on, ends_on = first_day(), last_day()

    def __init__(self, *, held: Position, **arguments: Unpack[FormArguments]) -> None:
        super().__init__(held=held, **arguments)
        if not isinstance(held, OutsideAppointment):
            del self.fields["capacity"]


class EndPositionForm(HeldPositionForm):
    verb = "End"
    ends_on = DayField(
        label="What is the last day?",
        asks="the last day",
        help_text="For example, 31 3 2027. It can be in the past.",
    )
