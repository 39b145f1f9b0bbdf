"""An officer leaves: the head chooses who has each case, which is done after the last day."""

import pytest

from portal.leavers.post_ends import deal_with_post_ends
from tests.documents import cases as requests
from tests.enquiries import cases
from tests.leavers.leaving import GONE, address, leaves
from tests.people import named

pytestmark = pytest.mark.parametrize(
    "javascript", [True, False], ids=["with JavaScript", "without JavaScript"]
)


def test_the_head_provides_for_the_cases_of_an_officer_who_leaves(visit, clock):
    enquiry, asked = cases.assigned(), requests.assigned()
    leaves()
    when_ruth_chooses_for_each(visit, enquiry, asked)
    clock.set(*GONE)
    deal_with_post_ends()
    then_clara_sees_who_has_it_now(visit, enquiry)


def when_ruth_chooses_for_each(visit, enquiry, asked):
    ruth = visit("ruth")
    ruth.opens("/")
    ruth.follows("Leavers and their work")
    ruth.follows("Omar Haddad")
    ruth.sees("2 cases are open.", "Friday 11 December 2026", enquiry.title)
    ruth.picks(f"What happens to {enquiry.reference}", "Grace Lund, 0 open")
    ruth.presses("Check and save")
    ruth.is_told(f"Select what happens to {asked.reference}")
    ruth.picks("Choose this for every case without a choice", "Me, Ruth Adeyemi, 0 open")
    ruth.presses("Fill in")
    ruth.presses("Check and save")
    ruth.sees("Choices saved", "2 cases are open. All have a choice.")
    assert ruth.page.url.endswith(address())


def then_clara_sees_who_has_it_now(visit, enquiry):
    clara = visit("clara")
    clara.opens(enquiry.get_absolute_url())
    clara.sees("Grace Lund")
    assert type(enquiry).objects.get(pk=enquiry.pk).officer == named("grace")
