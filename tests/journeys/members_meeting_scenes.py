"""Councillors' public meetings as pages show them."""

from tests.announcements import members_meetings as cases_of_meetings
from tests.journeys.clause_scenes import under


def members_meetings_offered(clock):
    under("knutsford")


def members_meetings_to_list(clock):
    members_meeting_told(clock)


def members_meeting_told(clock):
    under("knutsford")
    return (cases_of_meetings.told_about().reference,)
