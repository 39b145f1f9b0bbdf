"""Forms of what is recorded of a group meeting: points, papers, attendance, advice and notes."""

from datetime import datetime
from typing import Unpack

from django import forms

from foundation.clock_time import ClockTimeField
from foundation.fields import LineField, PlainTextField, offer_choices, offer_rows
from foundation.forms import FormArguments, PortalForm
from foundation.types import Cleaned
from people.fields import PersonChoice
from people.models import Appointment, Committee, User
from protocols.behaviours import Behaviour
from relations.group_meetings import records
from relations.meeting_times import london_time
from relations.models import GroupMeeting
from relations.officers import officers_today

COUNCIL_BODIES = ("The council", "The Cabinet or executive")


class ButtonOnlyForm(PortalForm):
    """Only a button: the page says what it does."""


class ConfirmPointsForm(PortalForm):
    """The three points, each with a tick of its own."""

    council_only = forms.BooleanField(
        label="Officers give information and advice on council business only",
        error_messages={"required": "Confirm that officers advise on council business only"},
    )
    decides_nothing = forms.BooleanField(
        label="The group’s conclusions decide nothing for the council",
        error_messages={"required": "Confirm that the group’s conclusions decide nothing"},
    )
    full_advice = forms.BooleanField(
        label="What is said here does not replace full advice to the Cabinet or a committee",
        error_messages={"required": "Confirm that this does not replace full advice"},
    )


class GroupPaperForm(PortalForm):
    title = LineField(
        label="What is the paper called?",
        help_text="Its title, and where councillors can read it",
        max_length=200,
        error_messages={"required": "Enter what the paper is called"},
    )
    is_confidential = forms.BooleanField(
        label="The paper is confidential or exempt", required=False
    )


class RecordAttendanceForm(PortalForm):
    """Leaves `arrived_at` and `left_at`, aware, `present` as numbers and `advice` by number."""

    arrived = ClockTimeField(
        label="What time did you arrive?",
        asks="the time you arrived",
        help_text="For example, 6:30pm",
    )
    left = ClockTimeField(
        label="What time did you leave?",
        asks="the time you left",
        help_text="You can leave at any time, and need not say why",
    )
    present = forms.MultipleChoiceField(
        label="Which items were you there for?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Select the items you were there for",
            "invalid_choice": records.NOT_FOR_PARTY,
        },
    )
    given = PlainTextField(
        label="What information did you give?",
        help_text="Only the group’s leader and you can read this",
        rows=5,
        max_length=10_000,
        error_messages={"required": "Enter what information you gave"},
    )
    formal_body = forms.ChoiceField(
        label="Which body still needs full advice?",
        help_text="The record stays open until you link the report",
        required=False,
        error_messages={"invalid_choice": "Select a body from the list"},
    )

    def __init__(self, *, meeting: GroupMeeting, **arguments: Unpack[FormArguments]) -> None:
        super().__init__(**arguments)
        self.meeting = meeting
        items = records.items_an_officer_attends(meeting)
        offer_choices(self, "present", [(str(one.number), one.title) for one in items])
        for item in items:
            self.fields[f"advice_{item.number}"] = PlainTextField(
                label=f"What did you advise on “{item.title}”? (optional)",
                rows=3,
                max_length=10_000,
                required=False,
            )
        offer_choices(self, "formal_body", formal_bodies())
        if not meeting.version.clause_for(Behaviour.FULL_ADVICE_FOLLOWS):
            del self.fields["formal_body"]
        asked = [name for name in self.fields if name != "formal_body"]
        self.order_fields([*asked, "formal_body"])

    def clean(self) -> Cleaned:
        typed: Cleaned = super().clean() or {}
        arrived, left = self.moment_of("arrived"), self.moment_of("left")
        if arrived and left and left <= arrived:
            self.add_error("left", "The time you left must be after the time you arrived")
        advice = {
            item.number: typed.get(f"advice_{item.number}", "")
            for item in records.items_an_officer_attends(self.meeting)
        }
        numbers = [int(number) for number in typed.get("present", [])]
        return typed | {
            "arrived_at": arrived,
            "left_at": left,
            "items": numbers,
            "advice": advice,
        }

    def moment_of(self, name: str) -> datetime | None:
        """The aware time on the day of the meeting; an error beside the field if there is none."""
        at = self.cleaned_data.get(name)
        if at is None:
            return None
        try:
            return london_time(self.meeting.held_on, at)
        except forms.ValidationError as error:
            self.add_error(name, error)
            return None


class FullAdviceForm(PortalForm):
    reference = LineField(
        label="What is the reference of the full report or advice?",
        help_text="For example, the number of the report and the date of the meeting",
        max_length=200,
        error_messages={"required": "Enter the reference of the full report or advice"},
    )


def formal_bodies() -> list[tuple[str, str]]:
    """The council’s own bodies, which alone can decide. No group is among them."""
    committees = Committee.objects.offered().values_list("name", flat=True)
    names = [*COUNCIL_BODIES, *committees]
    return [("", "No body: nothing will be decided on this"), *((name, name) for name in names)]


class GroupNoteForm(PortalForm):
    text = PlainTextField(
        label="What do you want to note?",
        max_length=10_000,
        error_messages={"required": "Enter the note"},
    )


class CheckQuoteForm(PortalForm):
    corrected = PlainTextField(
        label="What did you say? (optional)",
        help_text="Leave this blank if the words are right. Both versions stay in the record",
        required=False,
        rows=4,
        max_length=10_000,
    )


class ReleaseNotesForm(PortalForm):
    to = PersonChoice(
        label="Who can read the notes?",
        queryset=User.objects.none(),
        empty_label="Choose a person",
        error_messages={
            "required": "Select who can read the notes",
            "invalid_choice": "Select a person from the list",
        },
    )

    def __init__(
        self, *, user: User, colleagues_only: bool, **arguments: Unpack[FormArguments]
    ) -> None:
        super().__init__(**arguments)
        posts = Appointment.objects.current().of_people_who_can_sign_in()
        everyone = User.objects.filter(pk__in=posts.values("person")).order_by("name", "pk")
        offered = officers_today() if colleagues_only else everyone
        offer_rows(self, "to", offered.exclude(pk=user.pk))
