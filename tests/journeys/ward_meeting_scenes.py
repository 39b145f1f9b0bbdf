"""Meetings and consultations in wards as pages show them."""

from tests.announcements import ward_meetings as ward_cases
from tests.announcements.announcements import email_accepted
from tests.journeys.clause_scenes import under


def ward_meetings_offered(clock):
    under("oxford")


def ward_meetings_to_list(clock):
    ward_meeting_at_short_notice(clock)


def ward_meeting_at_short_notice(clock):
    under("oxford")
    times = {"starts_at": ward_cases.at(18, day=8), "ends_at": ward_cases.at(20, day=8)}
    meeting = ward_cases.arranged(short_notice_reason="The hall is free only then.", **times)
    return (meeting.announcement.reference,)


def ward_meeting_all_were_told_about(clock):
    under("oxford")
    announcement = ward_cases.arranged().announcement
    email_accepted(announcement, "clara", "nia", at=clock.at)
    return (announcement.reference,)


def ward_consultation(clock):
    under("oxford")
    return (ward_cases.consulted().announcement.reference,)


def ward_consultations_to_list(clock):
    ward_consultation(clock)
