"""Notices of changes to posts and accounts, which are proposed by one and confirmed by another."""

from collections.abc import Sequence

from django.utils import timezone

from casework.models import Notice
from casework.notices import ledger
from people.models import Proposal, User


def write_proposal_notices(
    proposal: Proposal, people: Sequence[User], event: str, sentence: str, path: str
) -> None:
    """A notice for each person, once for each event, or once more if the proposal waits for a
    second person again. Who holds a post is no secret, so the mail says it."""
    once = f"{event}:{proposal.waits_since.isoformat()}" if proposal.waits_since else event
    rows = [
        Notice(
            key=f"proposal:{proposal.pk}:{once}:{person.pk}",
            case=f"proposal:{proposal.pk}",
            addressee=person,
            reference=proposal.reference,
            event=event,
            sentence=sentence[:300],
            path=path,
            due_at=timezone.now(),
        )
        for person in people
    ]
    ledger.write_notices(rows)
