"""Receipt as it was: what a coordinator types counts from when it came, within bounds."""

from datetime import date, datetime, time, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import Error, transaction

from casework.models import Notice
from casework.promises import at_local
from enquiries import actions, jobs
from enquiries.models import CameBy, Draft, Enquiry, EnquiryLetter
from foundation.history import write
from protocols.models import PromiseKind
from tests.assistants import assistant
from tests.conftest import LONDON
from tests.drafting import check_url, step_url
from tests.enquiries import cases
from tests.enquiries.journey import QUESTION, on, page_words, post_answer, send_draft, step_words
from tests.enquiries.pages import page
from tests.people import adopt, named

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
FRIDAY = date(2026, 11, 27)  # `clock` is at ten on the Tuesday after
TELEPHONE = {"came_by": CameBy.TELEPHONE}


@pytest.fixture
def dev(sign_in):
    client = sign_in("dev")
    post_answer(client, "councillor", member=named("clara").pk)
    return client


def came(client, day=None, hour="", **more):
    """The page is answered; gives its words, or where it leads."""
    days = on(day, "received_on") if day else {}
    response = post_answer(client, "receipt", **TELEPHONE | days | more, received_time=hour)
    return response.url if response.status_code == 302 else response.content.decode()


def typed(client, day=None, hour="", **more):
    """The enquiry that a coordinator sends about what came then."""
    assert came(client, day, hour, **more) == step_url("about")
    post_answer(client, "about", kind="fact")
    post_answer(client, "question", **QUESTION)
    return send_draft(client)


def at(*parts):
    return datetime(*parts, tzinfo=LONDON)


def promise(enquiry, kind=PromiseKind.REPLY):
    return enquiry.promises.get(kind=kind)


def test_what_was_telephoned_on_friday_counts_from_friday(dev):
    enquiry = typed(dev, FRIDAY, "4:30pm")
    assert enquiry.received_at == at(2026, 11, 27, 16, 30)
    assert (enquiry.came_by, enquiry.typed_at) == ("telephone", at(2026, 12, 1, 10))
    assert enquiry.letters.get().sent_at == enquiry.received_at
    assert promise(enquiry).started_at == enquiry.received_at
    assert promise(enquiry).due_on == FRIDAY + timedelta(days=7)  # a week from receipt


@pytest.mark.parametrize(
    ("day", "hour", "counts_from"),
    [
        (date(2026, 12, 4), "4:30pm", "2026-12-04"),
        (date(2026, 12, 4), "4:31pm", "2026-12-07"),  # after the hour that this version sets
        (date(2026, 12, 5), "9am", "2026-12-07"),  # a Saturday
    ],
)
def test_receipt_outside_working_hours_follows_the_protocol(day, hour, counts_from, clock, sign_in):
    adopt("oxford", date(2026, 12, 2), cut_off=time(16, 30))
    clock.set(2026, 12, 8, 10)
    client = sign_in("dev")
    post_answer(client, "councillor", member=named("clara").pk)
    assert promise(typed(client, day, hour)).working["counts_from"] == counts_from


@pytest.mark.parametrize(
    ("day", "hour", "received"),
    [
        (None, "", (2026, 12, 1, 10)),  # just now
        (None, "9.15", (2026, 12, 1, 9, 15)),
        (date(2026, 12, 1), "10am", (2026, 12, 1, 10)),
        (FRIDAY, "", (2026, 11, 27, 12)),
        (date(2026, 9, 2), "0:00", (2026, 9, 2)),  # 90 days
    ],
)
def test_a_blank_is_now_or_midday_and_the_bounds_are_included(day, hour, received, dev):
    assert typed(dev, day, hour).received_at == at(*received)


@pytest.mark.parametrize(
    ("day", "hour", "said"),
    [
        (date(2026, 12, 2), "", "The date it came must be today or in the past"),
        (date(2026, 12, 1), "10:01am", "The time it came must be now or earlier"),
        (None, "11am", "The time it came must be now or earlier"),
        (date(2026, 9, 1), "", "Enter Wednesday 2 September 2026 or later. If it came before"),
        (FRIDAY, "teatime", "“teatime” is not a time"),
    ],
)
def test_a_time_that_cannot_be_is_explained_and_stays_typed(day, hour, said, dev):
    words = came(dev, day, hour)
    assert said in words
    assert f'value="{hour}"' in words or not hour
    assert "received_on" not in Draft.objects.get().answers


def test_how_it_came_has_to_be_said(dev):
    assert "Select how the councillor asked" in came(dev, FRIDAY, came_by="")


def test_nothing_is_received_before_the_version_it_is_dealt_with_under(clock, sign_in):
    starts = date(2026, 12, 2)
    adopt("section-c", starts)
    clock.set(2026, 12, 4, 10)
    dev = sign_in("dev")
    post_answer(dev, "councillor", member=named("clara").pk)
    said = "Enter Wednesday 2 December 2026 or later, when this version of the protocol started"
    assert said in came(dev, date(2026, 12, 1), "11:59pm")
    assert typed(dev, starts, "0:00").version.effective_from == starts


def test_a_draft_from_before_a_new_version_asks_again_when_it_came(clock, dev):
    came(dev, FRIDAY, "4:30pm")
    post_answer(dev, "about", kind="fact")
    post_answer(dev, "question", **QUESTION)
    adopt("section-c", date(2026, 12, 2))
    clock.next_day()
    dev.force_login(named("dev"))
    assert dev.get(check_url()).url == step_url("receipt")
    dev.post(check_url(), {"key": uuid4()})
    assert not Enquiry.objects.exists()


def test_the_check_and_both_sides_read_how_and_when_it_came(dev, sign_in):
    came(dev, FRIDAY, "4:30pm")
    post_answer(dev, "about", kind="fact")
    post_answer(dev, "question", **QUESTION)
    words = page_words(dev, "check")
    assert "By telephone, Friday 27 November at 4:30pm" in words
    assert "You should get an answer by the end of <strong>Friday 4 December</strong>" in words
    enquiry = send_draft(dev)
    late = "We should have told you who has it by Monday 30 November"
    assert late in page(sign_in("clara"), "detail", enquiry)
    for who in ("clara", "dev"):
        words = page(sign_in(who), "detail", enquiry)
        assert "Friday 27 November 2026 at 4:30pm" in words, who
        assert "By telephone. Typed on Tuesday 1 December 2026 at 10am" in words, who
        assert "recorded how it came: By telephone, Friday 27 November at 4:30pm" in words, who


def reminders(clock, *until):
    """Who is reminded of the answer up to that day, and at which step."""
    while clock.at.date() < date(*until):
        jobs.nudge()
        clock.next_day()
    rows = Notice.objects.filter(event="reply").exclude(step="").order_by("pk")
    return [(row.addressee.name.split()[0], row.step) for row in rows]


def test_what_is_overdue_when_it_is_typed_says_so_and_reminds_nobody_of_days_gone_by(clock, dev):
    came(dev, date(2026, 11, 20), "9am")
    post_answer(dev, "about", kind="fact")
    post_answer(dev, "question", **QUESTION)
    words = page_words(dev, "check")
    assert "An answer was due by the end of <strong>Friday 27 November</strong>" in words
    assert "We will tell you who has it" not in words
    enquiry = send_draft(dev)
    assert "An answer was due by the end of" in page_words(dev, "sent", enquiry.pk)
    assert promise(enquiry).was_missed
    assert Enquiry.objects.get().due_at < clock.at
    actions.assign(enquiry, officer=named("omar"), by=named("dev"))
    # Friday’s and Monday’s are gone. The third working day after is Wednesday.
    assert reminders(clock, 2026, 12, 2) == []
    assert reminders(clock, 2026, 12, 8) == [
        ("Colin", "3 working days overdue"),
        ("Eve", "5 working days overdue"),
    ]


def test_a_reminder_of_the_day_it_is_typed_is_sent(clock, dev):
    enquiry = typed(dev, date(2026, 11, 25), "9am")
    assert promise(enquiry).due_on == date(2026, 12, 2)
    actions.assign(enquiry, officer=named("omar"), by=named("dev"))
    assert reminders(clock, 2026, 12, 2) == [("Omar", "due in 1 working day")]


@pytest.mark.parametrize("who", ["clara", "asha"])
def test_only_a_coordinator_says_when_an_enquiry_came(who, sign_in):
    assistant()
    client = sign_in(who)
    if who == "asha":
        post_answer(client, "councillor", member=named("clara").pk)
    else:
        post_answer(client, "about", kind="fact")
    address = step_url("receipt")
    assert client.get(address).status_code == 302
    client.post(address, TELEPHONE | on(FRIDAY, "received_on") | {"key": uuid4()})
    assert "came_by" not in Draft.objects.get().answers


def test_an_action_refuses_a_receipt_of_a_councillors_own_and_one_that_cannot_be():
    with pytest.raises(PermissionDenied, match="Only coordinators"):
        cases.raised(came_by=CameBy.EMAIL, received_at=at_local(FRIDAY, at(2026, 1, 1, 9).time()))


def test_how_and_when_it_came_is_never_changed(dev):
    enquiry = typed(dev, FRIDAY)
    for field, value in (("came_by", CameBy.EMAIL), ("typed_at", at(2026, 12, 1, 11))):
        with pytest.raises(Error), transaction.atomic():
            write(Enquiry.objects.get(), by=named("dev"), reason="raised", **{field: value})
    assert EnquiryLetter.objects.get().case == enquiry


def test_a_councillors_own_enquiry_is_received_as_it_is_sent(clock):
    enquiry = cases.raised(received_at=at(2026, 11, 27, 9))
    assert (enquiry.received_at, enquiry.came_by, enquiry.typed_at) == (clock.at, "", None)


def test_the_page_shows_what_was_typed_when_it_is_opened_again(dev):
    came(dev, FRIDAY, "4:30pm")
    words = step_words(dev, "receipt")
    assert 'value="2026"' in words
    assert 'value="16:30"' in words
