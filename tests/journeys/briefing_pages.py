"""Pages of briefings: on agendas under Oxford’s protocol, informal ones under Knutsford’s."""

from tests.journeys.stops import Stop

R = "relations:"
BRIEFINGS = [
    Stop(f"{R}briefings", "ruth", "meeting_to_brief_on"),
    Stop(f"{R}plan-briefing", "ruth", "meeting_to_brief_on", "Plan briefing"),
    Stop(f"{R}briefings", "nia", "briefings_listed"),
    Stop(f"{R}briefing", "nia", "briefing_to_come"),
    Stop(f"{R}cancel-briefing", "ruth", "briefing_to_come"),
    Stop(f"{R}record-briefing", "ruth", "briefing_begun", "Save record"),
    Stop(f"{R}briefing", "ruth", "briefing_recorded"),
]
INFORMAL_BRIEFINGS = [
    Stop(f"{R}informal-briefings", "clara", "vice_chair"),
    Stop(f"{R}ask-informal-briefing", "clara", "vice_chair", "Ask for briefing"),
    Stop(f"{R}informal-briefings", "ruth", "informal_briefings_listed"),
    Stop("home", "ruth", "informal_briefings_listed"),
    Stop(f"{R}informal-briefing", "ruth", "informal_briefing_asked"),
    Stop(f"{R}arrange-briefing", "ruth", "informal_briefing_asked"),
    Stop(f"{R}decline-briefing", "ruth", "informal_briefing_asked", "Decline briefing"),
    Stop(f"{R}withdraw-briefing", "clara", "informal_briefing_asked"),
    Stop(f"{R}informal-briefing", "clara", "informal_briefing_arranged"),
    Stop(f"{R}informal-briefing", "clara", "informal_briefing_declined"),
]
