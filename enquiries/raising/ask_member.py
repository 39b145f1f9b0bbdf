"""Pages to select a councillor: who an enquiry is for, and who an officer asks."""

from typing import Unpack

from django import forms
from django.db.models import QuerySet

from casework.files.fields import UploadsField
from casework.journeys import Progress, StepForm
from enquiries.assistants.people import councillors_assisted
from enquiries.raising import policy
from foundation.fields import ChoiceWithHints, LineField, PlainTextField, offer_rows
from foundation.forms import FormArguments, PortalForm
from people.fields import CouncillorChoice
from people.models import Appointment, Service, User
from people.roles import Role
from protocols.behaviours import Behaviour
from protocols.models import Protocol


class MemberForm(StepForm):
    member = CouncillorChoice(
        label="Which councillor is the enquiry for?",
        queryset=User.objects.none(),
        empty_label="Choose a councillor",
        error_messages={"required": "Select the councillor the enquiry is for"},
    )

    def prepare(self, progress: Progress) -> None:
        offer_rows(self, "member", councillors_to_ask_for(progress.user))


BUSINESS, OWN, COLLEAGUE = "business", "own", "colleague"
TOPICS = (
    (BUSINESS, "Council business"),
    (OWN, "My own employment"),
    (COLLEAGUE, "Someone else who works here"),
)
TOPIC_REFUSALS = {
    OWN: "You cannot raise your own employment with a councillor. Speak to your manager, or "
    "use the council’s consultation or grievance procedure",
    COLLEAGUE: "You cannot raise matters about a colleague with a councillor. Speak to your "
    "manager, or use the council’s disciplinary or whistleblowing procedure",
}


class AskMemberForm(PortalForm):
    topic = ChoiceWithHints(
        label="What kind of matter is it?",
        choices=TOPICS,
        error_messages={"required": "Select what kind of matter it is"},
    )
    member = CouncillorChoice(
        label="Which councillor do you want to ask?",
        queryset=User.objects.none(),
        empty_label="Choose a councillor",
        error_messages={"required": "Select the councillor you want to ask"},
    )
    service = forms.ModelChoiceField(
        label="Which service are you asking for?",
        queryset=Service.objects.none(),
        empty_label=None,
        error_messages={"required": "Select the service you are asking for"},
    )
    title = LineField(
        label="What is it about?",
        max_length=100,
        error_messages={
            "required": "Enter what your question is about, such as Closure of Dock Street"
        },
    )
    text = PlainTextField(
        label="What do you want to ask?", error_messages={"required": "Enter what you want to ask"}
    )
    attached = UploadsField(label="Add photos or documents (optional)")
    no_interest = forms.BooleanField(
        label="I have no personal interest in this",
        error_messages={"required": "Confirm that you have no personal interest in this"},
    )

    def __init__(
        self, *, user: User, protocol: Protocol, **arguments: Unpack[FormArguments]
    ) -> None:
        super().__init__(**arguments)
        self.protocol = protocol
        if not protocol.clause_for(Behaviour.REFUSED_TOPICS):
            del self.fields["topic"]
        offer_rows(self, "member", councillors_today())
        services = Service.objects.offered().filter(pk__in=user.services)
        offer_rows(self, "service", services)

    def clean_topic(self) -> str:
        """Refuse a topic and name the procedure for it. Nothing is stored or sent."""
        topic: str = self.cleaned_data["topic"]
        if topic in TOPIC_REFUSALS:
            clause = self.protocol.clause_name(self.protocol.clause_for(Behaviour.REFUSED_TOPICS))
            raise forms.ValidationError(f"{TOPIC_REFUSALS[topic]} ({clause})")
        return topic


def raises_on_behalf(user: User) -> bool:
    """Whether this person asks for a councillor, not as one."""
    for_any_member = bool(policy.can_raise_for_member(user)) and not user.is_member
    return for_any_member or user.is_assistant


def councillors_to_ask_for(user: User) -> QuerySet[User]:
    """Those this person can ask for: an assistant’s own, or for a coordinator all."""
    return councillors_assisted(user) if user.is_assistant else councillors_today()


def councillors_today() -> QuerySet[User]:
    """Today's councillors who can sign in, by name."""
    seats = Appointment.objects.current().filter(role=Role.COUNCILLOR)
    return User.objects.filter(is_active=True, appointments__in=seats).distinct().order_by("name")
