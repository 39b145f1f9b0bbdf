"""Jobs of the site itself: ended sessions go, and the others stay."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from portal import jobs
from portal.schedule import beat_schedule


@pytest.mark.django_db
def test_only_sessions_that_have_ended_are_removed():
    now = timezone.now()
    for name, ends_at in (("ended", now - timedelta(minutes=1)), ("on", now + timedelta(hours=1))):
        Session.objects.create(session_key=name, session_data="x", expire_date=ends_at)
    assert jobs.clear_sessions() == 1
    assert list(Session.objects.values_list("session_key", flat=True)) == ["on"]


def test_the_clock_sends_it_each_hour():
    entry = beat_schedule(send_every=10, nudge_every=60)["clear-sessions"]
    assert (entry["task"], entry["schedule"]) == (jobs.clear_sessions.name, 3600.0)
