"""Who can see and use the list of enquiries, with the sentence for those who cannot."""

import pytest

from enquiries.queue import policy
from enquiries.raising import policy as raising_policy
from tests.people import named

pytestmark = pytest.mark.django_db

WHO = ("clara", "omar", "ruth", "dev", "eve", "mona", "ada", "sam")
RULES = {
    policy.can_see_queue: (
        {"omar", "ruth", "dev", "eve", "mona"},
        "The queue is for officers. Your enquiries are on your home page.",
    ),
    policy.can_list_every_service: (
        {"dev"},
        "Only coordinators can list the enquiries of every service.",
    ),
    policy.can_list_own: ({"omar", "ruth", "eve", "mona"}, "No enquiry can be assigned to you."),
    policy.can_assign_ticked: (
        {"omar", "ruth", "dev", "eve"},
        "Only a coordinator, or someone in the service, can assign enquiries.",
    ),
    raising_policy.can_raise_for_member: (
        {"dev"},
        "Only coordinators can raise enquiries for a councillor.",
    ),
}


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_each_person_has_it_or_is_told_why_not(rule, who):
    allowed, reason = RULES[rule]
    assert rule(named(who)).reason == ("" if who in allowed else reason)
