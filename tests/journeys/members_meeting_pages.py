"""Pages of councillors' public meetings, under Knutsford's protocol."""

from tests.journeys.stops import Stop

A, OFFERED = "announcements:", "members_meetings_offered"
MEMBERS_MEETINGS = [
    Stop(f"{A}index", "clara", OFFERED),
    Stop(f"{A}members-meetings", "clara", OFFERED),
    Stop(f"{A}is-party-political", "clara", OFFERED, "Continue"),
    Stop(
        f"{A}tell-about-meeting",
        "clara",
        OFFERED,
        "Tell the Town Clerk",
        step="no",
    ),
    Stop(f"{A}tell-about-meeting", "clara", OFFERED, step="yes"),
    Stop(f"{A}members-meetings", "eve", "members_meetings_to_list"),
    Stop("home", "eve", "members_meetings_to_list"),
    Stop(f"{A}members-meeting", "eve", "members_meeting_told"),
    Stop(f"{A}answer-attendance", "eve", "members_meeting_told", "Send answer"),
    Stop(f"{A}answer-premises", "eve", "members_meeting_told", "Send answer"),
    Stop(f"{A}members-meeting", "clara", "members_meeting_told"),
    Stop(f"{A}withdraw-meeting", "clara", "members_meeting_told"),
]
