"""Two people at once at an announcement: the database decides, and each is told what counts."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from announcements import actions, policy
from announcements.jobs import tell_and_publish
from announcements.models import Announcement, AnnouncementState, Receipt
from casework.models import Notice
from tests.announcements.announcements import elected, sent, written
from tests.people import named
from tests.test_concurrent_requests import at_once

pytestmark = pytest.mark.django_db(transaction=True)

S = AnnouncementState
PUBLIC_ALREADY = "This is public already."


def refusals(results):
    return [str(result) for result in results if isinstance(result, PermissionDenied)]


def opened(**more):
    """Sent, and opened by both councillors of the ward, so that it can be made public."""
    announcement = sent(**more)
    for who in ("clara", "nia"):
        actions.record_opening(announcement, named(who))
    return announcement


def publishing(announcement, by="omar"):
    person = named(by)
    return lambda: actions.make_public(announcement, by=person)


def mails(event):
    return Notice.objects.filter(event=event).count()


def test_of_two_people_who_send_it_at_once_one_counts_and_members_are_told_once(council, clock):
    announcement, people = written(), [named("omar"), named("ruth")]
    results = at_once(*(lambda by=by: actions.tell(announcement, by=by) for by in people))
    assert refusals(results) == [policy.TOLD_ALREADY]
    assert (Receipt.objects.count(), mails("announced")) == (2, 2)
    assert announcement.history.count() == 2


def test_of_two_people_who_make_it_public_at_once_one_counts(council, clock):
    announcement = opened()
    results = at_once(publishing(announcement), publishing(announcement, "ruth"))
    assert refusals(results) == [PUBLIC_ALREADY]
    announcement.refresh_from_db()
    assert (announcement.status, announcement.history.count()) == (S.PUBLIC, 3)


def test_made_public_by_hand_and_by_the_sweep_at_once_it_is_public_once(council, clock):
    announcement = opened(public_from=timezone.now())
    results = at_once(publishing(announcement), tell_and_publish, tell_and_publish)
    assert refusals(results) in ([], [PUBLIC_ALREADY])
    announcement.refresh_from_db()
    assert (announcement.status, announcement.history.count()) == (S.PUBLIC, 3)
    assert mails("not-public") == 0


def test_withdrawn_while_it_is_made_public_it_is_withdrawn_and_all_are_told(council, clock):
    announcement, ruth = opened(), named("ruth")
    results = at_once(
        publishing(announcement),
        lambda: actions.withdraw(announcement, reason="The works are cancelled.", by=ruth),
    )
    assert refusals(results) in ([], [policy.WITHDRAWN])
    announcement.refresh_from_db()
    assert announcement.status == S.WITHDRAWN
    assert not Announcement.objects.public().exists()
    assert mails("announcement-withdrawn") == 2


def test_made_public_while_a_councillor_is_elected_it_waits_for_them_or_was_first(council, clock):
    announcement, today = opened(public_from=clock.at + timedelta(days=2)), clock.at.date()
    results = at_once(publishing(announcement), lambda: elected(starts_on=today))
    announcement.refresh_from_db()
    tell_and_publish()
    if refused := refusals(results):
        assert "Councillor Iris Tull has not been told yet." in refused[0]
        assert (announcement.status, Receipt.objects.count()) == (S.TELLING, 3)
    else:
        assert (announcement.status, Receipt.objects.count()) == (S.PUBLIC, 2)


def test_a_councillor_elected_since_is_told_once_by_sweeps_at_once(council, clock):
    opened(public_from=clock.at + timedelta(days=2))
    elected(starts_on=clock.at.date())
    at_once(tell_and_publish, tell_and_publish, tell_and_publish)
    assert (Receipt.objects.count(), mails("announced")) == (3, 3)


def test_opened_twice_at_once_it_is_opened_once(council, clock):
    announcement, clara = sent(), named("clara")
    at_once(*([lambda: actions.record_opening(announcement, clara)] * 4))
    assert Receipt.objects.filter(opened_at__isnull=False).count() == 1


def test_a_notice_saved_four_times_at_once_by_one_form_is_one_draft(council, clock):
    key = uuid4()
    written()
    at_once(*([lambda: written(key=key)] * 4))
    assert Announcement.objects.get(key=key).history.count() == 1
