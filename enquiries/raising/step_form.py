"""Base of the pages that ask something because a clause of the protocol wants it asked."""

from casework.journeys import StepForm
from protocols.behaviours import Behaviour


class CitingForm(StepForm):
    """A page for these `behaviours`. After its `lead` it cites the first that a clause asks for."""

    behaviours: tuple[Behaviour, ...] = ()
    lead = ""
