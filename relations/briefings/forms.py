"""Forms of briefings on agendas: plan one, record who was briefed, cancel it."""

from typing import Unpack

from django import forms

from foundation.fields import ChecksWithHints, DayField, LineField, offer_rows
from foundation.forms import FormArguments, PortalForm
from foundation.types import Cleaned
from people.directory import directory, styled_member
from people.models import Appointment
from relations.briefings.actions import AFTER_MEETING, NO_ONE
from relations.meeting_times import MeetingTimesForm
from relations.models import (
    AgendaBriefing,
    AgendaConsultation,
    meetings_to_brief_on,
    posts_to_brief,
)

SELECT_MEETING = "Select the meeting that the briefing is about"


class MeetingChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, meeting: AgendaConsultation) -> str:
        """Board, Friday 18 December, 6pm to 8pm."""
        return f"{meeting.title}, {meeting.when}"


class PostChoices(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, post: Appointment) -> str:
        """Councillor Nia Menon, Leader of the council."""
        words = f"{styled_member(post.person)}, {post.post}"
        return words + directory().since(post.person_id)


class PlanBriefingForm(MeetingTimesForm):
    what = "briefing"

    meeting = MeetingChoice(
        label="Which meeting is the briefing about?",
        queryset=AgendaConsultation.objects.none(),
        empty_label="Choose a meeting",
        error_messages={"required": SELECT_MEETING, "invalid_choice": SELECT_MEETING},
    )
    day = DayField(
        label="Day of the briefing",
        asks="the day of the briefing",
        help_text="For example, 9 12 2026",
    )
    place = LineField(
        label="Place of the briefing",
        help_text="For example, Town Hall, room 2",
        error_messages={"required": "Enter the place of the briefing"},
    )
    field_order = ("meeting",)

    def __init__(self, **arguments: Unpack[FormArguments]) -> None:
        super().__init__(**arguments)
        offer_rows(self, "meeting", meetings_to_brief_on())

    def clean(self) -> Cleaned:
        typed = super().clean()
        meeting, ends_at = typed.get("meeting"), typed.get("ends_at")
        if meeting and ends_at and ends_at > meeting.starts_at and not self.errors:
            self.add_error("ends", AFTER_MEETING)
        return typed


class RecordBriefingForm(PortalForm):
    briefed = PostChoices(
        label="Who was briefed?",
        queryset=Appointment.objects.none(),
        widget=ChecksWithHints,
        error_messages={"required": NO_ONE},
    )

    def __init__(self, *, briefing: AgendaBriefing, **arguments: Unpack[FormArguments]) -> None:
        super().__init__(**arguments)
        offer_rows(self, "briefed", posts_to_brief(briefing.meeting))


class CancelBriefingForm(PortalForm):
    """One button."""
