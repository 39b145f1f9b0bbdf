"""News about an enquiry that was handed over: each councillor’s is of the time it was theirs."""

from datetime import timedelta

import pytest
from django.utils import timezone

from enquiries.handover.actions import hand_over
from portal.models import HomeVisit
from tests.clause_protocols import adopt_for
from tests.enquiries import cases
from tests.people import named, signed_in
from tests.portal.test_home import news_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def answered_then_handed_over(clock):
    """Both councillors were here before; Clara’s enquiry was answered, and passed to Nia."""
    adopt_for(timezone.now, "surrey")
    for who in ("clara", "nia"):
        HomeVisit.objects.create(person=named(who), seen_at=clock.at)
    clock.at += timedelta(hours=1)
    enquiry = cases.answered()
    clock.at += timedelta(hours=1)
    hand_over(named("clara"), to=named("nia"), enquiries=[enquiry.pk], by=named("clara"))


def news_of(who):
    return news_on(signed_in(who).get("/"))


@pytest.mark.usefixtures("answered_then_handed_over")
def test_the_new_councillor_reads_no_news_from_before_it_was_theirs():
    (line,) = news_of("nia")
    assert "handed" in line


@pytest.mark.usefixtures("answered_then_handed_over")
def test_the_councillor_before_reads_no_news_of_it():
    assert news_of("clara") == []
