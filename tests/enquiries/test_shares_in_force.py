"""Shares in force: which councillors read a colleague's enquiry today, and until when."""

from datetime import timedelta

import pytest
from django.utils import timezone

from enquiries.models import Enquiry, EnquiryFile, EnquiryShare, Kind
from foundation.history import write
from people.models import Ward
from tests.enquiries import cases
from tests.people import named

pytestmark = pytest.mark.django_db


def shared(enquiry=None, person="nia"):
    enquiry = enquiry or cases.raised()
    share = EnquiryShare(
        case=enquiry, person=named(person), given_by=enquiry.member, given_at=timezone.now()
    )
    write(share, by=enquiry.member, reason="shared")
    return share


def seen_by(who):
    return list(Enquiry.objects.visible_to(named(who)).order_by("pk"))


def end_post(who, day):
    post = named(who).appointments.get()
    write(post, by=named("petra"), reason="ended", ends_on=day)


def move_ward(who):
    post = named(who).appointments.get()
    ward = Ward.objects.create(name="Hill")
    write(post, by=named("petra"), reason="moved", ward=ward)


def test_a_colleague_sees_just_the_shared_enquiry():
    share, _ = shared(), cases.raised()
    assert seen_by("nia") == [share.case]
    assert seen_by("stan") == []


def test_nothing_is_seen_by_a_share_that_has_ended():
    share = shared()
    write(share, by=named("clara"), reason="share ended", ended_at=timezone.now())
    assert seen_by("nia") == []


@pytest.mark.parametrize("leaves", ["nia", "clara"])
def test_a_share_ends_with_the_post_of_either(clock, leaves):
    shared()
    end_post(leaves, clock.at.date())
    assert seen_by("nia")
    clock.at += timedelta(days=1)
    assert seen_by("nia") == []


def test_a_share_ends_when_the_colleague_has_another_ward():
    shared()
    move_ward("nia")
    assert seen_by("nia") == []


def test_the_ward_of_the_enquiry_is_enough():
    shared()
    move_ward("clara")
    assert seen_by("nia")


def test_the_ward_of_the_councillor_is_enough():
    share, hill = shared(), Ward.objects.create(name="Hill")
    write(share.case, by=named("dev"), reason="raised", ward=hill)
    assert seen_by("nia") == [share.case]


def test_a_confidential_enquiry_is_not_seen_by_a_share():
    share = shared()
    write(share.case, by=named("clara"), reason="raised", kind=Kind.CRITICISM)
    assert seen_by("nia") == []


def test_an_enquiry_of_another_councillor_today_is_not_seen_by_an_old_share():
    share = shared()
    write(share.case, by=named("dev"), reason="handed over", member=named("eve"))
    assert seen_by("nia") == []


def test_files_are_seen_with_the_enquiry():
    share = shared()
    photo = cases.with_photo(share.case)
    assert list(EnquiryFile.objects.visible_to(named("nia"))) == [photo]
    assert not EnquiryFile.objects.visible_to(named("stan")).exists()
