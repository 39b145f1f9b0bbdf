"""The calendar of a councillor, under Cheshire East: a month, its list, one day, an empty month."""

from tests.journeys.stops import Stop

R = "relations:"
MEETINGS_BY_MONTH = [
    Stop(f"{R}index", "clara", "month_of_meetings"),
    Stop(f"{R}calendar", "clara", "month_of_meetings"),
    Stop(f"{R}calendar", "clara", "month_of_meetings", query="?as=list"),
    Stop(f"{R}calendar", "clara", "month_of_meetings", query="?month=2027-01"),
    Stop(f"{R}calendar", "omar", "month_of_meetings", query="?month=2026-13"),
    Stop(f"{R}calendar-day", "clara", "month_of_meetings", query="?day=2026-12-09"),
    Stop(f"{R}calendar-day", "clara", "month_of_meetings", query="?day=2026-12-08"),
]
