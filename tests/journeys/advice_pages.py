"""Pages of advice with a councillor's view, under Cheshire East's protocol."""

from tests.journeys.stops import Stop

R = "relations:"
ADVICE = [
    Stop(f"{R}advice", "omar", "advice_offered"),
    Stop(f"{R}record-advice", "omar", "advice_offered", "Record advice"),
    Stop(f"{R}advice", "omar", "advice_to_list"),
    Stop(f"{R}advice-record", "omar", "advice_recorded"),
    Stop(f"{R}correct-view", "omar", "advice_recorded"),
    Stop(f"{R}change-recommendation", "omar", "advice_recorded"),
    Stop(f"{R}finish-advice", "omar", "advice_recorded"),
]
