"""Pages of delegated decisions, under Section C, and between meetings under Knutsford."""

from tests.journeys.stops import Stop

A = "announcements:"
DECISIONS = [
    Stop(f"{A}decisions", "omar"),
    Stop(f"{A}record-decision", "omar", button="Save decision"),
    Stop(f"{A}decision", "omar", "decision_to_confirm"),
    Stop(f"{A}add-consulted", "omar", "decision_to_confirm", "Add councillor"),
    Stop(f"{A}confirm-decision", "omar", "decision_to_confirm"),
    Stop(f"{A}decisions", "clara", "decisions_to_list"),
    Stop(f"{A}decision", "clara", "decision_confirmed"),
    Stop(f"{A}decision", "omar", "decision_confirmed"),
    Stop(f"{A}ask-guidelines", "clara", "decision_confirmed", "Send enquiry"),
    Stop(f"{A}question-decision", "clara", "decision_confirmed", "Send enquiry"),
    Stop(f"{A}withdraw-decision", "omar", "decision_confirmed", "Withdraw decision"),
]
BETWEEN_MEETINGS = [
    Stop(f"{A}record-decision", "omar", "committee_that_authorises", "Save decision"),
    Stop(f"{A}decision", "omar", "decision_between_meetings"),
]
