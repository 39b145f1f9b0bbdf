"""Pages of consultation on agendas, under Oxford's protocol."""

from tests.journeys.stops import Stop

R = "relations:"
AGENDAS = [
    Stop(f"{R}agendas", "dev", "agendas_offered"),
    Stop(f"{R}plan-consultation", "dev", "agendas_offered", "Record meeting"),
    Stop(f"{R}agendas", "dev", "agendas_to_list"),
    Stop(f"{R}agenda", "dev", "agenda_planned"),
    Stop(f"{R}consult", "dev", "agenda_planned", "Send agenda"),
    Stop(f"{R}cancel-meeting", "dev", "agenda_planned"),
    Stop(f"{R}agenda", "nia", "agenda_consulted"),
    Stop(f"{R}answer-consultation", "nia", "agenda_consulted", "Send answer"),
]
