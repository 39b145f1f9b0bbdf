"""Questions on support: the support a councillor needs, and its purpose."""

from django import forms

from casework.journeys import Progress
from enquiries import services_offered
from enquiries.models import Purpose
from enquiries.raising.ask_interest import outside_body_choices
from enquiries.raising.step_form import CitingForm
from enquiries.raising.titles import OTHER
from foundation.fields import ChoiceWithHints, offer_choices
from people.models import OutsideCapacity
from protocols.behaviours import Behaviour
from protocols.settings.links import nonempty_lines


class PurposeForm(CitingForm):
    """A purpose that the protocol bars can be chosen, and is then refused with its clause."""

    behaviours: tuple[Behaviour, ...] = (Behaviour.SUPPORT_PURPOSES, Behaviour.BARRED_SUPPORT)
    lead = "The public pays for this support, so it is only for your work as a councillor."

    purpose = ChoiceWithHints(
        label="What is the support for?",
        error_messages={"required": "Select what the support is for"},
    )

    def prepare(self, progress: Progress) -> None:
        protocol = progress.protocol
        barred = services_offered.barred_purposes(protocol)
        self.refused = {
            key: f"{refusal} ({protocol.clause_name(number)})"
            for key, (refusal, number) in barred.items()
        }
        own = [choice for choice in Purpose.choices if choice[0] != Purpose.BODY]
        if protocol.clause_for(Behaviour.SUPPORT_NOT_FOR_OTHER_BODIES):
            own += outside_body_choices(progress, OutsideCapacity.COUNCIL)
        others = [
            (one.key, one.label) for one in services_offered.BARRED_PURPOSES if one.key in barred
        ]
        offer_choices(self, "purpose", [*own, *others])
        self.fields["purpose"].widget.divide_before = next(iter(barred), None)

    def clean_purpose(self) -> str:
        purpose: str = self.cleaned_data["purpose"]
        if purpose in self.refused:
            raise forms.ValidationError(self.refused[purpose])
        return purpose


class SupportForm(CitingForm):
    behaviours: tuple[Behaviour, ...] = (Behaviour.SUPPORT_REQUESTS,)

    support = ChoiceWithHints(
        label="What support do you need?",
        error_messages={"required": "Select the support you need"},
    )

    def prepare(self, progress: Progress) -> None:
        offers = [(line, line) for line in nonempty_lines(progress.protocol.support_offers)]
        offer_choices(self, "support", [*offers, (OTHER, "Something else")])
