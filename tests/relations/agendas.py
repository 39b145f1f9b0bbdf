"""Consultation on agendas in tests: Dev, a coordinator, Nia as leader, Clara as a chair."""

from datetime import datetime, timedelta
from uuid import uuid4

from foundation.history import write
from people.roles import Role
from protocols.version_cache import todays_protocol
from relations.agendas import actions
from relations.models import AgendaConsultation, AgendaState, AgendaVerb
from tests.conftest import LONDON
from tests.enquiries.journey import appoint
from tests.people import named

STARTS = datetime(2026, 12, 18, 18, tzinfo=LONDON)


def leader(who="nia"):
    if not named(who).holds(Role.LEADER):
        appoint(who, Role.LEADER)


def planned(*, committee=None, starts_at=STARTS, key=None) -> AgendaConsultation:
    ends_at = starts_at + timedelta(hours=2)
    new = actions.NewAgenda(committee, "Town Hall", starts_at, ends_at)
    return actions.plan_consultation(new, by=named("dev"), key=key or uuid4())


def consulted(**more) -> AgendaConsultation:
    leader()
    agenda = "1. Winter budget\n2. Salt stocks"
    return actions.consult_on_agenda(planned(**more), agenda=agenda, by=named("dev"))


def agenda_on_record() -> AgendaConsultation:
    """A row and its history, under whatever protocol is in force: one that is silent has none."""
    consultation = AgendaConsultation(
        reference="AC-2026-0001",
        protocol=todays_protocol(),
        received_at=datetime(2026, 12, 1, 9, tzinfo=LONDON),
        status=AgendaState.PLANNED,
        title="Board",
        place="Town Hall",
        starts_at=STARTS,
        ends_at=STARTS + timedelta(hours=2),
    )
    write(consultation, by=named("dev"), reason=AgendaVerb.PLANNED)
    return consultation


def typed(**more):
    return {
        **{"day_day": "18", "day_month": "12", "day_year": "2026", "starts": "6pm", "ends": "8pm"},
        **{"place": "Town Hall", "key": uuid4()},
        **more,
    }
