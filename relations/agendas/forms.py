"""Forms of agendas: record a meeting, consult on its agenda, answer, cancel."""

from foundation.fields import PlainTextField
from foundation.forms import PortalForm
from people.fields import OfferedChoice
from people.models import Committee
from relations.meeting_times import MeetingTimesForm


class PlanConsultationForm(MeetingTimesForm):
    committee = OfferedChoice(
        label="Which committee meets? (optional)",
        help_text="Leave this blank if it is the Board. The leader is then consulted",
        places=Committee,
        empty_label="The Board",
        required=False,
        error_messages={"invalid_choice": "Select a committee from the list, or the Board"},
    )
    field_order = ("committee",)


class ConsultForm(PortalForm):
    agenda = PlainTextField(
        label="What is on the agenda?",
        help_text="For example, one item a line",
        rows=8,
        max_length=10_000,
        error_messages={"required": "Enter what is on the agenda"},
    )


class AnswerConsultationForm(PortalForm):
    answer = PlainTextField(
        label="What do you want to say about the agenda?",
        help_text="For example, an item to add, or that you agree",
        rows=5,
        max_length=5_000,
        error_messages={"required": "Enter what you want to say about the agenda"},
    )


class CancelMeetingForm(PortalForm):
    """One button."""
