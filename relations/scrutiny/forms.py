"""Forms of scrutiny requests: ask for an officer, name one, decline, leave a topic."""

from typing import Unpack

from django import forms

from casework.files.fields import UploadsField
from foundation.fields import ChoiceWithHints, PlainTextField, offer_choices, offer_rows
from foundation.forms import FormArguments, PortalForm
from foundation.types import Cleaned
from people.fields import PersonChoice
from people.models import Service, User
from protocols.behaviours import Behaviour
from protocols.models import Protocol
from relations.meeting_times import MeetingTimesForm
from relations.models import ScrutinyBody, ScrutinyRequest, topics_still_open
from relations.scrutiny import routing, words
from relations.scrutiny.actions import (
    NO_SENIORITY,
    NO_TOPIC,
    NOT_AGREED,
    NOT_OF_SERVICE,
    NOT_SENIOR,
)

MOST_TOPICS = 20
SELECT_ABOUT = "Select what the topics are about"


class AskOfficerForm(MeetingTimesForm):
    about = ChoiceWithHints(
        label="What are the topics about?",
        error_messages={"required": SELECT_ABOUT, "invalid_choice": SELECT_ABOUT},
    )
    areas = PlainTextField(
        label="What does the body want to discuss?",
        help_text="For example, how gritting is planned. One topic a line, in broad terms",
        rows=4,
        max_length=2_000,
        error_messages={"required": NO_TOPIC},
    )
    proposed = PersonChoice(
        label="Officer you want to hear (optional)",
        queryset=User.objects.none(),
        required=False,
        error_messages={"invalid_choice": NOT_SENIOR},
    )
    seniority_reason = PlainTextField(
        label="How did you consider seniority? (if you choose an officer)",
        rows=2,
        max_length=1_000,
        required=False,
    )
    attached = UploadsField(label="Add earlier advice or decisions to explain (optional)")
    field_order = ("about", "areas", "attached", "proposed", "seniority_reason", "day", "starts")

    def __init__(
        self,
        *,
        body: ScrutinyBody,
        service: Service,
        version: Protocol,
        **arguments: Unpack[FormArguments],
    ) -> None:
        super().__init__(**arguments)
        self.version = version
        offer_rows(self, "proposed", routing.officers_to_ask_for(service.pk, version))
        leave = f"Leave the choice to {routing.decider_in_any_service(version)}"
        self.fields["proposed"].empty_label = leave  # type: ignore[attr-defined]
        choices = words.what_topics_can_be_about(version)
        offer_choices(self, "about", choices)
        if len(choices) == 1:
            del self.fields["about"]
        if not version.clause_for(Behaviour.SCRUTINY_SENIORITY):
            del self.fields["seniority_reason"]
        if not version.clause_for(Behaviour.SCRUTINY_PAPERS):
            del self.fields["attached"]
        self.fields["areas"].required = bool(version.clause_for(Behaviour.SCRUTINY_TOPICS))

    def clean_about(self) -> str:
        about: str = self.cleaned_data["about"]
        if about == words.POLITICS:
            raise forms.ValidationError(words.NO_POLITICS)
        if about == words.PERFORMANCE:
            raise forms.ValidationError(words.TO_THE_FORM)
        return about

    def clean_areas(self) -> list[str]:
        typed = self.cleaned_data["areas"].split("\n")
        lines = [line.strip() for line in typed if line.strip()]
        if len(lines) > MOST_TOPICS:
            raise forms.ValidationError(f"Enter {MOST_TOPICS} topics or fewer, one a line")
        return lines

    def clean(self) -> Cleaned:
        typed = super().clean()
        asked = "seniority_reason" in self.fields and typed.get("proposed")
        if asked and not typed.get("seniority_reason") and "seniority_reason" not in self.errors:
            self.add_error("seniority_reason", NO_SENIORITY)
        return typed


class NameOfficerForm(PortalForm):
    officer = PersonChoice(
        label="Officer who attends",
        queryset=User.objects.none(),
        empty_label="Choose an officer",
        error_messages={
            "required": "Select the officer who attends",
            "invalid_choice": NOT_OF_SERVICE,
        },
    )
    agrees_to_notice = forms.BooleanField(
        label="I agree to the short notice", error_messages={"required": NOT_AGREED}
    )

    def __init__(self, *, scrutiny: ScrutinyRequest, **arguments: Unpack[FormArguments]) -> None:
        super().__init__(**arguments)
        offer_rows(self, "officer", routing.officers_of_service(scrutiny.service_id))
        if not scrutiny.is_short_notice:
            del self.fields["agrees_to_notice"]


class DeclineScrutinyForm(PortalForm):
    reason = PlainTextField(
        label="Why can no officer attend?",
        help_text="The councillors of the body can read this",
        rows=3,
        max_length=2_000,
        error_messages={"required": "Enter why no officer can attend"},
    )


class LeaveTopicForm(PortalForm):
    topic = ChoiceWithHints(
        label="Which topic has become political?",
        error_messages={
            "required": "Select the topic that has become political",
            "invalid_choice": "Select a topic that you have not withdrawn from",
        },
    )
    reason = PlainTextField(
        label="What was political about it?",
        rows=3,
        max_length=1_000,
        error_messages={"required": "Enter what was political about it"},
    )

    def __init__(self, *, scrutiny: ScrutinyRequest, **arguments: Unpack[FormArguments]) -> None:
        super().__init__(**arguments)
        title = routing.scrutiny_decider_title(scrutiny)
        readers = f"The councillors of the body and {title} can read this"
        self.fields["reason"].help_text = readers
        topics = topics_still_open(scrutiny)
        offer_choices(self, "topic", [(str(topic.number), topic.words) for topic in topics])


class WithdrawScrutinyForm(PortalForm):
    """One button."""
