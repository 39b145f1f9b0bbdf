"""Forms of councillors’ public meetings: whether a party holds it, the meeting, the answers."""

from datetime import date
from typing import Unpack

from django.core.exceptions import ValidationError

from announcements.members_meetings import policy, words
from announcements.models import Attendance
from foundation.fields import ChoiceWithHints, LineField, offer_choices
from foundation.forms import FormArguments, PortalForm
from protocols.models import Protocol
from relations.meeting_times import MeetingTimesForm

YES, NO = "yes", "no"
YES_OR_NO = ((YES, "Yes"), (NO, "No"))
NO_OFFICER = "none"
SELECT_OFFICER = "Select what an officer should do there, or that you need no officer"


def yes_or_no(label: str, wrong: str, help_text: str = "") -> ChoiceWithHints:
    return ChoiceWithHints(
        label=label,
        help_text=help_text,
        choices=YES_OR_NO,
        error_messages={"required": wrong, "invalid_choice": wrong},
    )


class PartyPoliticalForm(PortalForm):
    party = yes_or_no(
        "Is the meeting party political?",
        "Select yes if the meeting is party political",
        "For example, it is held for a party or a group, or supports a candidate",
    )


class MembersMeetingForm(MeetingTimesForm):
    title = LineField(
        label="What is the meeting about?",
        help_text="For example, traffic in School Lane",
        error_messages={"required": "Enter what the meeting is about"},
    )
    attendance = ChoiceWithHints(
        label="What should an officer do there?",
        error_messages={"required": SELECT_OFFICER, "invalid_choice": SELECT_OFFICER},
    )
    premises = LineField(
        label="Council premises you would like to use (optional)",
        help_text="For example, the Council Chamber. This is answered separately",
        required=False,
    )
    field_order = ("title", "day", "starts", "ends", "place", "attendance", "premises")

    def __init__(
        self, *, version: Protocol, party_political: bool, **arguments: Unpack[FormArguments]
    ) -> None:
        super().__init__(**arguments)
        self.version = version
        if policy.offers_support(version, party_political=party_political):
            none = (NO_OFFICER, "I need no officer there")
            offer_choices(self, "attendance", [*Attendance.choices, none])
            self.fields["attendance"].help_text = words.surgery_sentence(version)
        else:
            del self.fields["attendance"], self.fields["premises"]

    def clean_attendance(self) -> str:
        chosen: str = self.cleaned_data["attendance"]
        return "" if chosen == NO_OFFICER else chosen

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        may = policy.can_be_held_on(day, self.version)
        if not may:
            raise ValidationError(may.reason, code="election")
        return day


class AttendanceForm(PortalForm):
    attends = yes_or_no("Will an officer attend?", "Select yes if an officer will attend")


class PremisesForm(PortalForm):
    granted = yes_or_no(
        "Can the meeting be held there?", "Select yes if the meeting can be held there"
    )


class WithdrawMeetingForm(PortalForm):
    """One button."""
