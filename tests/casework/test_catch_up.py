"""After an outage: one mail to each person, and every reminder in it recorded as superseded."""

from uuid import uuid4

import pytest
from django.core import mail

from casework import jobs as casework_jobs
from casework.models import Notice, NoticeState
from casework.notices import catch_up
from complaints import jobs as complaint_jobs
from documents import jobs as document_jobs
from enquiries import actions, jobs
from enquiries.models import Kind
from tests.complaints import cases as complaint_cases
from tests.complaints import sealed_notices
from tests.documents import cases as document_cases
from tests.enquiries import cases
from tests.people import named, under

pytestmark = pytest.mark.django_db
SENT, SUPERSEDED = NoticeState.SENT, NoticeState.SUPERSEDED


def after_three_weeks(clock, enquiries=8, requests=0):
    """The portal was off since the morning on which these cases were assigned."""
    made = [cases.assigned() for _ in range(enquiries)]
    asked = [document_cases.assigned() for _ in range(requests)]
    Notice.objects.update(state=SENT, sent_at=clock.at)
    clock.set(2026, 12, 22, 9, 30)
    jobs.nudge()
    document_jobs.nudge()
    return made, asked


def mailed(clock, minute=45):
    clock.set(2026, 12, 22, 9, minute)
    casework_jobs.send_notices()
    sent = sorted((m.to[0].partition("@")[0], m.subject) for m in mail.outbox)
    mail.outbox.clear()
    return sent


def test_one_mail_to_each_person_says_how_many_and_names_none(clock):
    made, _ = after_three_weeks(clock)
    words = "Reminders: 8 enquiries are due or overdue. Sign in to see them."
    assert mailed(clock, 44) == []  # until all are written
    assert mailed(clock) == [(who, words) for who in ("clara", "colin", "eve", "omar", "ruth")]
    assert mailed(clock, 50) == []
    rows = Notice.objects.exclude(step="")
    assert set(rows.values_list("state", flat=True)) == {SUPERSEDED}
    assert rows.count() == 5 * len(made)
    assert set(rows.values_list("superseded_by__event", "error")) == {("catch-up", catch_up.WHY)}


def test_the_mail_names_no_case(clock):
    made, _ = after_three_weeks(clock)
    clock.set(2026, 12, 22, 9, 45)
    casework_jobs.send_notices()
    text = "".join(message.subject + message.body for message in mail.outbox)
    assert "Reminders" in text
    for enquiry in made:
        assert enquiry.reference not in text
        assert f"/enquiries/{enquiry.pk}/" not in text


def test_the_history_of_each_case_says_so(clock, client):
    made, _ = after_three_weeks(clock)
    mailed(clock)
    client.force_login(named("clara"))
    lines = client.get(made[0].get_absolute_url()).context["timeline"]
    sent = [(line.lead, line.note) for line in lines if line.lead.startswith("Reminder")]
    assert sent == [("Reminder sent", "in one email with others")]


def test_few_reminders_are_mails_of_their_own(clock):
    after_three_weeks(clock, catch_up.MOST_AT_ONCE)
    subjects = [subject for who, subject in mailed(clock) if who == "omar"]
    assert len(subjects) == catch_up.MOST_AT_ONCE
    assert all("10 working days overdue" in subject for subject in subjects)


def test_what_is_done_before_it_is_sent_is_not_counted(clock):
    made, _ = after_three_weeks(clock)
    clock.set(2026, 12, 22, 9, 45)
    catch_up.write_catch_ups(clock.at)
    for enquiry in made[:7]:
        actions.answer(enquiry, text="In April.", by=named("omar"), key=uuid4())
    sent = [subject for who, subject in mailed(clock) if who == "omar"]
    assert sent == ["Reminders: 1 enquiry is due or overdue. Sign in to see it."]


def test_when_nothing_is_due_any_more_there_is_no_mail(clock):
    made, _ = after_three_weeks(clock)
    clock.set(2026, 12, 22, 9, 45)
    catch_up.write_catch_ups(clock.at)
    for enquiry in made:
        actions.answer(enquiry, text="In April.", by=named("omar"), key=uuid4())
    assert [who for who, subject in mailed(clock) if "Reminders" in subject] == []
    assert set(Notice.objects.filter(event="catch-up").values_list("state", flat=True)) == {
        "expired"
    }


def test_requests_are_counted_apart_and_what_has_passed_to_another_is_not(clock):
    made, _ = after_three_weeks(clock, 6, 2)
    clock.set(2026, 12, 22, 9, 45)
    catch_up.write_catch_ups(clock.at)
    for enquiry in made[:2]:
        actions.assign(enquiry, officer=named("grace"), by=named("dev"))
    subjects = [subject for who, subject in mailed(clock) if who == "omar"]
    assert subjects == [
        "Reminders: 2 document requests and 4 enquiries are due or overdue. Sign in to see them."
    ]


def test_complaints_and_confidential_enquiries_are_neither_counted_nor_superseded(clock):
    under("somerset", clock)
    for _ in range(8):
        cases.raised(kind=Kind.CRITICISM, officer=named("ruth"))
        complaint_cases.sent()
    Notice.objects.update(state=SENT, sent_at=clock.at)
    sealed_notices.forget()
    clock.set(2027, 1, 12, 9, 30)
    jobs.nudge()
    complaint_jobs.nudge()
    clock.set(2027, 1, 12, 10, 0)
    casework_jobs.send_notices()
    assert not Notice.objects.filter(event="catch-up").exists()
    assert not Notice.objects.filter(error=catch_up.WHY).exists()
    assert {message.subject for message in mail.outbox} <= {
        "There is something for you in the portal."
    }


def test_there_is_one_a_day_and_pressing_twice_writes_none(clock):
    after_three_weeks(clock)
    clock.set(2026, 12, 22, 9, 45)
    assert catch_up.write_catch_ups(clock.at) == 5
    assert catch_up.write_catch_ups(clock.at) == 0
    mailed(clock)
    Notice.objects.filter(state=SUPERSEDED).update(state="waiting", superseded_by=None)
    assert mailed(clock, 55) == []
    assert Notice.objects.filter(event="catch-up").count() == 5
