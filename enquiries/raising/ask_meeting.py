"""Questions on a request about an agenda item, an officer's decision or the media."""

from datetime import date

from django import forms
from django.utils import timezone

from casework.journeys import Progress
from enquiries.raising.step_form import CitingForm
from foundation.fields import ChoiceWithHints, DayField, LineField
from people.fields import OfferedChoice
from people.models import Committee
from protocols.behaviours import Behaviour


class MeetingForm(CitingForm):
    """An agenda item of a future meeting (Oxford 23.8(b))."""

    behaviours: tuple[Behaviour, ...] = (Behaviour.MINORITY_BACKGROUND,)
    lead = "You can ask for background on an item on the agenda of the next meeting."

    committee = OfferedChoice(
        label="Which committee is meeting?",
        places=Committee,
        empty_label="Choose a committee",
        error_messages={"required": "Select the committee that is meeting"},
    )
    meeting_on = DayField(label="When is the meeting?", asks="the date of the meeting")
    item = LineField(
        label="Which agenda item is it about?",
        error_messages={"required": "Enter the item, such as Item 6, Harbour Road car park"},
    )

    def prepare(self, progress: Progress) -> None:
        protocol = progress.protocol
        self.clause = protocol.clause_name(protocol.clause_for(Behaviour.MINORITY_BACKGROUND))
        if protocol.clause_for(Behaviour.MEETING_NOTICE):
            self.fields["committee"].help_text = "We will tell its chair about the answer"

    def clean_meeting_on(self) -> date:
        day: date = self.cleaned_data["meeting_on"]
        if day < timezone.localdate():
            raise forms.ValidationError(
                f"The date of the meeting must be today or in the future ({self.clause})"
            )
        return day


class DecisionForm(CitingForm):
    behaviours: tuple[Behaviour, ...] = (Behaviour.DECISIONS_ANSWERED_FOR,)
    lead = "You can ask officers to explain decisions they take under delegated powers."

    decision = LineField(
        label="Which decision are you asking about?",
        help_text="Its reference, or its title and date, as published",
        error_messages={
            "required": "Enter the decision, such as Closure of Dock Street, 3 November"
        },
    )


class MediaForm(CitingForm):
    """Party political requests are refused here, with the clause (Knutsford 11.5(c))."""

    behaviours: tuple[Behaviour, ...] = (Behaviour.MEDIA_HELP,)
    lead = "The council can only help with council business."

    for_whom = ChoiceWithHints(
        label="Who would you be speaking or writing for?",
        choices=(
            ("council", "For the council"),
            ("councillor", "As a councillor, on council business"),
            ("party", "For a party or a group"),
        ),
        error_messages={"required": "Select who you would be speaking or writing for"},
    )

    def prepare(self, progress: Progress) -> None:
        protocol = progress.protocol
        self.clause = protocol.clause_name(protocol.clause_for(Behaviour.MEDIA_HELP))

    def clean_for_whom(self) -> str:
        for_whom: str = self.cleaned_data["for_whom"]
        if for_whom == "party":
            raise forms.ValidationError(
                f"The council cannot help with anything party political ({self.clause})"
            )
        return for_whom
