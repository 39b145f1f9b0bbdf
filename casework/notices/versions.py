"""Notices of what becomes of a version of the protocol, which lies below the ledger."""

from collections.abc import Sequence

from django.utils import timezone

from casework.models import Notice
from casework.notices import ledger
from people.models import User
from protocols.models import Protocol


def write_version_notices(
    protocol: Protocol, people: Sequence[User], event: str, sentence: str, path: str
) -> None:
    """A notice for each person, once for each line of its history. The protocol is no secret."""
    step = protocol.history.latest("history_id").history_id
    rows = [
        Notice(
            key=f"version:{protocol.number}:{event}:{step}:{person.pk}",
            case=f"version:{protocol.number}",
            addressee=person,
            reference=f"Protocol version {protocol.number}",
            event=event,
            sentence=sentence,
            path=path,
            due_at=timezone.now(),
        )
        for person in people
        if person.is_active and not person.is_system
    ]
    ledger.write_notices(rows)
