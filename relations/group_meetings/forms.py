"""Forms of officers at group meetings: the request, its acceptance and its refusal."""

from typing import Unpack

from django import forms

from foundation.fields import ChoiceWithHints, LineField, PlainTextField, offer_choices, offer_rows
from foundation.forms import FormArguments, PortalForm
from foundation.types import Cleaned
from people.fields import PersonChoice
from people.models import Group, User
from protocols.behaviours import Behaviour
from protocols.choices import RouteKind
from protocols.models import Protocol
from relations.group_meetings import decisions, policy
from relations.meeting_times import MeetingTimesForm
from relations.models import GroupMeeting, Origin, Refusal, groups_led_by
from relations.officers import officers_today


def number_field(label: str, wrong: str, *, most: int, **more: object) -> forms.IntegerField:
    """A whole number from 0. One sentence says what to enter, whatever was typed."""
    keys = ("required", "invalid", "min_value", "max_value")
    return forms.IntegerField(
        label=label,
        min_value=0,
        max_value=most,
        widget=forms.TextInput({"class": "govuk-input--width-5", "inputmode": "numeric"}),
        error_messages=dict.fromkeys(keys, wrong),
        **more,  # type: ignore[arg-type]
    )


class RequestOfficerForm(MeetingTimesForm):
    """Of a leader, of an officer who was invited, or of the office that decides."""

    group = forms.ModelChoiceField(
        label="Which group’s meeting is it?",
        queryset=Group.objects.none(),
        empty_label="Choose a group",
        error_messages={
            "required": "Select the group whose meeting it is",
            "invalid_choice": "Select a group from the list",
        },
    )
    invited = PersonChoice(
        label="Which officer do you want to invite?",
        queryset=User.objects.none(),
        empty_label="Choose an officer",
        error_messages={
            "required": "Select the officer you want to invite",
            "invalid_choice": "Select an officer from the list",
        },
    )
    topic = LineField(
        label="What is the topic?",
        help_text="One topic of council business. For example, Winter maintenance of roads",
        max_length=150,
        error_messages={"required": "Enter the topic, which must be council business"},
    )
    purpose = PlainTextField(
        label="What does the group need from the officer?",
        help_text="For example, facts about the routes, or professional advice on the options",
        rows=4,
        max_length=4000,
        error_messages={"required": "Enter what the group needs from the officer"},
    )
    council = PlainTextField(
        label="Items of council business",
        help_text="The officer can be there for these. Enter one item a line",
        rows=4,
        max_length=2000,
        error_messages={
            "required": "Enter at least one item of council business. An officer cannot be there"
            " for party business"
        },
    )
    party = PlainTextField(
        label="Items of party business (optional)",
        help_text="The officer will not be there for these. Enter one item a line",
        rows=3,
        max_length=2000,
        required=False,
    )
    attendees = PlainTextField(
        label="Who is coming to the meeting?",
        help_text="For example, four councillors of the group",
        rows=3,
        max_length=2000,
        error_messages={"required": "Enter who is coming to the meeting"},
    )
    outsiders = number_field(
        "How many people who are not councillors will be there?",
        "Enter how many people who are not councillors will be there, such as 0 or 2",
        most=500,
        help_text="Enter 0 if everyone is a councillor",
    )
    outsiders_who = LineField(
        label="Who are they? (optional)",
        help_text="For example, the group’s agent and a candidate",
        max_length=500,
        required=False,
    )
    minutes_planned = number_field(
        "For how many minutes does the group want the officer?",
        "Enter for how many minutes, such as 40",
        most=600,
    )
    impartial = forms.BooleanField(
        label="Nothing will be done at the meeting to compromise the officer’s impartiality",
        error_messages={
            "required": "Confirm that nothing will be done to compromise the officer’s impartiality"
        },
    )
    field_order = ("group", "invited", "day", "starts", "ends", "place")

    def __init__(
        self, *, user: User, origin: Origin, version: Protocol, **arguments: Unpack[FormArguments]
    ) -> None:
        super().__init__(**arguments)
        self.origin, self.version, self.user = origin, version, user
        groups = Group.objects.offered()
        led = groups.filter(pk__in=groups_led_by(user))
        offer_rows(self, "group", led if origin == Origin.LEADER else groups)
        self.own_groups = list(led) if origin == Origin.LEADER else []
        offer_rows(self, "invited", officers_today())
        self.leave_out_what_is_not_asked(version)

    def leave_out_what_is_not_asked(self, version: Protocol) -> None:
        invites = not version.route(RouteKind.GROUP_MEETING) and self.origin == Origin.LEADER
        asked = {
            "group": len(self.own_groups) != 1,
            "invited": invites,
            "minutes_planned": bool(version.clause_for(Behaviour.TIME_SET_BY_GROUP)),
            "impartial": bool(version.clause_for(Behaviour.IMPARTIALITY_CONFIRMED)),
        }
        if not version.clause_for(
            Behaviour.OUTSIDERS_ARE_COUNTED,
            Behaviour.NEVER_WITH_OUTSIDERS,
            Behaviour.NO_CONFIDENTIAL_PAPERS,
        ):
            asked |= {"outsiders": False, "outsiders_who": False}
        for name in [name for name, wanted in asked.items() if not wanted]:
            del self.fields[name]

    def clean(self) -> Cleaned:
        typed = super().clean()
        if "group" not in self.fields:
            typed["group"] = self.own_groups[0]
        if typed.get("outsiders") and not typed.get("outsiders_who"):
            self.add_error("outsiders_who", "Enter who the people who are not councillors are")
        return typed


def officer_field() -> PersonChoice:
    return PersonChoice(
        label="Officer who attends",
        queryset=User.objects.none(),
        empty_label="Choose an officer",
        error_messages={
            "required": "Select the officer who attends",
            "invalid_choice": "Select an officer from the list",
        },
    )


class OtherOfficerForm(PortalForm):
    officer = officer_field()

    def __init__(self, *, meeting: GroupMeeting, **arguments: Unpack[FormArguments]) -> None:
        super().__init__(**arguments)
        others = officers_today().exclude(pk__in=[meeting.officer_id])
        offer_rows(self, "officer", others)


class AcceptAttendanceForm(PortalForm):
    officer = officer_field()
    significant = forms.BooleanField(
        label="The meeting is about a significant change of policy that will soon be proposed",
        required=False,
    )
    area = LineField(
        label="Policy area to name in the offers to other groups",
        help_text="Name the area only. Other groups must not learn what this group asked",
        required=False,
        max_length=150,
    )

    def __init__(self, *, meeting: GroupMeeting, **arguments: Unpack[FormArguments]) -> None:
        super().__init__(**arguments)
        self.meeting = meeting
        version = meeting.version
        offer_rows(self, "officer", officers_today())
        if meeting.decides_by_invitation:
            del self.fields["officer"]
        if not version.clause_for(Behaviour.OFFERS_TO_OTHER_GROUPS):
            del self.fields["significant"]
        if not decisions.makes_offers(meeting, significant=True):
            del self.fields["area"]

    def clean(self) -> Cleaned:
        typed: Cleaned = super().clean() or {}
        offers = decisions.makes_offers(
            self.meeting, significant=bool(typed.get("significant", False))
        )
        if offers and "area" in self.fields and not typed.get("area"):
            self.add_error("area", decisions.NO_AREA)
        return typed


class RefuseAttendanceForm(PortalForm):
    refusal = ChoiceWithHints(
        label="Why is it refused?",
        error_messages={
            "required": "Select why it is refused",
            "invalid_choice": "Select why it is refused",
        },
    )
    reason = PlainTextField(
        label="What do you want to tell the group?",
        rows=4,
        max_length=4000,
        error_messages={"required": decisions.NO_REASON},
    )
    unequal_reason = PlainTextField(
        label="Why is this group refused what another group was given?",
        help_text="Only you and the Monitoring Officer can read this",
        rows=4,
        max_length=4000,
        error_messages={"required": decisions.NO_UNEQUAL_REASON},
    )

    def __init__(self, *, meeting: GroupMeeting, **arguments: Unpack[FormArguments]) -> None:
        super().__init__(**arguments)
        for_one = meeting.version.clause_for(Behaviour.NOT_FOR_ONE_GROUP)
        choices = [(r.value, r.label) for r in Refusal if r != Refusal.ONE_GROUP or for_one]
        hints = {Refusal.ONE_GROUP.value: meeting.version.clause_name(for_one)} if for_one else {}
        offer_choices(self, "refusal", choices, hints)
        if not policy.refusal_needs_reason(meeting):
            self.fields["reason"].required = False
            self.fields["reason"].label = "What do you want to tell the group? (optional)"
            del self.fields["refusal"]
        if not policy.must_explain_unequal(meeting):
            del self.fields["unequal_reason"]
