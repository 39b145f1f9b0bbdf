"""What time opens and closes: chasing, following up, and holding replies."""

from datetime import date
from uuid import uuid4

import pytest

from casework.promises import NOTHING_DUE
from enquiries import actions, policy
from foundation.history import write
from protocols.models import PromiseKind
from tests.enquiries import cases
from tests.enquiries.test_policy import verdict
from tests.enquiries.verb_table import OVER, STAY_OPEN
from tests.people import adopt, named

pytestmark = pytest.mark.django_db


def test_an_overdue_enquiry_is_chased_once_for_each_promised_date(clock):
    enquiry = cases.assigned()
    clock.set(2026, 12, 8, 23)
    assert verdict("chase", "clara", enquiry).later
    clock.set(2026, 12, 9, 9)
    assert verdict("chase", "clara", enquiry)
    enquiry = actions.chase(enquiry, text="Well?", by=named("clara"), key=uuid4())
    assert verdict("chase", "clara", enquiry).reason == (
        "You have already chased this enquiry, on Wednesday 9 December."
    )
    enquiry = cases.held(enquiry, days=3)
    assert verdict("chase", "clara", enquiry).reason.startswith(
        "You can chase this enquiry after Monday 14"
    )
    clock.set(2026, 12, 15, 9)
    assert verdict("chase", "clara", enquiry)


def test_without_a_promised_date_there_is_nothing_to_chase(clock):
    enquiry = cases.assigned()
    for promise in enquiry.promises.open():
        write(promise, by=named("dev"), reason="released", ended_at=clock.at)
    write(enquiry, by=named("dev"), reason="released", **NOTHING_DUE)
    assert (
        verdict("chase", "clara", enquiry).reason
        == "The protocol does not set a date for an answer."
    )


def test_the_days_for_a_follow_up_end_before_the_clock_closes_it(clock):
    enquiry = cases.answered()
    clock.set(2026, 12, 8, 23)
    assert verdict("follow_up", "clara", enquiry)
    assert verdict("close", "portal", enquiry).reason == STAY_OPEN
    clock.set(2026, 12, 9, 1)
    assert verdict("follow_up", "clara", enquiry).reason == OVER
    assert verdict("close", "portal", enquiry)


@pytest.mark.parametrize(("limit", "many"), [(1, "one holding reply"), (2, "2 holding replies")])
def test_holding_replies_are_as_many_as_the_protocol_allows(limit, many, clock):
    adopt("oxford", date(2026, 12, 2), holding_limit=limit)
    clock.set(2026, 12, 2, 10)
    enquiry = cases.assigned()
    for days in range(limit):
        assert verdict("hold", "omar", enquiry)
        enquiry = cases.held(enquiry, days=5 + days)
    refusal = verdict("hold", "omar", enquiry)
    assert refusal.reason.startswith(f"The protocol allows {many}. Answer by ")
    assert refusal.clause == "23.5"


def test_a_refusal_cites_no_clause_where_the_protocol_has_no_rule(clock):
    adopt("oxford", date(2026, 12, 2))
    clock.set(2026, 12, 2, 10)
    enquiry = cases.assigned()
    assert policy.promise_clause_of(enquiry, PromiseKind.REPLY) == "23.5"
    assert policy.promise_clause_of(enquiry, PromiseKind.MEMBER_REPLY) == ""
