"""Base of every page of the journey: a form that knows the person, protocol and answers."""

from typing import Any

from foundation.forms import PortalForm
from people.models import User
from protocols.behaviours import Behaviour
from protocols.models import Protocol

Answers = dict[str, Any]


class StepForm(PortalForm):
    """One page of the journey. `behaviours` are those it is for. The page cites the first
    that a clause asks for, after its `lead`."""

    behaviours: tuple[Behaviour, ...] = ()
    lead = ""
    heading = ""  # in place of that of the step

    def about(self, user: User, protocol: Protocol, answers: Answers) -> None:
        pass
