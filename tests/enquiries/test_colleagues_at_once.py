"""Sharing, its end and handing over at once: the row of the enquiry decides, and once is once."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from casework.models import Notice
from enquiries.handover.actions import hand_over
from enquiries.models import Enquiry, EnquiryHandover, EnquiryShare
from enquiries.sharing.actions import end_share, share
from tests.clause_protocols import adopt_for
from tests.enquiries import cases
from tests.people import named
from tests.test_concurrent_requests import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def enquiry(council, clock):
    adopt_for(clock, "surrey")
    return cases.assigned()


def sharing(enquiry, key):
    clara, nia = named("clara"), named("nia")
    return lambda: share(enquiry, person=nia, by=clara, key=key)


def handing(enquiry):
    clara, nia = named("clara"), named("nia")
    return lambda: hand_over(clara, to=nia, enquiries=[enquiry.pk], by=clara)


def test_pressed_five_times_at_once_it_is_shared_once(enquiry):
    key = uuid4()
    assert not [r for r in at_once(*[sharing(enquiry, key)] * 5) if isinstance(r, PermissionDenied)]
    assert EnquiryShare.objects.count() == Notice.objects.filter(event="shared").count() == 1


def test_two_tabs_share_with_one_person_once(enquiry):
    refused = at_once(*(sharing(enquiry, uuid4()) for _ in range(4)))
    assert sum(isinstance(one, PermissionDenied) for one in refused) == 3
    assert EnquiryShare.objects.count() == 1


def test_shared_and_ended_at_once_history_and_visibility_agree(enquiry):
    sharing(enquiry, uuid4())()
    row = EnquiryShare.objects.get()
    at_once(*[lambda: end_share(row, by=named("clara"))] * 3, sharing(enquiry, uuid4()))
    open_now = EnquiryShare.objects.filter(ended_at=None).count()
    assert Enquiry.objects.visible_to(named("nia")).count() == open_now
    assert enquiry.history.filter(history_change_reason="share ended").count() == 1


def test_handed_over_and_shared_at_once_the_old_share_shows_nothing(enquiry):
    at_once(handing(enquiry), handing(enquiry), sharing(enquiry, uuid4()))
    assert EnquiryHandover.objects.count() == 1
    assert Enquiry.objects.get().member == named("nia")
    assert not EnquiryShare.objects.filter(ended_at=None).exists()
