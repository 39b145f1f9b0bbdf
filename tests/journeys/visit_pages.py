"""Pages of visits to premises, under Knutsford, and with conditions to tick under Cheshire East."""

from tests.journeys.stops import Stop

R = "relations:"
VISITS = [
    Stop(f"{R}index", "clara", "premises_to_visit"),
    Stop(f"{R}visits", "clara", "premises_to_visit"),
    Stop(f"{R}choose-premises", "clara", "premises_to_visit"),
    Stop(f"{R}choose-premises", "clara", "premises_to_visit", query="?q=depot"),
    Stop(f"{R}announce-visit", "clara", "school_to_visit", "Announce visit"),
    Stop(f"{R}visits", "clara", "visits_to_list"),
    Stop(f"{R}visit", "clara", "visit_announced"),
    Stop(f"{R}visit", "omar", "visit_announced"),
    Stop("home", "omar", "visits_to_list"),
    Stop(f"{R}confirm-visit", "omar", "visit_announced"),
    Stop(f"{R}other-time", "omar", "visit_announced", "Offer this time"),
    Stop(f"{R}withdraw-visit", "clara", "visit_announced"),
    Stop(f"{R}visit", "clara", "visit_with_another_time"),
    Stop(f"{R}accept-time", "clara", "visit_with_another_time"),
]
VISITS_WITH_CONDITIONS = [
    Stop(f"{R}announce-visit", "clara", "premises_with_conditions", "Announce visit"),
]
