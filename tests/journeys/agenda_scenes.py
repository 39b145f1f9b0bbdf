"""Consultation on agendas as pages show it."""

from datetime import timedelta

from relations.models import AgendaConsultation
from tests.journeys.clause_scenes import under
from tests.relations import agendas as cases


def agendas_offered(clock):
    under("oxford")


def agendas_to_list(clock):
    agenda_planned(clock)


def agenda_planned(clock):
    under("oxford")
    cases.leader()
    return (cases.planned(starts_at=next_start()).reference,)


def agenda_consulted(clock):
    under("oxford")
    return (cases.consulted(starts_at=next_start()).reference,)


def next_start():
    """A time at which the Board does not meet yet."""
    return cases.STARTS + timedelta(days=AgendaConsultation.objects.count())
