"""A month of the calendar: one full day, days with one or two meetings, and a long name."""

from tests.journeys.group_meeting_scenes import group_leaders_today
from tests.relations import group_meetings, visits

LONG_NAME = "Llanfairpwllgwyngyllgogerychwyrndrobwll Road community centre"


def month_of_meetings(clock):
    group_leaders_today(clock)
    group_meetings.confirmed()
    depot = visits.premises("Coastal defence depot")
    for hour in range(9, 16):
        visits.announced(place=depot, starts_at=visits.at(hour), ends_at=visits.at(hour, 45))
    centre = visits.premises(LONG_NAME, ward="Harbour")
    for day in (3, 10, 22):
        times = {"starts_at": visits.at(10, day=day), "ends_at": visits.at(11, day=day)}
        visits.announced(place=centre, **times)
