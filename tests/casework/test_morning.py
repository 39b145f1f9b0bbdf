"""The morning email: everything new in one email, once, and nothing lost on the way."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.db import transaction

from casework import jobs as casework_jobs
from casework.models import NewsPreference, NewsWhen, Notice
from casework.news.actions import choose_when
from casework.notices import morning, uncertain
from casework.notices.overdue import stuck
from enquiries import actions, jobs
from enquiries.models import Kind
from tests.complaints import cases as complaint_cases
from tests.documents import cases as requests
from tests.enquiries import cases
from tests.established import change_posts
from tests.people import named, under

pytestmark = pytest.mark.django_db
WITH = "Your enquiry is with Highways. You will get an answer by Tuesday 8 December."


def wants(when, who="clara"):
    choose_when(when, by=named(who))


def emails(clock, *at, who="clara"):
    """What comes to one person by that time: subject and body."""
    clock.set(2026, 12, *at)
    casework_jobs.send_notices()
    got = [(m.subject, m.body) for m in mail.outbox if m.to == [f"{who}@westhaven.example"]]
    mail.outbox.clear()
    return got


def test_what_is_new_on_one_day_comes_in_one_email_the_next_morning(clock):
    wants(NewsWhen.MORNING)
    first, second = cases.answered(), requests.assigned()
    assert emails(clock, 1, 17) == []
    assert emails(clock, 2, 9, 14) == []
    ((subject, body),) = emails(clock, 2, 9, 15)
    assert subject == "News about 2 of your enquiries and document requests"
    names = [line for line in body.splitlines() if line in (first.reference, second.reference)]
    assert names == [first.reference, second.reference]
    assert f"{WITH}\nYour enquiry has been answered." in body
    assert first.get_absolute_url() in body


def test_it_is_sent_once(clock):
    wants(NewsWhen.MORNING)
    cases.answered()
    assert len(emails(clock, 2, 9, 15)) == 1
    assert emails(clock, 2, 9, 16) == emails(clock, 3, 9, 30) == []


def test_writing_it_twice_writes_one(clock):
    wants(NewsWhen.MORNING)
    cases.answered()
    clock.set(2026, 12, 2, 9, 15)
    clara = named("clara").pk
    assert [morning.write_morning_email(clara) for _ in range(2)] == [True, False]
    assert Notice.objects.filter(event=morning.EVENT).count() == 1


def test_news_of_one_case_has_its_reference_in_the_subject_line(clock):
    wants(NewsWhen.MORNING)
    enquiry = cases.answered()
    ((subject, _),) = emails(clock, 2, 9, 15)
    assert subject == f"News about {enquiry.reference}"


@pytest.mark.parametrize("at", [(4, 18), (5, 8), (6, 10)], ids=["Friday", "Saturday", "Sunday"])
def test_what_comes_at_a_weekend_comes_on_monday(at, clock):
    wants(NewsWhen.MORNING)
    clock.set(2026, 12, *at)
    cases.assigned()
    assert emails(clock, 5, 10) == emails(clock, 6, 11) == []
    assert len(emails(clock, 7, 9, 20)) == 1


def test_a_morning_without_news_has_no_email(clock):
    wants(NewsWhen.MORNING)
    assert emails(clock, 2, 9, 30) == []
    assert not Notice.objects.filter(event=morning.EVENT).exists()


def test_someone_who_wants_both_has_each_email_and_all_of_it_again(clock):
    wants(NewsWhen.BOTH)
    enquiry = cases.answered()
    assert len(emails(clock, 1, 10, 30)) == 2
    ((subject, body),) = emails(clock, 2, 9, 20)
    assert subject == f"News about {enquiry.reference}"
    assert "has been answered" in body
    assert emails(clock, 2, 9, 30) == emails(clock, 3, 9, 30) == []


def test_without_a_choice_each_email_comes_at_once(clock):
    cases.answered()
    assert len(emails(clock, 1, 10, 30)) == 2
    assert emails(clock, 2, 9, 30) == []


def test_a_choice_of_one_councillor_is_not_anybody_elses(clock):
    wants(NewsWhen.MORNING, "nia")
    cases.answered()
    assert len(emails(clock, 1, 10, 30)) == 2
    assert len(emails(clock, 1, 10, 31, who="omar")) == 0  # with Clara's, a moment ago


def test_a_reminder_that_is_done_by_the_morning_is_left_out(clock):
    wants(NewsWhen.MORNING)
    enquiry = cases.assigned()
    emails(clock, 2, 9, 20)
    clock.set(2026, 12, 9, 9, 5)
    jobs.nudge()
    cases.answered(enquiry)
    bodies = [body for _, body in emails(clock, 10, 9, 20)]
    assert ["overdue" in body for body in bodies] == [False]


def test_the_chase_step_comes_with_the_news_of_its_own_morning(clock):
    wants(NewsWhen.MORNING)
    cases.assigned()
    emails(clock, 2, 9, 20)
    clock.set(2026, 12, 7, 9, 5)
    jobs.nudge()
    clock.set(2026, 12, 8, 9, 5)
    jobs.nudge()
    clock.set(2026, 12, 9, 9, 5)
    jobs.nudge()
    assert emails(clock, 9, 9, 6) == []
    ((_, body),) = emails(clock, 9, 9, 15)
    assert "The answer to your enquiry is 1 working day overdue. You can chase it." in body


@pytest.mark.parametrize("about", ["a complaint", "a confidential enquiry"])
def test_an_email_that_names_no_case_is_not_held(about, clock):
    """Of neither: the time of one would tell it from the other."""
    wants(NewsWhen.MORNING)
    if about == "a complaint":
        complaint_cases.acknowledged()
    else:
        under("somerset", clock)
        clock.set(2026, 12, 2, 10, 1)
        enquiry = cases.raised(kind=Kind.CRITICISM, officer=named("ruth"))
        actions.answer(enquiry, text="Noted.", by=named("ruth"), key=uuid4())
    subjects = [subject for subject, _ in emails(clock, clock.at.day, 10, 30)]
    assert subjects == ["There is something for you in the portal."]


def test_a_worker_that_dies_while_sending_loses_nothing(clock):
    wants(NewsWhen.MORNING)
    cases.answered()
    clock.set(2026, 12, 2, 9, 15)
    morning.write_morning_emails(clock.at)
    Notice.objects.filter(event=morning.EVENT).update(state="uncertain", claimed_at=clock.at)
    assert emails(clock, 2, 9, 20) == []
    clock.at += uncertain.ABANDONED_AFTER
    casework_jobs.send_notices()
    ((_, body),) = emails(clock, 2, 10)
    assert "has been answered" in body


def test_a_worker_that_dies_before_the_commit_leaves_all_waiting(clock):
    wants(NewsWhen.MORNING)
    cases.answered()
    clock.set(2026, 12, 2, 9, 15)
    with transaction.atomic():
        assert morning.write_morning_email(named("clara").pk)
        transaction.set_rollback(True)
    assert len(emails(clock, 2, 9, 16)) == 1


def test_nothing_is_told_after_the_end_of_a_term(clock):
    wants(NewsWhen.MORNING)
    cases.answered()
    change_posts(named("clara").appointments.all(), ends_on=clock.at.date())
    assert emails(clock, 2, 9, 20) == []
    assert emails(clock, 3, 9, 20) == []
    assert set(news_states()) == {"expired"}


def news_states():
    return Notice.objects.filter(addressee=named("clara")).values_list("state", flat=True)


def test_news_that_waits_is_not_late(clock):
    wants(NewsWhen.MORNING)
    cases.answered()
    assert not stuck(clock.at + timedelta(hours=8)).filter(addressee=named("clara")).exists()


def test_a_choice_has_a_history(clock):
    wants(NewsWhen.MORNING)
    wants(NewsWhen.AT_ONCE)
    wants(NewsWhen.AT_ONCE)
    row = NewsPreference.objects.get(person=named("clara"))
    assert list(row.history.order_by("pk").values_list("when", flat=True)) == ["morning", "at-once"]
