"""A year counted again under a draft, worked out by hand."""

from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from enquiries import actions, follow_ups, jobs
from enquiries.models import Replay
from enquiries.replay import counting
from foundation.history import write
from people.models import Service
from protocols.drafting import actions as drafting_actions
from protocols.models import PromiseKind, PromiseRule, Protocol
from tests.conftest import LONDON
from tests.enquiries import cases
from tests.people import adopt, named

pytestmark = pytest.mark.django_db


@pytest.fixture
def five_days(clock):
    """Oxford’s five working days, in force since 3 August 2026."""
    clock.set(2026, 7, 1, 10)
    return adopt("oxford", date(2026, 8, 3))


def drafted(amount=10, **settings):
    """A draft that gives so many working days."""
    draft = drafting_actions.draft_from_preset("oxford", name="Next", by=named("pat"))
    if settings:
        write(draft, by=named("pat"), reason="edited", **settings)
    rule = PromiseRule.objects.get(protocol=draft, kind=PromiseKind.REPLY)
    write(rule, by=named("pat"), reason="edited", amount=amount)
    return Protocol.objects.get(pk=draft.pk)


def answered_on(clock, received, answered=None, **more):
    clock.set(*received)
    enquiry = cases.assigned(**more)
    if answered:
        clock.set(*answered)
        cases.answered(enquiry)
    return enquiry


def counted(draft, against):
    since, until = counting.year_to(timezone.localdate())
    row = Replay(draft=draft, against=against, since=since, until=until, total=0)
    return counting.count_replay(row, now=timezone.now())


HIGHWAYS = "Highways"


def sums(result, part="answers", where=HIGHWAYS):
    line = result[part].get(where, {}).items()
    return {key: n for key, n in line if not key.startswith("due")}


def test_five_working_days_against_ten(clock, five_days):
    answered_on(clock, (2026, 10, 5, 10), (2026, 10, 12, 16))  # the fifth day: in time for both
    answered_on(clock, (2026, 10, 5, 10), (2026, 10, 13, 9))  # the sixth: late for five
    answered_on(clock, (2026, 10, 5, 10), (2026, 10, 20, 9))  # the eleventh: late for both
    clock.set(2026, 12, 1, 10)
    assert sums(counted(drafted(10), five_days)) == {"enquiries": 3, "before": 2, "after": 1}


def test_what_came_after_the_cut_off_counts_from_the_next_day(clock, five_days):
    answered_on(clock, (2026, 10, 5, 17, 1), (2026, 10, 13, 9))  # day 0 is the 6th, so day 5
    answered_on(clock, (2026, 10, 5, 16, 59), (2026, 10, 13, 9))
    clock.set(2026, 12, 1, 10)
    assert sums(counted(drafted(5, cut_off=None), five_days)) == {
        "enquiries": 2,
        "before": 1,
        "after": 2,
    }


def test_a_bank_holiday_of_another_division_counts_for_its_version(clock, five_days):
    clock.set(2026, 7, 2, 10)
    # 3 August 2026 is a bank holiday in Scotland and a working day in England.
    answered_on(clock, (2026, 7, 30, 10), (2026, 8, 7, 10))
    clock.set(2026, 12, 1, 10)
    assert sums(counted(drafted(5, division="scotland"), five_days)) == {
        "enquiries": 1,
        "before": 1,
        "after": 0,
    }


def test_what_is_still_open_is_late_when_its_day_has_passed(clock, five_days):
    answered_on(clock, (2026, 11, 20, 10))  # five: 27 November, ten: 4 December
    clock.set(2026, 12, 1, 10)
    assert sums(counted(drafted(10), five_days)) == {"enquiries": 1, "before": 1, "after": 0}


def test_holding_replies_stand_apart_and_are_no_answers(clock, five_days):
    clock.set(2026, 10, 5, 10)
    enquiry = cases.assigned()
    clock.set(2026, 10, 12, 10)
    cases.held(enquiry)  # on the fifth day
    clock.set(2026, 10, 16, 10)
    cases.answered(enquiry)  # on the ninth
    slow = cases.assigned()
    clock.set(2026, 10, 30, 10)
    cases.held(slow)  # on the tenth day, and never answered
    clock.set(2026, 12, 1, 10)
    result = counted(drafted(10), five_days)
    assert result["answers"] == {}
    assert sums(result, "held") == {"enquiries": 2, "before": 1, "after": 0, "needless": 1}


def test_a_followed_up_answer_is_counted_once_more(clock, five_days):
    enquiry = answered_on(clock, (2026, 10, 5, 10), (2026, 10, 7, 10))
    follow_ups.follow_up(enquiry, text="And the rest?", by=named("clara"), key=uuid4())
    clock.set(2026, 10, 15, 10)  # the sixth day after the 7th
    cases.answered(enquiry)
    clock.set(2026, 12, 1, 10)
    assert sums(counted(drafted(10), five_days)) == {"enquiries": 2, "before": 1, "after": 0}


def test_a_holding_reply_of_a_second_round_does_not_touch_the_first(clock, five_days):
    enquiry = answered_on(clock, (2026, 10, 5, 10), (2026, 10, 7, 10))
    follow_ups.follow_up(enquiry, text="And the rest?", by=named("clara"), key=uuid4())
    clock.set(2026, 10, 8, 10)
    cases.held(enquiry)
    clock.set(2026, 12, 1, 10)
    result = counted(drafted(10), five_days)
    assert sums(result)["enquiries"] == 1
    assert sums(result, "held")["enquiries"] == 1


def test_what_was_withdrawn_or_redirected_is_left_out(clock, five_days):
    enquiry = answered_on(clock, (2026, 10, 5, 10))
    actions.withdraw(enquiry, text="Solved", by=named("clara"), key=uuid4())
    clock.set(2026, 12, 1, 10)
    result = counted(drafted(10), five_days)
    assert (result["left_out"], result["answers"]) == (1, {})


def test_days_of_waiting_are_left_out_if_the_draft_stops_the_clock(clock, five_days):
    clock.set(2026, 10, 5, 10)
    enquiry = cases.assigned()
    clock.set(2026, 10, 6, 10)
    actions.ask_councillor(enquiry, text="Which end?", by=named("omar"), key=uuid4())
    clock.set(2026, 10, 9, 10)  # three days on which it waited: the 6th, 7th and 8th
    actions.reply(enquiry, text="The far one", by=named("clara"), key=uuid4())
    clock.set(2026, 10, 15, 10)  # day 8, or day 5 without those three
    cases.answered(enquiry)
    clock.set(2026, 12, 1, 10)
    stops = drafted(5, pause_while_waiting=True)
    assert sums(counted(stops, five_days)) == {"enquiries": 1, "before": 1, "after": 0}


def test_a_draft_without_a_time_limit_makes_no_answer_late(clock, five_days):
    answered_on(clock, (2026, 10, 5, 10), (2026, 10, 20, 9))
    clock.set(2026, 12, 1, 10)
    assert sums(counted(drafted(None), five_days)) == {"enquiries": 1, "before": 1, "after": 0}


def test_the_year_is_the_last_twelve_months_and_no_day_more(clock, five_days):
    assert counting.year_to(date(2028, 3, 1)) == (date(2027, 3, 1), date(2028, 2, 29))
    assert counting.year_to(date(2026, 12, 1)) == (date(2025, 12, 1), date(2026, 11, 30))
    answered_on(clock, (2026, 11, 30, 23, 59))
    answered_on(clock, (2026, 12, 1, 0, 1))
    clock.set(2026, 12, 1, 10)
    assert sums(counted(drafted(10), five_days))["enquiries"] == 1


def test_if_the_newest_is_older_than_a_year_its_own_year_is_taken(clock, five_days):
    answered_on(clock, (2026, 10, 5, 10))
    assert counting.year_to(date(2029, 1, 1)) == (date(2025, 10, 6), date(2026, 10, 5))


def test_services_and_offices_are_counted_apart(clock, five_days):
    answered_on(clock, (2026, 10, 5, 10), (2026, 10, 20, 9))
    clock.set(2026, 10, 5, 10)
    to_waste = cases.raised()
    write(to_waste, by=None, reason="moved", service=Service.objects.get(name="Waste"))
    clock.set(2026, 12, 1, 10)
    result = counted(drafted(10), five_days)
    assert set(result["answers"]) == {"Highways", "Waste"}


def look(client, who, draft):
    client.force_login(named(who))
    return client.get(reverse("enquiries:what-would-change", args=[draft.number]))


def test_the_page_says_the_result_first(client, clock, five_days):
    for day in (12, 13, 20):
        answered_on(clock, (2026, 10, 5, 10), (2026, 10, day, 16))
    clock.set(2026, 12, 1, 10)
    draft = drafted(10)
    response = look(client, "pat", draft)
    page = response.content.decode()
    assert "1 answer would have been late in the last 12 months, instead of 2." in page
    assert "We recalculated 3 enquiries received from 1 December 2025 to 30 November 2026" in page
    assert "with ten working days instead of five working days." in page
    assert "Draft version 3 compared with version 2, in force since 3 August 2026" in page
    assert 'width="224" height="10"' in page
    assert 'width="112" height="12"' in page
    assert "style=" not in page
    assert "You drafted this, so someone else must adopt it: the Monitoring Officer or" in page
    assert "Refresh" not in response
    assert not Replay.objects.exists()


@pytest.mark.parametrize("who", ["clara", "omar", "dev", "petra", "sam", "ada"])
def test_others_do_not_find_the_page(client, who, clock, five_days):
    clock.set(2026, 12, 1, 10)
    assert look(client, who, drafted()).status_code == 404
    assert look(client, who, five_days).status_code == 404


def test_a_long_count_is_done_by_the_worker_and_watched(client, clock, five_days, monkeypatch):
    monkeypatch.setattr(counting, "AT_A_GLANCE", 1)
    for day in (12, 13, 20):
        answered_on(clock, (2026, 10, 5, 10), (2026, 10, day, 16))
    clock.set(2026, 12, 1, 10)
    draft = drafted(10)
    first = look(client, "pat", draft)
    assert "0 of 3 enquiries so far" in first.content.decode()
    assert first["Refresh"] == "1"
    look(client, "mona", draft)
    assert Replay.objects.count() == 1  # the second reader watches the same count
    assert jobs.replay() == 1
    assert jobs.replay() == 0
    page = look(client, "pat", draft).content.decode()
    assert "1 answer would have been late" in page


def look_again(client, clock, draft):
    """Nobody has begun to count for longer than a page waits."""
    look(client, "pat", draft)
    clock.at += timedelta(seconds=16)
    return look(client, "pat", draft).content.decode()


def test_another_change_of_the_draft_is_counted_again(client, clock, five_days, monkeypatch):
    monkeypatch.setattr(counting, "AT_A_GLANCE", 0)
    answered_on(clock, (2026, 10, 5, 10), (2026, 10, 13, 16))
    clock.set(2026, 12, 1, 10)
    draft = drafted(10)
    assert "No answers would have been late" in look_again(client, clock, draft)
    rule = PromiseRule.objects.get(protocol=draft, kind=PromiseKind.REPLY)
    write(rule, by=named("pat"), reason="edited", amount=4)
    write(draft, by=named("pat"), reason="edited", revision=draft.revision + 1)
    assert "as under version 2" in look_again(client, clock, draft)
    assert Replay.objects.count() == 2
    clock.at += timedelta(days=2)
    look(client, "pat", draft)
    assert Replay.objects.count() == 1


def test_a_page_does_not_wait_for_a_worker_that_never_starts(client, clock, five_days, monkeypatch):
    monkeypatch.setattr(counting, "AT_A_GLANCE", 0)
    answered_on(clock, (2026, 10, 5, 10), (2026, 10, 13, 16))
    clock.set(2026, 12, 1, 10)
    draft = drafted(10)
    assert "so far" in look(client, "pat", draft).content.decode()
    clock.at += timedelta(seconds=16)
    assert "No answers would have been late" in look(client, "pat", draft).content.decode()


def test_a_count_that_has_begun_is_not_begun_again_by_another(clock, five_days, monkeypatch):
    """Nor by a page that has lost patience: a worker says how far it is only now and then."""
    monkeypatch.setattr(counting, "AT_A_GLANCE", 0)
    answered_on(clock, (2026, 10, 5, 10), (2026, 10, 13, 16))
    clock.set(2026, 12, 1, 10)
    row = counting.latest_replay(drafted(10), five_days)
    assert Replay.objects.claim(row.pk)
    assert not Replay.objects.claim(row.pk)
    assert jobs.replay() == 0


def test_each_day_of_receipt_is_worked_out_once(clock, five_days, monkeypatch):
    calls = []
    real = counting.deadline
    monkeypatch.setattr(counting, "deadline", lambda *a: calls.append(a) or real(*a))
    rules = counting.ReplyRule(five_days)
    for minute in range(60):
        rules.due_at(datetime(2026, 10, 5, 10, minute, tzinfo=LONDON), [])
    assert len(calls) == 1
