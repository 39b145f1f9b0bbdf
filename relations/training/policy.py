"""Policy of the register of training: who reads it and who records a day in it."""

from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User
from protocols.behaviours import Behaviour
from protocols.models import Protocol
from protocols.version_cache import in_force_or_none
from relations.models import acts_for_human_resources

# A version that asks for any of these has a register.
TRAINING = (Behaviour.PANEL_TRAINING, Behaviour.EMPLOYMENT_TRAINING)
NOT_ASKED = "The protocol does not ask for a register of training."


def can_record_training(user: User, version: Protocol | None = None) -> Verdict:
    """Read the register, and record the day of a training: the head of human resources or, while no
    one is, the Monitoring Officer, if the version in force asks for it."""
    if not acts_for_human_resources(user):
        return denied("Only the head of human resources can read and change this register.")
    version = version or in_force_or_none()
    return ALLOWED if version and version.clause_for(*TRAINING) else denied(NOT_ASKED)
