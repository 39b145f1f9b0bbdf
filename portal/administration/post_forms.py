"""Forms of a post: of one that is given, changes, ends or is cancelled."""

from datetime import date
from typing import Unpack

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from foundation.drop_downs import CachedSelect
from foundation.fields import ChoiceWithHints, DayField, LineField, PlainTextField, offer_rows
from foundation.forms import FormArguments, PortalForm
from foundation.types import Cleaned
from people.fields import CouncillorChoice, OfferedChoice
from people.models import Appointment, Committee, Group, Service, Standing, User, Ward
from people.posts import PLACES
from people.proposals.appointments import (
    CHANGEABLE,
    is_given,
    objections_to_giving,
    open_proposal_of,
    takes_two,
)
from people.roles import COUNCILLORS, GUARDED, Role
from portal.administration.cases_of_post import ask_about_cases, check_about_cases

WHAT = ("role", "standing")
NO_REASON = "Enter the reason you propose this change"
STANDINGS = {
    Standing.ACTING: "Has the post for the time being, as its holder would",
    Standing.DEPUTY: "Acts in an office only while its holder is away or it is vacant",
    Standing.LAY: "A member who was not elected",
    Standing.CO_OPTED: "A member who was not elected",
}


def reason_field() -> PlainTextField:
    return PlainTextField(
        label="Why do you propose this? (only if it takes two people)",
        help_text="Statutory offices, administrators and auditors take two people. Everyone who is"
        " told about the change can read this. For example, she is on leave until the end of"
        " January, and he is her deputy.",
        required=False,
        max_length=500,
        rows=3,
    )


class PostForm(PortalForm):
    """A form about one post, which asks for a reason if that takes a second person. `by` is the
    administrator."""

    why: forms.Field

    def __init__(self, *, by: User, **arguments: Unpack[FormArguments]) -> None:
        super().__init__(**arguments)
        self.by = by

    @property
    def post(self) -> Appointment:
        """The post as it would be."""
        raise NotImplementedError

    def is_done(self) -> bool:
        """Whether the button was pressed before."""
        return is_given(self.post) or open_proposal_of(self.post, self.by) is not None

    def check_post(self) -> None:
        """Say beside each field what speaks against the post."""
        if self.is_done():
            return
        for field, sentence in objections_to_giving(self.post, by=self.by):
            self.add_error(field if field in self.fields else None, sentence)
        if not self.errors and takes_two(self.post) and not self.cleaned_data.get("why"):
            self.add_error("why", NO_REASON)

    def clean(self) -> Cleaned:
        cleaned: Cleaned = super().clean() or self.cleaned_data
        if not self.errors:
            self.check_post()
        return cleaned


class AppointForm(PostForm):
    """A new post of `person`, who may be somebody still to be invited."""

    role = forms.ChoiceField(
        label="Post",
        widget=CachedSelect,
        choices=[("", "Choose a post"), *Role.choices],
        error_messages={"required": "Select a post"},
    )
    standing = ChoiceWithHints(
        label="How do they hold it?",
        choices=Standing.choices,
        hints=STANDINGS,
        initial=Standing.HOLDER,
        error_messages={"required": "Select how they hold the post"},
    )
    service = OfferedChoice(
        label="Service",
        places=Service,
        required=False,
        empty_label="None",
        help_text="For officers, line managers, nominated officers, heads of service and chief"
        " officers",
    )
    ward = OfferedChoice(
        label="Ward", places=Ward, required=False, empty_label="None", help_text="For councillors"
    )
    group = OfferedChoice(
        label="Political group",
        places=Group,
        required=False,
        empty_label="None",
        help_text="For councillors and group leaders",
    )
    committee = OfferedChoice(
        label="Committee",
        places=Committee,
        required=False,
        empty_label="None",
        help_text="For chairs, vice-chairs and spokespersons",
    )
    councillor = CouncillorChoice(
        label="Councillor they assist",
        queryset=User.objects.none(),
        required=False,
        empty_label="None",
        help_text="For assistants",
        error_messages={"invalid_choice": "Select a councillor from the list"},
    )
    job_title = LineField(
        label="Job title (optional)", required=False, help_text="For example, Director of Place"
    )
    for_enquiries = forms.BooleanField(
        label="Show them as a contact for councillors’ enquiries", required=False
    )
    starts_on = DayField(label="First day", asks="the first day", help_text="For example, 7 5 2027")
    ends_on = DayField(
        label="Last day (optional)",
        asks="the last day",
        help_text="Leave this blank if the post has no end yet",
        required=False,
    )
    why = reason_field()

    def __init__(self, *, person: User, by: User, **arguments: Unpack[FormArguments]) -> None:
        super().__init__(by=by, **arguments)
        self.person = person
        self.fields["starts_on"].initial = timezone.localdate()
        offer_rows(self, "councillor", councillors_from(timezone.localdate()))

    @property
    def post(self) -> Appointment:
        names = (*WHAT, *PLACES, "job_title", "for_enquiries", "starts_on", "ends_on")
        return Appointment(person=self.person, **{name: self.cleaned_data[name] for name in names})


def councillors_from(today: date) -> QuerySet[User]:
    """Those of a local date and those to come, by name."""
    seats = Appointment.objects.filter(role=Role.COUNCILLOR).exclude(ends_on__lt=today)
    people: QuerySet[User] = User.objects.filter(pk__in=seats.values("person"), is_active=True)
    return people.order_by("name", "pk")


class ChangePostForm(PostForm):
    """What can be changed of `held`, a post that is there."""

    group = OfferedChoice(label="Political group", places=Group, required=False, empty_label="None")
    job_title = LineField(
        label="Job title (optional)", required=False, help_text="For example, Director of Place"
    )
    for_enquiries = forms.BooleanField(
        label="Show them as a contact for councillors’ enquiries", required=False
    )
    starts_on = DayField(label="First day", asks="the first day")
    ends_on = DayField(
        label="Last day (optional)",
        asks="the last day",
        help_text="Leave this blank if the post has no end yet",
        required=False,
    )
    why = reason_field()

    def __init__(self, *, held: Appointment, by: User, **arguments: Unpack[FormArguments]) -> None:
        super().__init__(by=by, **arguments)
        self.held = held
        self.initial.update({name: getattr(held, name) for name in CHANGEABLE})
        if held.role not in COUNCILLORS:
            del self.fields["group"]
        elif held.group:
            keep_offered(self, "group", held.group)
        ask_why(self, GUARDED.intersection([held.role]))
        ask_about_cases(self, held)

    def check_post(self) -> None:
        super().check_post()
        check_about_cases(self)

    @property
    def post(self) -> Appointment:
        return post_with(self.held, {n: v for n, v in self.cleaned_data.items() if n in CHANGEABLE})


class EndPostForm(PostForm):
    """The last day of `held`."""

    ends_on = DayField(
        label="What is their last day in this post?",
        asks="the last day",
        help_text="For example, 31 3 2027. It can be in the past.",
    )
    why = reason_field()

    def __init__(self, *, held: Appointment, by: User, **arguments: Unpack[FormArguments]) -> None:
        super().__init__(by=by, **arguments)
        self.held = held
        self.initial["ends_on"] = held.ends_on
        ask_why(self, GUARDED.intersection([held.role]))
        ask_about_cases(self, held)

    def check_post(self) -> None:
        super().check_post()
        check_about_cases(self)

    @property
    def post(self) -> Appointment:
        last: date = self.cleaned_data["ends_on"]
        return post_with(self.held, {"ends_on": last})


class CancelPostForm(PortalForm):
    """Asks for a reason if the post, which has not begun, takes two people."""

    why = reason_field()
    why.help_text = "Everyone who is told about this can read it. For example, she has declined."

    def __init__(self, *, held: Appointment, **arguments: Unpack[FormArguments]) -> None:
        super().__init__(**arguments)
        ask_why(self, GUARDED.intersection([held.role]))


def post_with(held: Appointment, fields: dict[str, object]) -> Appointment:
    """The same row, not saved, with some fields changed."""
    post = Appointment.objects.select_related("person").get(pk=held.pk)
    for name, value in fields.items():
        setattr(post, name, value)
    return post


def keep_offered(form: forms.Form, name: str, group: Group) -> None:
    """A group that has ended stays the group of somebody who is in it."""
    offer_rows(form, name, Group.objects.offered() | Group.objects.filter(pk=group.pk))


def ask_why(form: forms.Form, takes_two: object) -> None:
    """Ask for a reason only if the change takes two people, and then always."""
    if not takes_two:
        del form.fields["why"]
        return
    form.fields["why"].label = "Why do you propose this?"
    form.fields["why"].required = True
    form.fields["why"].error_messages["required"] = NO_REASON
