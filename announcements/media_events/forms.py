"""Forms of media events: plan one, answer for a group, cancel."""

from typing import Unpack

from announcements.media_events.actions import NO_LIAISON
from announcements.media_posts import GUIDES, permitted_councillors
from announcements.models import InvitationAnswer
from foundation.fields import ChoiceWithHints, DayField, LineField, PlainTextField
from foundation.forms import FormArguments, PortalForm
from foundation.types import Cleaned
from people.models import User
from people.people_choice import PersonField, offer_people
from protocols.behaviours import Behaviour
from protocols.models import Protocol
from relations.meeting_times import MeetingTimesForm

NO_REPRESENTATIVE = "Enter who represents your group"


class MediaEventForm(MeetingTimesForm):
    title = LineField(
        label="What is the event?",
        help_text="For example, Opening of the new depot",
        error_messages={"required": "Enter what the event is"},
    )
    text = PlainTextField(
        label="What happens there?",
        rows=4,
        max_length=4_000,
        error_messages={"required": "Enter what happens at the event"},
    )
    day = DayField(
        label="Day of the event", asks="the day of the event", help_text="For example, 9 12 2026"
    )
    place = LineField(
        label="Place of the event",
        help_text="For example, Old Town Library",
        error_messages={"required": "Enter the place of the event"},
    )
    with_councillors = ChoiceWithHints(
        label="Do councillors take part?",
        choices=(("yes", "Yes"), ("no", "No")),
        hints={"yes": "Then every group is invited"},
        error_messages={"required": "Select yes if councillors take part"},
    )
    liaison = PersonField(
        label="Which councillor do you make the arrangements with? (if councillors take part)",
        help_text="The leader, a cabinet member or a chair",
        queryset=User.objects.none(),
        empty_label="Choose a councillor",
        required=False,
        error_messages={"invalid_choice": NO_LIAISON},
    )
    field_order = ("title", "text", "day", "starts", "ends", "place")

    def __init__(self, *, version: Protocol, **arguments: Unpack[FormArguments]) -> None:
        super().__init__(**arguments)
        if not version.clause_for(Behaviour.MEDIA_EVENT_LIAISON):
            del self.fields["liaison"]
            return
        posts = permitted_councillors(GUIDES)
        people = User.objects.filter(pk__in=posts).order_by("name", "pk")
        offer_people(self, "liaison", people, posts)

    def clean_with_councillors(self) -> bool:
        return bool(self.cleaned_data["with_councillors"] == "yes")

    def clean(self) -> Cleaned:
        typed = super().clean()
        asked = "liaison" in self.fields and typed.get("with_councillors")
        if asked and not typed.get("liaison") and "liaison" not in self.errors:
            self.add_error("liaison", NO_LIAISON)
        return typed


class AnswerInvitationForm(PortalForm):
    answer = ChoiceWithHints(
        label="Will your group be represented?",
        choices=((InvitationAnswer.ACCEPTED, "Yes"), (InvitationAnswer.DECLINED, "No")),
        error_messages={"required": "Select yes if your group will be represented"},
    )
    representative = LineField(
        label="Who represents your group? (if you answer yes)", required=False
    )

    def clean(self) -> Cleaned:
        typed: Cleaned = super().clean() or {}
        asked = typed.get("answer") == InvitationAnswer.ACCEPTED
        if asked and not typed.get("representative") and "representative" not in self.errors:
            self.add_error("representative", NO_REPRESENTATIVE)
        return typed


class CancelEventForm(PortalForm):
    """One button."""
