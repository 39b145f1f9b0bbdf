"""One row of each kind of media, with its history, under whatever protocol is in force."""

from datetime import datetime
from uuid import uuid4

from announcements.models import (
    ConsultationState,
    Consulted,
    InformationRequest,
    InformationState,
    InterestState,
    MediaConsultation,
    MediaEvent,
    MediaEventState,
    MediaInterest,
    MediaInvitation,
    Release,
    ReleaseState,
)
from foundation.history import write
from people.models import Group, Service
from protocols.version_cache import todays_protocol
from tests.conftest import LONDON
from tests.people import named


def fields(reference, **more):
    at = datetime(2026, 12, 1, 9, tzinfo=LONDON)
    case = {"reference": reference, "key": uuid4(), "protocol": todays_protocol()}
    return case | {"received_at": at, "title": "New gritting routes"} | more


def release_on_record():
    author = named("stan")
    row = Release(
        **fields("PR-2026-0001", status=ReleaseState.DRAFT, author=author, text="The hill roads.")
    )
    write(row, by=author, reason="drafted")
    return row


def media_event_on_record():
    """With the invitation of one group."""
    author, group = named("stan"), Group.objects.first()
    times = [datetime(2026, 12, 9, hour, tzinfo=LONDON) for hour in (10, 11)]
    more = {"place": "The depot", "starts_at": times[0], "ends_at": times[1]}
    more |= {"author": author, "text": "Photographs.", "with_councillors": True}
    row = MediaEvent(**fields("ME-2026-0001", status=MediaEventState.PLANNED, **more))
    write(row, by=author, reason="planned")
    write(MediaInvitation(event=row, group=group), by=author, reason="invited")
    return row


def media_interest_on_record():
    author = named("omar")
    more = {"author": author, "outlet": "the Echo", "text": "It is cracked."}
    row = MediaInterest(**fields("MI-2026-0001", status=InterestState.OPEN, **more))
    write(row, by=author, reason="recorded")
    return row


def media_consultation_on_record():
    member = named("clara")
    more = {"member": member, "consulted": Consulted.CHIEF_EXECUTIVE, "text": "We regret it."}
    row = MediaConsultation(**fields("MC-2026-0001", status=ConsultationState.SENT, **more))
    write(row, by=member, reason="consulted")
    return row


def information_on_record():
    author, service = named("stan"), Service.objects.get(name="Highways")
    due = {"due_at": datetime(2026, 12, 2, 9, tzinfo=LONDON)}
    more = {"author": author, "service": service, "text": "When does it open?", **due}
    row = InformationRequest(**fields("MQ-2026-0001", status=InformationState.ASKED, **more))
    write(row, by=author, reason="asked")
    return row


def media_on_record():
    information_on_record()
    release_on_record()
    media_event_on_record()
    media_interest_on_record()
    media_consultation_on_record()
