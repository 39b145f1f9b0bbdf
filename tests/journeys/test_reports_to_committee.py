"""A report to committee, from the press that makes it until councillors read it."""

from tests.reports.quarters import a_quarter


def test_from_one_press_to_what_a_councillor_reads(visit, clock):
    a_quarter()
    dev, mona, clara = visit("dev"), visit("mona"), visit("clara")
    dev.opens("/figures/committee/")
    dev.presses("Make report")
    dev.sees(
        "Report made", "45 of 61 replies due in July to September 2026 were sent on time (74%)."
    )
    mona.opens("/figures/committee/")
    mona.follows("July to September 2026")
    mona.presses("Write introduction and comments")
    mona.writes("Introduction (optional)", "The first report.")
    mona.writes("Comment on “By service” (optional)", "There was a storm.")
    mona.presses("Save")
    mona.presses("Sign off report")
    mona.sees("No one can change it.", "There was a storm.")
    mona.presses("Sign off report")
    mona.sees("Report signed off")
    clara.opens("/figures/committee/2026-3/")
    clara.sees("Signed off by", "Mona Reid", "The first report.")
    clara.does_not_see("What you can do")
