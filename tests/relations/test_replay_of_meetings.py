"""What a draft would have made of a year of visits, scrutiny requests, agendas and decisions."""

from datetime import timedelta

import pytest

from foundation.history import write
from protocols.choices import ConnectionEffect
from protocols.settings.meeting_settings import NOT_COUNTED
from relations.group_meetings import decisions
from tests.enquiries.test_replay import drafted, look
from tests.people import adopt, named
from tests.protocols.pages import text_of
from tests.protocols.test_settings import means
from tests.relations import agendas, group_meetings, scrutiny, visits

pytestmark = pytest.mark.django_db


def in_force_for_a_year(clock, preset):
    """A version that was in force before anything was announced."""
    adopt(preset, clock.at.date() + timedelta(days=1))
    clock.next_day()


def page_of_draft(client, clock, *, weeks, **settings):
    """What Mona reads of a draft with these settings, so many weeks later."""
    clock.at += timedelta(weeks=weeks)
    draft = drafted(5)
    write(draft, by=named("pat"), reason="edited", **settings)
    return text_of(look(client, "mona", draft))


def test_visits_are_counted_with_the_notice_they_were_announced_with(client, clock):
    in_force_for_a_year(clock, "cheshire-east")
    place = visits.premises()
    for days in (0, 2, 6):
        at = clock.at.replace(hour=18) + timedelta(days=days)
        times = {"starts_at": at, "ends_at": at + timedelta(hours=1)}
        visits.announced(place=place, late_reason="A flood.", **times)
    page = page_of_draft(client, clock, weeks=3, visit_notice_days=3)
    assert "Notice of visits to premises: changed from “at least 1 day” to “at least 3" in page
    assert "Of 3 visits in the last 12 months, 2 instead of 1 would have needed a reason." in page
    assert "Meetings, visits and connections: no change" not in page


def test_requests_of_scrutiny_bodies_are_counted_in_working_days(client, clock):
    in_force_for_a_year(clock, "cheshire-east")
    for day in (14, 18):
        scrutiny.asked(starts_at=scrutiny.at(14, day=day), ends_at=scrutiny.at(16, day=day))
    page = page_of_draft(client, clock, weeks=5, scrutiny_notice_days=15)
    assert "Of 2 requests of scrutiny bodies in the last 12 months, 2 instead of 1 would" in page


def test_agendas_are_counted_once_their_meeting_has_been_held(client, clock):
    in_force_for_a_year(clock, "oxford")
    agendas.consulted()  # 16 days before
    agendas.planned(starts_at=agendas.STARTS + timedelta(days=300))
    page = page_of_draft(client, clock, weeks=5, agenda_days=20, agenda_reminder_days=21)
    assert "Of 1 agendas of the last 12 months, the consultation on 1 instead of 0 would" in page


def test_decisions_on_an_officer_at_a_meeting_are_counted_as_answers_are(client, clock):
    in_force_for_a_year(clock, "section-c")
    meeting = group_meetings.asked()
    clock.at += timedelta(days=2)
    acceptance = decisions.Acceptance(named("omar"), significant=False, area="Winter")
    decisions.accept_attendance(meeting, acceptance=acceptance, by=named("eve"))
    clock.at += timedelta(weeks=3)
    draft = drafted(5)
    rule = draft.rules.get(kind="attendance-decision")
    write(rule, by=named("pat"), reason="edited", amount=1)
    page = text_of(look(client, "mona", draft))
    assert "Of 1 requests for an officer at a meeting in the last 12 months, 1 instead of 0" in page


def test_what_a_connection_does_is_not_counted_and_its_meaning_says_why(client, clock):
    in_force_for_a_year(clock, "oxford")
    assert NOT_COUNTED in means(drafted(5), "connection_effect")[0]
    page = page_of_draft(client, clock, weeks=1, connection_effect=ConnectionEffect.LEFT_OUT)
    changed = "changed from “what its clauses say” to “the officer is left out of the list”."
    assert f"What a declared connection does: {changed} Complaint routes: no change." in page


def test_without_a_change_the_page_says_so(client, clock):
    in_force_for_a_year(clock, "oxford")
    page = page_of_draft(client, clock, weeks=1)
    assert "Meetings, visits and connections: no change." in page
