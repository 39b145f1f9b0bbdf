"""Base of every page of the journey: a form that knows the person, protocol and answers."""

from typing import Any

from foundation.forms import PortalForm
from people.models import User
from protocols.models import Protocol

Answers = dict[str, Any]


class StepForm(PortalForm):
    """One page of the journey. `clauses` are the keys of what it asks for, as in
    `Protocol.asks_for`. The page cites the first that has a clause, after its `lead`."""

    clauses: tuple[str, ...] = ()
    lead = ""
    heading = ""  # in place of that of the step

    def about(self, user: User, protocol: Protocol, answers: Answers) -> None:
        pass
