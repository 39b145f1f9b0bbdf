"""Briefings as pages show them."""

from datetime import timedelta

from relations.briefings import actions
from relations.informal_briefings.actions import decline_briefing
from relations.models import AgendaConsultation, posts_to_brief
from tests.journeys.agenda_scenes import next_start
from tests.journeys.clause_scenes import under
from tests.people import named
from tests.relations import agendas, briefings
from tests.relations import informal_briefings as informal


def meeting_to_brief_on(clock):
    under("oxford")
    agendas.leader()
    if not AgendaConsultation.objects.exists():
        agendas.planned(starts_at=next_start())


def briefing_to_come(clock):
    under("oxford")
    return (briefings.briefing_planned(agendas.planned(starts_at=next_start())).reference,)


def briefings_listed(clock):
    """For pages whose address takes nothing."""
    briefing_to_come(clock)


def briefing_of_today(clock):
    under("oxford")
    meeting = agendas.planned(starts_at=next_start())
    starts_at = clock.at + timedelta(minutes=1)
    briefing = briefings.briefing_planned(meeting, starts_at=starts_at)
    clock.at = starts_at + timedelta(minutes=1)
    return briefing


def briefing_begun(clock):
    return (briefing_of_today(clock).reference,)


def briefing_recorded(clock):
    briefing = briefing_of_today(clock)
    first = posts_to_brief(briefing.meeting)[:1]
    return (actions.record_briefing(briefing, briefed=first, by=named("ruth")).reference,)


def vice_chair(clock):
    under("knutsford")
    informal.holds_post()


def informal_briefing_asked(clock):
    under("knutsford")
    return (informal.informal_asked().reference,)


def informal_briefings_listed(clock):
    """For pages whose address takes nothing."""
    informal_briefing_asked(clock)


def informal_briefing_arranged(clock):
    under("knutsford")
    return (informal.arranged().reference,)


def informal_briefing_declined(clock):
    under("knutsford")
    why = "Everyone who knows about gritting is away until January."
    declined = decline_briefing(informal.informal_asked(), reason=why, by=named("ruth"))
    return (declined.reference,)
