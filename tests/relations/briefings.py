"""Briefings on agendas in tests: Ruth, head of Highways, briefs Nia, the leader, on the Board."""

from datetime import datetime, timedelta
from uuid import uuid4

from foundation.history import write
from people.roles import Role
from protocols.version_cache import todays_protocol
from relations.briefings import actions
from relations.models import AgendaBriefing, AgendaConsultation, BriefingState, BriefingVerb
from tests.conftest import LONDON
from tests.enquiries.journey import appoint
from tests.people import named
from tests.relations.agendas import STARTS, agenda_on_record, leader, planned

BRIEFED_AT = datetime(2026, 12, 15, 14, tzinfo=LONDON)


def deputy_leader(who="clara"):
    if not named(who).holds(Role.DEPUTY_LEADER):
        appoint(who, Role.DEPUTY_LEADER)


def briefing_planned(meeting=None, *, by="ruth", key=None, starts_at=BRIEFED_AT) -> AgendaBriefing:
    leader()
    deputy_leader()
    ends_at = starts_at + timedelta(hours=1)
    new = actions.NewBriefing(meeting or planned(), "Town Hall, room 2", starts_at, ends_at)
    return actions.plan_briefing(new, by=named(by), key=key or uuid4())


def briefing_on_record() -> AgendaBriefing:
    """A row and its history, under whatever protocol is in force: one that is silent has none."""
    briefing = AgendaBriefing(
        reference="AB-2026-0001",
        protocol=todays_protocol(),
        received_at=STARTS - timedelta(days=10),
        status=BriefingState.PLANNED,
        title="Board",
        place="Town Hall",
        meeting=AgendaConsultation.objects.first() or agenda_on_record(),
        officer=named("ruth"),
        starts_at=BRIEFED_AT,
        ends_at=BRIEFED_AT + timedelta(hours=1),
    )
    write(briefing, by=named("ruth"), reason=BriefingVerb.PLANNED)
    return briefing


def typed(meeting, **more):
    return {
        **{"day_day": "15", "day_month": "12", "day_year": "2026", "starts": "2pm", "ends": "3pm"},
        **{"place": "Town Hall", "meeting": meeting.pk, "key": uuid4()},
        **more,
    }
