"""Pages of notices to councillors, under Oxford’s protocol, and under Knutsford’s, which allows a
councillor to be left out."""

from tests.journeys.stops import Stop

A = "announcements:"
NOTICES = [
    Stop(f"{A}index", "clara", "notices_to_list"),
    Stop(f"{A}notices", "clara", "notices_to_list"),
    Stop(f"{A}notices", "omar", "notices_to_list"),
    Stop(f"{A}notices", "omar", "notices_to_list", query="?q=nothing"),
    Stop(f"{A}write-notice", "omar", "", "Continue"),
    Stop(f"{A}notice", "omar", "notice_written"),
    Stop(f"{A}edit-notice", "omar", "notice_written", "Save draft"),
    Stop(f"{A}send-notice", "omar", "notice_written"),
    Stop(f"{A}notice", "omar", "notice_sent"),
    Stop(f"{A}notice", "clara", "notice_sent"),
    Stop(f"{A}notice-date", "omar", "notice_sent", "Change date"),
    Stop(f"{A}confirm-no-party", "omar", "notice_not_confirmed"),
    Stop(f"{A}send-again", "omar", "notice_not_arrived"),
    Stop(f"{A}publish-notice", "omar", "notice_opened_by_all"),
    Stop(f"{A}withdraw-notice", "omar", "notice_opened_by_all", "Withdraw notice"),
    Stop(f"{A}notice", "clara", "notice_withdrawn"),
    Stop(f"{A}public", "", "notices_for_the_public"),
    Stop(f"{A}public-announcement", "", "notice_for_the_public"),
]
NOTICES_WITH_REASONS = [
    Stop(f"{A}write-notice", "omar", "notices_with_triggers", "Continue"),
    Stop(f"{A}notice", "omar", "notice_that_leaves_out"),
    Stop(f"{A}leave-out", "omar", "councillor_to_leave_out", "Leave out this councillor"),
    Stop(f"{A}notice", "eve", "notice_that_left_out"),
    Stop(f"{A}bring-back", "omar", "councillor_to_bring_back"),
]
NOTICE_TOURS = {"notices": NOTICES, "notices with reasons": NOTICES_WITH_REASONS}
