"""Enquiries that councillors share and hand over, under a protocol that lets them."""

from datetime import timedelta
from uuid import uuid4

from enquiries.models import EnquiryShare, Kind
from enquiries.sharing.actions import share
from tests.enquiries import cases
from tests.established import change_posts
from tests.journeys.clause_scenes import under
from tests.people import named


def to_share(clock):
    """A resident's problem of Clara's, and another enquiry of hers."""
    under("surrey")
    cases.raised()
    resident = {"name": "Mrs Joan Pryce", "address": "6 Anchor Close", "basis": "asked"}
    return cases.answered(cases.assigned(kind=Kind.CASEWORK, resident=resident))


def shared_enquiry(clock):
    enquiry = to_share(clock)
    share(enquiry, person=named("nia"), by=named("clara"), key=uuid4())
    return enquiry


def one_share(clock):
    enquiry = shared_enquiry(clock)
    return enquiry.pk, EnquiryShare.objects.get(case=enquiry, ended_at=None).key


def councillor_left(clock):
    """Clara's term ended yesterday."""
    enquiry = to_share(clock)
    yesterday = clock.at.date() - timedelta(days=1)
    change_posts(named("clara").appointments.all(), ends_on=yesterday)
    return enquiry


def who_left(clock):
    clara = named("clara")
    if clara.is_councillor_today():
        councillor_left(clock)
    return (clara.pk,)
