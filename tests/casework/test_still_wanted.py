"""Reminders asked about again when they are sent: still open, still theirs, and in words of now."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core import mail

from casework import jobs as casework_jobs
from casework.models import Notice, NoticeState, SealedNotice
from casework.notices import ladders
from complaints import actions as complaint_actions
from complaints import jobs as complaint_jobs
from complaints.models import ComplaintPromise
from documents import actions as document_actions
from documents import jobs as document_jobs
from enquiries import actions, jobs
from enquiries.models import Enquiry, Kind
from people.models import Absence, Appointment
from people.roles import Role
from protocols.models import PromiseKind
from tests.complaints import cases as complaint_cases
from tests.complaints import sealed_notices
from tests.documents import cases as document_cases
from tests.enquiries import cases
from tests.established import change_posts, establish
from tests.people import STARTED, adopt, named, under

pytestmark = pytest.mark.django_db
WAITING, SENT = NoticeState.WAITING, NoticeState.SENT


def reminders(case, **which):
    rows = Notice.objects.about(case.ledger_name).exclude(step="").filter(**which).order_by("pk")
    return [(row.addressee.name.split()[0], row.state, row.step) for row in rows]


def why(case, who):
    rows = Notice.objects.about(case.ledger_name).exclude(step="")
    return rows.filter(addressee=named(who)).latest("pk").error


def mailed(case=None):
    """Who got a reminder by mail since this was last asked, and the sentence."""
    casework_jobs.send_notices()
    sent = [(m.to[0].partition("@")[0], m.body.partition("\n")[0]) for m in mail.outbox]
    mail.outbox.clear()
    return sent


def reminded(clock, *day, make=cases.assigned, sweep=jobs.nudge):
    """A case with reminders of that day waiting, and all other mail gone."""
    case = make()
    Notice.objects.update(state=SENT, sent_at=clock.at)
    clock.set(*day)
    sweep()
    return case


def test_a_reminder_of_what_was_answered_meanwhile_is_not_sent(clock):
    enquiry = reminded(clock, 2026, 12, 8, 9, 30)
    actions.answer(enquiry, text="In April.", by=named("omar"), key=uuid4())
    clock.next_day()
    assert [who for who, _ in mailed()] == ["clara"]
    assert reminders(enquiry) == [("Omar", "expired", "due today")]
    assert why(enquiry, "omar") == "It was done before then."


def test_a_reminder_of_what_was_withdrawn_meanwhile_is_not_sent(clock):
    enquiry = reminded(clock, 2026, 12, 8, 9, 30)
    actions.withdraw(enquiry, text="Solved", by=named("clara"), key=uuid4())
    assert all("due" not in sentence for _, sentence in mailed())
    assert why(enquiry, "omar") == "It was no longer due."


def test_a_reminder_whose_clock_has_stopped_is_not_sent(clock):
    adopt("oxford", date(2026, 12, 2), pause_while_waiting=True)
    clock.next_day()
    enquiry = reminded(clock, 2026, 12, 9, 9, 30)
    actions.ask_councillor(enquiry, text="Which end?", by=named("omar"), key=uuid4())
    mailed()
    assert why(enquiry, "omar") == "The clock had stopped for a question to the councillor."


def test_the_words_are_those_of_the_day_on_which_it_is_sent(clock):
    enquiry = reminded(clock, 2026, 12, 9, 9, 30)
    clock.set(2026, 12, 14, 10)
    assert mailed() == [
        ("omar", "An answer is 4 working days overdue."),
        ("ruth", "An answer is 4 working days overdue."),
        ("clara", "The answer to your enquiry is 4 working days overdue. You can chase it."),
    ]
    assert reminders(enquiry) == [
        ("Omar", SENT, "4 working days overdue"),
        ("Ruth", SENT, "4 working days overdue"),
        ("Clara", SENT, "4 working days overdue"),
    ]


def test_after_an_outage_of_mail_each_person_hears_of_the_newest_step_only(clock):
    enquiry = reminded(clock, 2026, 12, 7, 9, 30)
    for day in (8, 9, 11):
        clock.set(2026, 12, day, 9, 30)
        jobs.nudge()
    assert [who for who, _ in mailed()] == ["omar", "ruth", "clara", "colin"]
    assert [state for _, state, _ in reminders(enquiry)] == ["superseded", *[SENT] * 4]
    older = Notice.objects.get(state="superseded")
    assert older.superseded_by == Notice.objects.get(addressee=named("omar"), step__contains="3")
    assert older.error == "A later reminder took its place."


def test_a_reminder_follows_an_enquiry_to_another_officer(clock):
    enquiry = reminded(clock, 2026, 12, 8, 9, 30)
    actions.assign(enquiry, officer=named("grace"), by=named("dev"))
    mailed()
    mailed()
    assert reminders(enquiry) == [("Omar", "expired", "due today"), ("Grace", SENT, "due today")]
    assert why(enquiry, "omar") == "It was somebody else’s by then: Grace Lund."


def test_a_reminder_to_someone_whose_post_has_ended_goes_to_whoever_has_it_now(clock):
    enquiry = reminded(clock, 2026, 12, 8, 9, 30)
    post = Appointment.objects.get(person=named("omar"))
    post.ends_on = date(2026, 12, 7)
    post.save()
    mailed()
    mailed()
    assert reminders(enquiry) == [
        ("Omar", "not-sent", "due today"),
        ("Ruth", SENT, "due today"),
    ]
    assert why(enquiry, "omar") == (
        "Omar Haddad no longer works in Highways. Ruth Adeyemi was told instead."
    )


def test_a_reminder_to_an_account_that_was_switched_off_is_not_sent_and_says_who_was_told(clock):
    enquiry = reminded(clock, 2026, 12, 8, 9, 30)
    omar = named("omar")
    omar.is_active = False
    omar.save()
    mailed()
    mailed()
    assert reminders(enquiry) == [
        ("Omar", "not-sent", "due today"),
        ("Ruth", SENT, "due today"),
    ]
    assert why(enquiry, "omar") == (
        "Omar Haddad can no longer sign in. Ruth Adeyemi was told instead."
    )


def test_while_the_holder_is_away_the_deputy_is_reminded(clock):
    establish(person=named("mona"), role=Role.CHIEF_EXECUTIVE, standing="deputy", starts_on=STARTED)
    enquiry = reminded(clock, 2026, 12, 15, 9, 30)
    Notice.objects.exclude(addressee=named("eve")).update(state=SENT, sent_at=clock.at)
    Absence.objects.create(
        person=named("eve"),
        starts_on=date(2026, 12, 15),
        ends_on=date(2026, 12, 18),
        key=uuid4(),
    )
    clock.set(2026, 12, 15, 10)
    mailed()
    mailed()
    rows = [row for row in reminders(enquiry) if row[0] in ("Eve", "Mona")]
    assert [(who, state) for who, state, _ in rows] == [("Eve", "expired"), ("Mona", SENT)]


def test_a_reminder_of_a_date_that_has_moved_is_not_sent(clock):
    under("oxford", clock)
    enquiry = reminded(clock, 2026, 12, 9, 9, 30)
    promise = enquiry.promises.get(kind="reply")
    promise.due_on += timedelta(days=1)
    promise.save(update_fields=["due_on"])
    mailed()
    assert why(enquiry, "omar") == "The due date had moved to Thursday 10 December."
    assert reminders(enquiry) == [("Omar", "expired", "due today")]


@pytest.mark.parametrize(
    ("make", "kind", "end"),
    [
        (cases.held, "full-reply", cases.answered),
        (
            cases.waiting,
            "member-reply",
            lambda enquiry: actions.reply(enquiry, text="A", by=named("clara"), key=uuid4()),
        ),
    ],
)
def test_every_kind_of_promise_is_asked_about_again(clock, make, kind, end):
    enquiry = reminded(clock, 2026, 12, 16, 9, 30, make=make)
    written = set(Notice.objects.filter(event=kind).values_list("state", flat=True))
    assert written == {WAITING}
    end(Enquiry.objects.get(pk=enquiry.pk))
    mailed()
    assert SENT not in set(Notice.objects.filter(event=kind).values_list("state", flat=True))


def test_a_chase_that_was_answered_reminds_no_one(clock):
    enquiry = cases.assigned()
    clock.set(2026, 12, 9, 10)
    actions.chase(enquiry, text="Still waiting", by=named("clara"), key=uuid4())
    clock.set(2026, 12, 30, 10)
    jobs.nudge()
    assert Notice.objects.filter(event=PromiseKind.CHASE_ANSWER, state=WAITING).exists()
    actions.answer(Enquiry.objects.get(pk=enquiry.pk), text="B", by=named("omar"), key=uuid4())
    mailed()
    assert not Notice.objects.filter(event=PromiseKind.CHASE_ANSWER, state=SENT).exists()


def test_a_watch_over_an_answer_that_was_given_reminds_no_one(clock):
    under("merton", clock)
    enquiry = reminded(clock, 2026, 12, 23, 9, 30)
    assert Notice.objects.filter(event="watch", state=WAITING).exists()
    actions.answer(enquiry, text="In April.", by=named("omar"), key=uuid4())
    mailed()
    assert not Notice.objects.filter(event="watch", state=SENT).exists()


def test_a_document_request_that_was_passed_on_reminds_those_who_have_it_now(clock):
    case = reminded(
        clock, 2026, 12, 14, 9, 30, make=document_cases.assigned, sweep=document_jobs.nudge
    )
    assert "Omar" in [who for who, *_ in reminders(case)]
    clock.next_day()
    document_actions.assign_officer(case, officer=named("grace"), by=named("ruth"))
    mailed()
    mailed()
    assert ("Omar", SENT) not in [(who, state) for who, state, _ in reminders(case)]
    assert "Grace" in [who for who, state, _ in reminders(case) if state == SENT]


def test_a_confidential_enquiry_that_was_answered_reminds_no_one(clock):
    under("somerset", clock)
    enquiry = reminded(
        clock,
        *(2026, 12, 24, 9, 30),
        make=lambda: cases.raised(kind=Kind.CRITICISM, officer=named("ruth")),
    )
    assert reminders(enquiry, state=WAITING)
    actions.answer(enquiry, text="You are right.", by=named("ruth"), key=uuid4())
    clock.next_day()
    mailed()
    assert reminders(enquiry, state=SENT) == []


def complaint_reminded(clock):
    complaint = complaint_cases.sent()
    sealed_notices.forget()
    clock.set(2026, 12, 8, 9, 30)
    complaint_jobs.nudge()
    assert sealed_notices.told() == ["Eve Larkin"]
    return complaint


def test_a_complaint_acknowledged_meanwhile_reminds_no_one(clock):
    complaint = complaint_reminded(clock)
    complaint_actions.acknowledge(complaint, text="Received.", by=named("eve"), key=uuid4())
    keep = {row.key for row in SealedNotice.objects.all() if row.details.promise}
    SealedNotice.objects.exclude(key__in=keep).delete()
    clock.next_day()
    assert mailed() == []
    assert not SealedNotice.objects.exists()


def test_a_reminder_of_a_complaint_follows_the_office_to_its_new_holder(clock):
    complaint_reminded(clock)
    eve = Appointment.objects.get(person=named("eve"))
    establish(person=named("stan"), role=Role.CHIEF_EXECUTIVE, starts_on=date(2026, 12, 8))
    change_posts(Appointment.objects.filter(pk=eve.pk), ends_on=date(2026, 12, 7))
    clock.next_day()
    mailed()
    clock.next_day()
    assert sealed_notices.told() in (["Stan Price"], [])


def test_one_person_has_one_reminder_of_a_complaint_waiting(clock):
    complaint_reminded(clock)
    promise = ComplaintPromise.objects.get(kind=PromiseKind.COMPLAINT_RECEIPT, ended_at=None)
    promise.nudge_at = clock.at
    ComplaintPromise.objects.schedule([promise])
    for day in (9, 10, 11, 14):
        clock.set(2026, 12, day, 9, 30)
        complaint_jobs.nudge()
    assert sealed_notices.told() == ["Eve Larkin"]


def test_a_notice_that_cannot_be_asked_about_is_sent_as_it_was_written(clock, monkeypatch):
    reminded(clock, 2026, 12, 8, 9, 30)
    monkeypatch.setattr(ladders, "read_key", lambda key: 1 / 0)
    assert [who for who, _ in mailed()] == ["omar"]
