"""Watches where the protocol sets no time limit: age, reminders, a chase; and no figure."""

from datetime import date, datetime
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from casework.closures.actions import change_days
from casework.models import Notice
from enquiries import actions, follow_ups, jobs, policy
from enquiries.models import EnquiryPromise, Status
from protocols.calendar import CalendarChange
from protocols.models import PromiseKind
from reports import figures
from reports.figures import Period
from tests.clause_protocols import adopt_for
from tests.conftest import LONDON
from tests.enquiries import cases
from tests.people import adopt, named, signed_in

pytestmark = pytest.mark.django_db

TIMELY = (
    "knutsford",
    "surrey",
    "merton",
    "epsom-ewell",
    "thurrock",
    "somerset",
    "north-yorkshire",
    "cheshire-east",
)


def under(preset, clock, **settings):
    clock.set(2026, 10, 1, 10)
    version = adopt(preset, date(2026, 11, 2), **settings)
    clock.set(2026, 12, 1, 10)
    return version


@pytest.fixture
def timely(clock):
    return under("merton", clock)


def watch(enquiry):
    return EnquiryPromise.objects.get(case=enquiry, kind=PromiseKind.WATCH)


def told(enquiry):
    rows = Notice.objects.filter(case=enquiry.ledger_name, event="watch").order_by("due_at", "pk")
    return [(row.addressee.name, row.sentence) for row in rows]


def text(response):
    return response.content.decode()


@pytest.mark.parametrize("preset", TIMELY)
def test_an_enquiry_without_a_time_limit_is_watched_and_nothing_is_due(clock, preset):
    under(preset, clock)
    enquiry = cases.raised()
    assert enquiry.due_at is None
    assert watch(enquiry).due_on == date(2026, 12, 15)
    rule = enquiry.version.rule(PromiseKind.WATCH)
    assert (rule.silent, rule.clause) == (True, "")


@pytest.mark.parametrize("preset", ["oxford", "staffordshire", "section-c"])
def test_an_answer_with_a_time_limit_is_not_watched(clock, preset):
    under(preset, clock)
    assert not EnquiryPromise.objects.filter(case=cases.assigned(), kind=PromiseKind.WATCH).exists()


def test_officers_are_reminded_and_then_those_above_them(timely, clock):
    enquiry = cases.assigned()
    for day in (14, 15, 22):
        clock.set(2026, 12, day, 10)
        jobs.nudge()
    clock.set(2027, 1, 4, 10)
    jobs.nudge()
    sentence = "This enquiry has not been answered yet. The protocol sets no time limit."
    assert told(enquiry) == [
        ("Omar Haddad", sentence),
        ("Clara Okafor", "Your enquiry has not been answered yet. You can chase it."),
        ("Ruth Adeyemi", sentence),
        ("Colin Baxter", sentence),
    ]


def test_the_councillor_can_chase_after_the_watch_and_not_before(timely, clock):
    enquiry = cases.assigned()
    refused = policy.can_chase(named("clara"), enquiry)
    assert refused.reason.startswith("You can chase this enquiry after Tuesday 15 December")
    assert refused.later
    clock.set(2026, 12, 16, 10)
    enquiry = actions.chase(enquiry, text="Still waiting", by=named("clara"), key=uuid4())
    assert enquiry.promises.filter(kind=PromiseKind.CHASE_ANSWER, ended_at=None).exists()
    with pytest.raises(PermissionDenied, match="already chased"):
        actions.chase(enquiry, text="Again", by=named("clara"), key=uuid4())


def test_an_age_is_shown_where_nothing_is_due(timely, clock, client):
    enquiry = cases.assigned()
    clock.set(2026, 12, 17, 10)
    for who, url in (
        ("omar", reverse("enquiries:queue")),
        ("clara", reverse("home")),
        ("clara", enquiry.get_absolute_url()),
    ):
        client.force_login(named(who))
        page = " ".join(text(client.get(url)).split())
        assert "12 working days ago" in page.lower()
        assert "Received. No time limit" in page or "No time limit. Received" in page
    assert "overdue" not in page
    assert "The portal’s reminder comes after ten working days" in page
    assert "Day 10, officers are reminded" in page


def test_a_watch_is_in_no_figure(timely, clock):
    cases.assigned()
    clock.set(2027, 2, 1, 10)
    days = Period(date(2026, 1, 1), date(2027, 12, 31))
    labels = [row.label for row in figures.promises_kept_by_kind(days, clock.at)]
    assert labels == ["Acknowledgement"]
    assert not figures.late_answers(days, clock.at).exists()


def test_an_answer_ends_the_watch_and_a_follow_up_starts_another(timely, clock):
    enquiry = cases.answered()
    assert watch(enquiry).ended_at
    enquiry = follow_ups.follow_up(enquiry, text="And the kerbs?", by=named("clara"), key=uuid4())
    assert enquiry.watch


def test_a_holding_reply_takes_the_place_of_the_watch(timely, clock):
    enquiry = cases.held()
    assert watch(enquiry).ended_at
    assert enquiry.due_kind == PromiseKind.FULL_REPLY


def test_a_question_goes_on_under_the_watch_over_the_answer(timely, clock):
    enquiry = cases.waiting()
    assert watch(enquiry).due_on == date(2026, 12, 15)
    enquiry = actions.reply(enquiry, text="The far end", by=named("clara"), key=uuid4())
    assert enquiry.watch


def test_a_closure_day_moves_a_watch_and_counts_no_promised_date(timely, clock):
    enquiry = cases.raised()
    change = CalendarChange(adding=((date(2026, 12, 4), "Snow"),))
    assert change_days(change, by=named("pat")) == 0
    assert watch(enquiry).due_on == date(2026, 12, 16)


# An officer's question, where the protocol stops the clock and councillors have no time limit.


@pytest.fixture
def stopping(clock):
    return under("oxford", clock, pause_while_waiting=True)


def test_a_question_after_the_due_date_leaves_the_enquiry_overdue(stopping, clock, client):
    enquiry = cases.assigned()
    clock.set(2026, 12, 9, 10)
    enquiry = actions.ask_councillor(enquiry, text="Which?", by=named("omar"), key=uuid4())
    assert enquiry.is_overdue
    assert enquiry.due_at == datetime(2026, 12, 8, 23, 59, 59, tzinfo=LONDON)
    client.force_login(named("omar"))
    assert enquiry.reference in text(client.get(reverse("enquiries:queue") + "?due=overdue"))
    clock.set(2026, 12, 16, 10)
    enquiry = actions.reply(enquiry, text="That one", by=named("clara"), key=uuid4())
    assert enquiry.due_at == datetime(2026, 12, 8, 23, 59, 59, tzinfo=LONDON)


def test_a_question_before_the_due_date_stops_the_clock(stopping, clock):
    enquiry = cases.waiting()
    assert enquiry.due_at is None
    assert not enquiry.is_overdue


@pytest.mark.parametrize("days_late", [False, True])
def test_a_question_has_a_watch_and_the_officer_is_told_to_decide(stopping, clock, days_late):
    enquiry = cases.assigned()
    clock.set(2026, 12, 9 if days_late else 1, 11)
    enquiry = actions.ask_councillor(enquiry, text="Which?", by=named("omar"), key=uuid4())
    assert watch(enquiry).due_on == (date(2026, 12, 23) if days_late else date(2026, 12, 15))
    clock.set(2026, 12, 23, 10)
    jobs.nudge()
    decide = (
        "An officer’s question has had no reply yet. The officer who has it must decide whether"
        " to answer without one. The protocol sets no time limit."
    )
    assert ("Omar Haddad", decide) in told(enquiry)
    assert ("Clara Okafor", decide) in told(enquiry)


def test_a_reply_ends_the_watch_over_the_question(stopping, clock):
    enquiry = cases.waiting()
    enquiry = actions.reply(enquiry, text="The far end", by=named("clara"), key=uuid4())
    assert watch(enquiry).ended_at
    assert enquiry.status == Status.WITH_OFFICER


def test_after_a_missed_reply_with_a_time_limit_the_officer_is_told_to_decide(clock):
    under("section-c", clock)
    enquiry = cases.waiting()
    clock.set(2026, 12, 9, 10)
    jobs.nudge()
    rows = Notice.objects.filter(event="member-reply", addressee=named("omar"))
    assert rows.get().sentence == (
        "A reply to an officer’s question is 1 working day overdue."
        " The officer who has it must decide whether to answer without it."
    )
    assert enquiry.reference == rows.get().reference


def test_a_chase_goes_to_the_office_by_the_title_of_the_protocol(clock):
    adopt_for(clock, "knutsford")
    enquiry = cases.raised()
    clock.set(2026, 12, 16, 10)
    page = signed_in("clara").get(reverse("enquiries:chase", args=[enquiry.pk]))
    assert "Your message goes to Eve Larkin, Town Clerk." in page.content.decode()
