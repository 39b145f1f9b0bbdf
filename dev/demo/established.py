"""Guarded posts of an invented council, as two people decided them long ago.

Every step is written as pages would have written it. It is here because nothing else may write
what other people did.
"""

from datetime import datetime, timedelta

from foundation.history import write
from people.models import Proposal, ProposalState, User
from people.proposals.effect import settle

DELAY = timedelta(days=2)


def decide_long_ago(
    proposal: Proposal, *, proposed_by: User, confirmed_by: User, at: datetime
) -> Proposal:
    """Propose, confirm and put into effect what has no author yet; `at` is past by a week."""
    confirm_long_ago(proposal, proposed_by=proposed_by, confirmed_by=confirmed_by, at=at)
    settle(proposal, at=at + DELAY)
    if proposal.state != ProposalState.IN_EFFECT:
        raise ValueError(f"Cannot be established: {proposal.closed_why}")
    return proposal


def confirm_long_ago(
    proposal: Proposal, *, proposed_by: User, confirmed_by: User, at: datetime
) -> None:
    """The same, and leave it due."""
    proposal.proposed_by, proposal.proposed_at = proposed_by, at
    write(proposal, by=proposed_by, reason="proposed")
    confirmation = {
        "state": ProposalState.CONFIRMED,
        "confirmed_by": confirmed_by,
        "confirmed_at": at,
        "takes_effect_at": at + DELAY,
        "told_at": at,
    }
    write(proposal, by=confirmed_by, reason="confirmed", **confirmation)
