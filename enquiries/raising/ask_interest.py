"""Pages on the councillor's role, the outside body they ask for, and any personal interest."""

from django import forms

from casework.journeys import Answers, Progress
from enquiries.models import Capacity
from enquiries.raising.ask_member import raises_on_behalf
from enquiries.raising.step_form import CitingForm
from foundation.fields import ChoiceWithHints, LineField, offer_choices
from people.models import OutsideAppointment, OutsideBody
from protocols.behaviours import Behaviour

PARTY, PRIVATE = "party", "private"
REFUSED_PURPOSES = ((PARTY, "A party or a group"), (PRIVATE, "A private matter"))
PURPOSE_CHOICES = ((Capacity.WARD, "People in the ward"), (Capacity.COUNCIL, "Council business"))
ROLE_CHOICES = [(value, label) for value, label in Capacity.choices if value != Capacity.OUTSIDE]
BODY_PREFIX = "outside-"  # and the key of the body: a choice for each appointment
PURPOSE_HINTS = {
    PARTY: "You cannot raise an enquiry for this",
    PRIVATE: "You cannot raise an enquiry for this",
}


class RoleForm(CitingForm):
    """The role a councillor asks in, or who it is for. A refused purpose leads elsewhere.

    It is one question, though some protocols ask both.
    """

    behaviours: tuple[Behaviour, ...] = (
        Behaviour.CAPACITY_OF_THE_COUNCILLOR,
        Behaviour.DECLARED_PURPOSE,
        Behaviour.QUASI_JUDICIAL_WARNING,
    )
    lead = "The protocol asks this for every enquiry."

    asked_as = ChoiceWithHints(
        label="What role are you asking in?",
        choices=(*Capacity.choices, *REFUSED_PURPOSES),
        hints=PURPOSE_HINTS,
        divide_before=PARTY,
        error_messages={"required": "Select the role you are asking in"},
    )
    may_conflict = forms.BooleanField(
        label="Another of my roles or interests may conflict with this", required=False
    )
    committee_decides = forms.BooleanField(
        label="A committee will decide this, for example a planning application or a licence",
        required=False,
    )

    def prepare(self, progress: Progress) -> None:
        clause_for = progress.protocol.clause_for
        by_role, by_purpose, warned = (bool(clause_for(key)) for key in RoleForm.behaviours)
        field = self.fields["asked_as"]
        for_others = outside_body_choices(progress) if clause_for(Behaviour.OUTSIDE_BODIES) else []
        own = ROLE_CHOICES if by_role else PURPOSE_CHOICES
        refused = REFUSED_PURPOSES if by_purpose else ()
        offer_choices(self, "asked_as", [*own, *for_others, *refused])
        if not by_role:
            field.label = "Who is it for?"
            field.error_messages["required"] = "Select who it is for"
            del self.fields["may_conflict"]
        elif raises_on_behalf(progress.user):
            field.label = "What role is the councillor asking in?"
        if not warned:
            del self.fields["committee_decides"]


def outside_body_choices(progress: Progress, *capacities: str) -> list[tuple[str, str]]:
    """The outside bodies that the councillor who asks is appointed to today, in one of these
    capacities or in any."""
    user = progress.user
    member = progress.answers.get("member") if raises_on_behalf(user) else user.pk
    appointments = OutsideAppointment.objects.current().filter(
        person_id=member, body__in=OutsideBody.objects.offered()
    )
    if capacities:
        appointments = appointments.filter(capacity__in=capacities)
    rows = appointments.order_by("body__name").values_list("body_id", "body__name").distinct()
    return [(f"{BODY_PREFIX}{key}", f"For {name}") for key, name in rows]


def outside_body_of(answers: Answers, name: str = "asked_as") -> OutsideBody | None:
    """The outside body it is asked for, or None if it is asked in another role. `name` is that of
    the answer."""
    chosen = answers.get(name, "")
    if not chosen.startswith(BODY_PREFIX):
        return None
    return OutsideBody.objects.get(pk=chosen.removeprefix(BODY_PREFIX))


class InterestForm(CitingForm):
    behaviours: tuple[Behaviour, ...] = (Behaviour.PERSONAL_INTEREST,)
    lead = "The protocol asks this for every enquiry."

    interest_declared = ChoiceWithHints(
        label="Do you have a personal interest in this?",
        choices=(("no", "No"), ("yes", "Yes")),
        help_text="Something that you, your family or your friends could gain or lose from, or "
        "that others might think you could. Your answer stays with the enquiry",
        error_messages={"required": "Select yes if you have a personal interest in this"},
    )
    interest = LineField(
        label="If yes, what is it?",
        max_length=300,
        required=False,
        help_text="Everyone who can read the enquiry will see this",
    )

    def prepare(self, progress: Progress) -> None:
        if raises_on_behalf(progress.user):
            field = self.fields["interest_declared"]
            field.label = "Does the councillor have a personal interest in this?"
            field.error_messages["required"] = (
                "Select yes if the councillor has a personal interest in this"
            )

    def clean(self) -> Answers:
        cleaned: Answers = super().clean() or self.cleaned_data
        if cleaned.get("interest_declared") == "yes" and not cleaned.get("interest"):
            self.add_error("interest", "Enter what the interest is, such as I own a shop there")
        if cleaned.get("interest_declared") == "no":
            cleaned["interest"] = ""
        return cleaned
