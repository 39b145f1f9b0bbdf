"""Pages of officers at group meetings, under Cheshire East and, with quotes, under Knutsford."""

from tests.journeys.stops import Stop

R = "relations:"
GROUP_MEETINGS = [
    Stop(f"{R}index", "clara", "group_leaders_today"),
    Stop(f"{R}group-meetings", "clara", "group_leaders_today"),
    Stop(f"{R}ask-for-officer", "clara", "group_leaders_today", "Send request"),
    Stop(f"{R}report-invitation", "omar", "group_leaders_today", "Send request"),
    Stop(f"{R}offer-briefing", "eve", "group_leaders_today", "Send request"),
    Stop(f"{R}group-meeting", "eve", "meeting_to_decide"),
    Stop(f"{R}accept-attendance", "eve", "meeting_to_decide", "Accept request"),
    Stop(f"{R}refuse-attendance", "eve", "meeting_to_decide", "Refuse request"),
    Stop(f"{R}withdraw-attendance", "clara", "meeting_to_decide"),
    Stop("home", "eve", "request_on_the_first_page"),
    Stop(f"{R}group-meeting", "clara", "meeting_refused"),
    Stop(f"{R}group-meeting", "omar", "meeting_to_confirm"),
    Stop(f"{R}name-other-officer", "eve", "meeting_to_confirm", "Name this officer"),
    Stop(f"{R}confirm-points", "clara", "meeting_to_confirm", "Confirm"),
    Stop(f"{R}add-group-paper", "omar", "meeting_to_confirm", "Add paper"),
    Stop(f"{R}briefing-offer", "tess", "offer_to_another_group"),
    Stop(f"{R}take-up-offer", "tess", "offer_to_another_group"),
    Stop(f"{R}group-meetings", "tess", "group_leaders_today"),
    Stop(f"{R}record-attendance", "omar", "meeting_held", "Save record"),
    Stop(f"{R}group-meeting", "omar", "meeting_without_full_advice"),
    Stop(f"{R}link-full-advice", "omar", "meeting_without_full_advice", "Link advice"),
    Stop(f"{R}group-notes", "clara", "meeting_without_full_advice"),
    Stop(f"{R}write-note", "clara", "note_to_write", "Save"),
    Stop(f"{R}release-notes", "clara", "meeting_without_full_advice", "Let them read"),
    Stop(f"{R}compare-groups", "eve", "group_leaders_today"),
    Stop(f"{R}compare-groups", "ada", "group_leaders_today"),
]
QUOTES_OF_OFFICERS = [
    Stop(f"{R}group-notes", "omar", "quote_in_notes"),
    Stop(f"{R}check-quote", "omar", "quote_to_check"),
]
