"""The ladder of a scrutiny request: only who decides is reminded."""

from casework.models import PromiseQuerySet
from casework.notices.ladders import Reached, those_with_mail
from protocols.models import Addressee, Nudge
from relations.models import ScrutinyPromise
from relations.scrutiny import routing


class ScrutinyLadder:
    """Who decides is looked up each time: only few requests are open at once."""

    def promises(self) -> PromiseQuerySet:
        return ScrutinyPromise.objects.select_related("case__service", "rule")

    def reached(self, promise: ScrutinyPromise, step: Nudge) -> Reached:
        if step.addressee != Addressee.DECIDING_OFFICE:
            return Reached([], [])
        return those_with_mail(routing.scrutiny_deciders(promise.case))

    def sentence(self, promise: ScrutinyPromise, when: str, step: Nudge | None) -> str:
        return f"An answer to a scrutiny body that asked for an officer is {when}."
