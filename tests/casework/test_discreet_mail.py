"""Mail that names no case: every kind of it is alike, and goes out together on the quarter."""

import re
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from django.core import mail
from django.db import connection, transaction

from casework import jobs as casework_jobs
from casework.models import Notice, NoticeState, SealedNotice
from casework.notices import discreet
from complaints import actions as complaint_actions
from complaints.jobs import nudge
from complaints.vacant_office import actions as vacant_actions
from enquiries import actions as enquiry_actions
from enquiries.jobs import summarise
from enquiries.models import Kind
from people.models import User
from tests.casework.posting import mail_server, to_whom
from tests.complaints import cases as complaint_cases
from tests.complaints import sealed_notices
from tests.documents import cases as document_cases
from tests.enquiries import cases as enquiry_cases
from tests.people import named, under

pytestmark = pytest.mark.django_db
REFERENCE = re.compile(r"^[EDC]-\d{4}-\w+: ")
SOMETHING = "There is something for you in the portal."


def send_complaint(clock):
    complaint_cases.sent()


def remind_office(clock):
    complaint_cases.sent()
    sealed_notices.forget()
    clock.set(2026, 12, 8, 9, 30)
    nudge()


def acknowledge_complaint(clock):
    complaint_cases.acknowledged()


def ask_to_open_vacant_office(clock):
    vacancy = vacant_actions.vacant_offices()[0]
    vacant_actions.ask_to_open(vacancy, text="She has left.", by=named("mona"), key=uuid4())


def make_summary(clock):
    under("oxford", clock)
    summarise()


def criticise(clock):
    under("somerset", clock)
    enquiry = enquiry_cases.raised(kind=Kind.CRITICISM, officer=named("ruth"))
    enquiry_actions.answer(enquiry, text="You are right.", by=named("ruth"), key=uuid4())


def assign_enquiry(clock):
    enquiry_cases.assigned()


def decide_request(clock):
    document_cases.decided()


# What happened, and the subjects of the mail about it without its reference. A new kind of mail
# has its line here.
SUBJECTS = {
    send_complaint: {SOMETHING},
    acknowledge_complaint: {SOMETHING},
    remind_office: {SOMETHING},
    ask_to_open_vacant_office: {SOMETHING},
    make_summary: {SOMETHING},
    criticise: {SOMETHING},
    assign_enquiry: {
        "Your enquiry is with Highways. You will get an answer by Tuesday 8 December.",
        "An enquiry has been assigned to you.",
    },
    decide_request: {
        "A councillor has asked for a document.",
        "A request has been assigned to you.",
        "Your request has been assigned to an officer.",
        "A decision has been made on your request.",
    },
}


def send_all(clock):
    """All mail that is waiting, when its time has come."""
    clock.next_day()
    casework_jobs.send_notices()
    letters = list(mail.outbox)
    mail.outbox.clear()
    return letters


@pytest.mark.parametrize("happens", SUBJECTS, ids=lambda happens: happens.__name__)
def test_all_mail_without_a_reference_is_alike_but_for_the_address(happens, clock):
    happens(clock)
    letters = send_all(clock)
    assert {REFERENCE.sub("", letter.subject) for letter in letters} == SUBJECTS[happens]
    nameless = [letter for letter in letters if not REFERENCE.match(letter.subject)]
    assert bool(nameless) == (SUBJECTS[happens] == {SOMETHING})
    written = {alike(letter) for letter in nameless}
    assert written <= {alike(one_of_the_ledger(clock))}


def alike(letter):
    """Every byte but the address, the date and the number of the message."""
    text = letter.message().as_string()
    return re.sub(r"(?m)^(To|Date|Message-ID): .*$", r"\1:", text)


def one_of_the_ledger(clock):
    person = named("petra")
    discreet_row = discreet.discreet_notice(person, key=str(uuid4()), due_at=clock.at)
    discreet_row.save()
    (letter,) = send_all(clock)
    return letter


def test_the_number_of_a_message_has_one_form_and_tells_no_key(clock):
    make_summary(clock)
    complaint_cases.sent()
    numbers = [letter.extra_headers["Message-ID"] for letter in send_all(clock)]
    assert len(set(numbers)) > 2
    assert all(re.fullmatch(r"<[0-9a-f]{32}@\S+>", number) for number in numbers)


def test_no_row_of_the_ledger_is_about_a_complaint_and_those_without_a_reference_are_alike(clock):
    for happens in SUBJECTS:
        happens(clock)
    rows = Notice.objects.filter(reference="")
    assert set(rows.values_list("event", "sentence", "path")) == {("something", SOMETHING, "/")}
    assert all(row.due_at.minute % 15 == row.due_at.second == 0 for row in rows)
    assert not Notice.objects.filter(key__contains="complaint").exists()
    # The confidential enquiry and the summaries; the rest has a reference or is encrypted.
    assert {row.key.partition(":")[0] for row in rows} == {"enquiry", "summary"}


def test_a_sealed_row_has_one_size_whoever_it_is_for(clock):
    discreet.write_sealed_notices([named("clara"), named("eve")], due_at=clock.at)
    sizes = {len(row.contents.token) for row in SealedNotice.objects.all()}
    assert len(sizes) == 1
    columns = {field.name for field in SealedNotice._meta.concrete_fields}
    assert columns == {"key", "contents"}


def test_it_goes_on_the_quarter_of_an_hour_and_its_row_goes_with_it(clock):
    clock.set(2026, 12, 1, 10, 1, 30)
    complaint_cases.acknowledged()
    clock.set(2026, 12, 1, 10, 14, 59)
    assert casework_jobs.send_notices() == 0
    assert sealed_notices.told() == ["Clara Okafor", "Eve Larkin"]
    clock.set(2026, 12, 1, 10, 15)
    assert casework_jobs.send_notices() == 2
    assert {letter.to[0].partition("@")[0] for letter in mail.outbox} == {"clara", "eve"}
    assert (sealed_notices.told(), casework_jobs.send_notices()) == ([], 0)


def refuse_all(command):
    return "451 4.3.0 Later" if command.startswith("RCPT") else None


def test_one_that_fails_is_put_off_to_a_quarter_of_an_hour_and_never_given_up(clock):
    discreet.write_sealed_notices([named("eve")], due_at=clock.at)
    discreet.discreet_notice(named("stan"), key="summary:1", due_at=clock.at).save()
    with mail_server(refuse_all):
        assert casework_jobs.send_notices() == 2
        (row,), plain = SealedNotice.objects.all(), Notice.objects.get()
        for at in (row.details.due_at, plain.retry_at):
            assert at > clock.at
            assert at.minute % 15 == at.second == 0
        for _ in range(20):
            clock.next_day()
            casework_jobs.send_notices()
    assert sealed_notices.told() == ["Eve Larkin"]
    with mail_server() as server:
        clock.next_day()
        casework_jobs.send_notices()
    assert (sorted(to_whom(server)), sealed_notices.told()) == (["eve", "stan"], [])


def test_one_address_that_fails_leaves_the_others_of_the_batch(clock):
    discreet.write_sealed_notices([named("eve"), named("clara")], due_at=clock.at)
    discreet.discreet_notice(named("stan"), key="summary:1", due_at=clock.at).save()
    refuse = "550 5.1.1 No such person"
    with mail_server(lambda command: refuse if command.startswith("RCPT TO:<EVE") else None) as it:
        casework_jobs.send_notices()
    assert sorted(to_whom(it)) == ["clara", "stan"]
    assert sealed_notices.told() == ["Eve Larkin"]
    assert Notice.objects.get().state == NoticeState.SENT


def refuse_for_good(command):
    return "550 5.1.1 No such person" if command.startswith("RCPT") else None


def test_one_refused_for_good_is_tried_three_times_and_the_log_does_not_say_who(clock, caplog):
    discreet.write_sealed_notices([named("eve")], due_at=clock.at)
    with mail_server(refuse_for_good):
        for times in range(1, 4):
            assert sealed_notices.told() == ["Eve Larkin"]
            assert casework_jobs.send_notices() == 1
            clock.next_day()
            clock.next_day()
            removed = "An encrypted notice was refused 3 times and removed."
            assert (removed in caplog.messages) == (times == 3)
        assert (sealed_notices.told(), casework_jobs.send_notices()) == ([], 0)
    refused = "An encrypted notice was not sent: it will never take mail for this address."
    assert set(caplog.messages) == {refused, removed}
    # An email about it would tell administrators that Eve has to do with a complaint.
    assert not Notice.objects.exists()


def test_an_address_corrected_in_time_gets_what_was_refused(clock):
    discreet.write_sealed_notices([named("eve")], due_at=clock.at)
    with mail_server(refuse_for_good):
        casework_jobs.send_notices()
        clock.set(2026, 12, 1, 23, 0)
        casework_jobs.send_notices()
    sizes = {len(row.contents.token) for row in SealedNotice.objects.all()}
    discreet.write_sealed_notices([named("clara")], due_at=clock.at)
    assert {len(row.contents.token) for row in SealedNotice.objects.all()} == sizes
    with mail_server() as server:
        clock.next_day()
        clock.next_day()
        casework_jobs.send_notices()
    assert (sorted(to_whom(server)), sealed_notices.told()) == (["clara", "eve"], [])


@pytest.mark.django_db(transaction=True)
def test_what_one_worker_is_sending_another_leaves_alone(clock, council):
    discreet.write_sealed_notices([named("eve"), named("clara")], due_at=clock.at)
    with transaction.atomic():
        taken = SealedNotice.objects.select_for_update().order_by("key").first()
        with ThreadPoolExecutor() as other:
            assert other.submit(sent_elsewhere).result() == 1
    assert [letter.to[0] for letter in mail.outbox] != [
        User.objects.get(pk=taken.details.who).email
    ]
    assert casework_jobs.send_notices() == 1


def sent_elsewhere():
    try:
        return casework_jobs.send_notices()
    finally:
        connection.close()


def test_nobody_who_has_left_is_sent_one(clock):
    omar = named("omar")
    discreet.write_sealed_notices([omar], due_at=clock.at)
    omar.is_active = False
    omar.save()
    casework_jobs.send_notices()
    assert (mail.outbox, sealed_notices.told()) == ([], [])


def test_a_complaint_tells_no_one_in_the_ledger(clock):
    complaint = complaint_cases.decided()
    complaint_actions.close(complaint, by=named("eve"), key=uuid4())
    assert not Notice.objects.exists()
    assert len(sealed_notices.told()) >= 3
