"""Forms of media interest: record it, record the answer."""

from typing import Unpack

from announcements.audience_fields import CommitteesField, WardsField
from announcements.media_interest.actions import NO_AUTHORITY
from foundation.fields import ChoiceWithHints, LineField, PlainTextField, offer_rows
from foundation.forms import FormArguments, PortalForm
from foundation.types import Cleaned
from people.fields import PersonChoice
from people.models import Committee, User, Ward
from protocols.behaviours import Behaviour
from protocols.models import Protocol
from relations.officers import officers_today

NO_ONE = "Select the wards or committees whose councillors it concerns"


class RecordInterestForm(PortalForm):
    title = LineField(
        label="What are the media interested in?",
        help_text="For example, Closure of the hill road",
        error_messages={"required": "Enter what the media are interested in"},
    )
    outlet = LineField(
        label="Who has asked?",
        help_text="For example, the Westhaven Echo. Councillors do not see this",
        error_messages={"required": "Enter who has asked"},
    )
    text = PlainTextField(
        label="What do councillors need to know?",
        rows=6,
        error_messages={"required": "Enter what councillors need to know"},
    )
    is_contentious = ChoiceWithHints(
        label="Is it strategic or contentious?",
        choices=(("yes", "Yes"), ("no", "No")),
        hints={"yes": "The councillors see that it is"},
        error_messages={"required": "Select yes if it is strategic or contentious"},
    )
    wards = WardsField(label="Which wards does it concern?")
    committees = CommitteesField(label="Which committees does it concern?")

    def __init__(self, **arguments: Unpack[FormArguments]) -> None:
        super().__init__(**arguments)
        offer_rows(self, "wards", Ward.objects.offered())
        offer_rows(self, "committees", Committee.objects.offered())

    def clean_is_contentious(self) -> bool:
        return bool(self.cleaned_data["is_contentious"] == "yes")

    def clean(self) -> Cleaned:
        typed: Cleaned = super().clean() or {}
        chosen = typed.get("wards") or typed.get("committees")
        if not chosen and not {"wards", "committees"} & set(self.errors):
            self.add_error("wards", NO_ONE)
        return typed


class AnswerInterestForm(PortalForm):
    answer = PlainTextField(
        label="What was the answer?",
        rows=6,
        error_messages={"required": "Enter what the answer was"},
    )
    authorised_by = PersonChoice(
        label="Who authorised it?",
        help_text="Check this before you answer the media",
        queryset=User.objects.none(),
        empty_label="Choose an officer",
        error_messages={"required": NO_AUTHORITY, "invalid_choice": NO_AUTHORITY},
    )

    def __init__(self, *, version: Protocol, **arguments: Unpack[FormArguments]) -> None:
        super().__init__(**arguments)
        offer_rows(self, "authorised_by", officers_today())
        if not version.clause_for(Behaviour.MEDIA_ANSWER_AUTHORISED):
            del self.fields["authorised_by"]
