"""A protocol is drafted from Oxford, changed, adopted by another, and in force from its day."""

import pytest
from django.urls import reverse

from protocols import version_cache
from protocols.models import Protocol
from tests.enquiries import cases
from tests.journeys.test_every_page import faults
from tests.journeys.visitor import PHONE

pytestmark = pytest.mark.parametrize(
    "javascript", [True, False], ids=["with JavaScript", "without JavaScript"]
)


def test_ten_working_days_take_effect_on_the_day_adopted(visit, clock):
    pat_drafts_from_oxford(visit)
    pat_changes_five_working_days_to_ten(visit)
    pat_sees_what_would_change(visit)
    pat_cannot_adopt_it(visit)
    mona_adopts_it(visit)
    before = cases.raised()
    clock.set(2027, 1, 4, 10)
    version_cache.forget_versions()
    after = cases.raised()
    clara_sees_each_date_by_its_own_version(visit, before, after)


def pat_drafts_from_oxford(visit):
    pat = visit("pat")
    pat.opens("/protocol/")
    pat.follows("All versions")
    pat.presses("Start a draft")
    pat.reads("Start a draft")
    pat.chooses("Oxford City Council, Code on Councillor-Officer Relations")
    pat.presses("Start draft")
    pat.is_told("Enter what the protocol is called")
    pat.writes("What is the protocol called?", "Councillors and officers in Westhaven")
    pat.presses("Start draft")
    pat.reads("Councillors and officers in Westhaven")
    pat.sees("Draft version 2 started", "Answer to a councillor")


def pat_changes_five_working_days_to_ten(visit):
    pat = visit("pat", width=PHONE)
    pat.opens(reverse("protocols:version", args=[2]))
    pat.follows("Response times and holding replies")
    pat.sees("would be due on Tuesday 29 December 2026", "In force now: 1 week")
    pat.writes("Answer within", "ten")
    pat.presses("Save draft")
    pat.is_told("“ten” is not a whole number. Enter a whole number from 1 to 365, such as 5")
    pat.still_has("Answer within", "ten")
    pat.writes("Answer within", "10")
    pat.presses("Save draft")
    pat.sees("Draft saved", "would be due on Wednesday 6 January 2027")


def pat_sees_what_would_change(visit):
    pat = visit("pat")
    pat.opens(reverse("protocols:settings", args=[2, "response-times"]))
    pat.presses("Save and see what would change")
    pat.reads("What would change")
    pat.sees("Draft version 2 compared with version 1")


def pat_cannot_adopt_it(visit):
    pat = visit("pat")
    pat.opens(reverse("protocols:version", args=[2]))
    pat.sees("Adopt this version", "Only the Monitoring Officer or the Chief Executive can adopt")
    pat.sees(
        "Mona Reid", "Changed by Pat Lowe", "changed from “5 working days” to “10 working days”"
    )
    assert not pat.page.get_by_role("button", name="Adopt this version").count()


def mona_adopts_it(visit):
    mona = visit("mona")
    mona.opens(reverse("protocols:version", args=[2]))
    mona.presses("Adopt this version")
    mona.reads("Adopt version 2")
    for part, typed in (("Day", "1"), ("Month", "12"), ("Year", "2026")):
        mona.writes(part, typed)
    mona.writes("What is the minute reference?", "Council 1 December 2026, minute 48")
    mona.presses("Adopt version")
    mona.is_told("Enter Wednesday 2 December 2026 or a later date.")
    for part, typed in (("Day", "4"), ("Month", "1"), ("Year", "2027")):
        mona.writes(part, typed)
    mona.presses("Adopt version")
    mona.sees("Version 2 adopted", "from Monday 4 January 2027", "minute 48")


def clara_sees_each_date_by_its_own_version(visit, before, after):
    clara = visit("clara", width=PHONE)
    clara.opens(before.get_absolute_url())
    clara.sees("Tuesday 8 December 2026", "Section C 3.4")
    clara.opens(after.get_absolute_url())
    clara.sees("Monday 18 January", "Oxford 23.5")


def test_a_second_administrator_is_shown_what_the_first_changed(visit, javascript):
    pat = visit("pat")
    pat.opens("/protocol/draft/")
    pat.chooses("Oxford City Council, Code on Councillor-Officer Relations")
    pat.writes("What is the protocol called?", "Ours")
    pat.presses("Start draft")
    pat.follows("Response times and holding replies")
    other = pat.opens_another_window(reverse("protocols:settings", args=[2, "response-times"]))
    other.writes("Answer within", "7")
    other.writes("Answer a chased enquiry within", "3")
    other.presses("Save draft")
    other.sees("Draft saved")
    pat.writes("Answer within", "10")
    pat.presses("Save draft")
    pat.sees("Pat Lowe changed this draft while you were editing it")
    pat.sees("Answer to a councillor: changed from “5 working days” to “7 working days”.")
    pat.sees("You entered “10 working days”. Save again to use that instead.")
    pat.still_has("Answer within", "10")
    pat.still_has("Answer a chased enquiry within", "3")
    assert not (javascript and list(faults(pat)))
    pat.presses("Save draft")
    pat.sees("Draft saved", "Wednesday 6 January 2027")
    assert Protocol.objects.get(number=2).revision == 2
