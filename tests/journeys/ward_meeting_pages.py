"""Pages of meetings and consultations in wards, under Oxford's protocol."""

from tests.journeys.stops import Stop

A, OFFERED = "announcements:", "ward_meetings_offered"
WITHDRAW = "Withdraw this public meeting"
WARD_MEETINGS = [
    Stop(f"{A}index", "omar", OFFERED),
    Stop(f"{A}ward-meetings", "omar", OFFERED),
    Stop(f"{A}arrange-ward-meeting", "omar", OFFERED, "Invite councillors"),
    Stop(f"{A}start-consultation", "omar", OFFERED, "Tell councillors"),
    Stop(f"{A}ward-meetings", "clara", "ward_meetings_to_list"),
    Stop(f"{A}ward-meeting", "omar", "ward_meeting_at_short_notice"),
    Stop(f"{A}ward-meeting", "clara", "ward_meeting_at_short_notice"),
    Stop(f"{A}make-public", "omar", "ward_meeting_all_were_told_about"),
    Stop(f"{A}withdraw-matter", "omar", "ward_meeting_at_short_notice", WITHDRAW),
    Stop(f"{A}consultations", "omar", "ward_consultations_to_list"),
    Stop(f"{A}consultations", "sam", OFFERED),
    Stop(f"{A}consultation", "omar", "ward_consultation"),
    Stop(f"{A}consultation", "nia", "ward_consultation"),
]
