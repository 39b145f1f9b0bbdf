"""Access given by the office, stepping aside, reminders, and opening a vacant office."""

from uuid import uuid4

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied

from casework.jobs import send_notices
from complaints import access, access_record
from complaints import actions as complaint_actions
from complaints.jobs import nudge
from complaints.models import Complaint, Grant, Opening
from complaints.reader_role import reader_role_of
from complaints.vacant_office import actions
from protocols.models import PromiseKind
from tests.complaints import cases, sealed_notices
from tests.established import change_posts
from tests.people import named

pytestmark = pytest.mark.django_db
K = PromiseKind


def act(action, complaint, by="eve", **answers):
    return action(complaint, by=named(by), key=uuid4(), **answers)


def test_access_is_given_changed_and_ended_on_record_with_notices(clock):
    complaint = cases.sent()
    grace = named("grace")
    sealed_notices.forget()
    give = {"person": grace, "role": "investigator", "text": "To look into it"}
    complaint = act(access.give_access, complaint, **give)
    assert sealed_notices.told() == ["Clara Okafor", "Grace Lund"]
    assert Complaint.objects.visible_to(grace).get() == complaint
    with pytest.raises(PermissionDenied, match="already has access"):
        act(access.give_access, complaint, **give)
    grant = complaint.grants.get()
    act(access.change_access, complaint, access=grant, role="conciliator", text="To settle it")
    assert reader_role_of(grace, Complaint.objects.get()).title == "Conciliator"
    act(access.end_access, complaint, access=Grant.objects.get(), text="Done")
    assert not Complaint.objects.visible_to(grace).exists()
    assert [row.history_change_reason for row in Grant.history.order_by("history_id")] == [
        "granted",
        "changed",
        "revoked",
    ]
    assert not Grant.history.exclude(history_user=None).exists()


@pytest.mark.parametrize("who", ["ruth", "clara"])
def test_nobody_involved_is_given_access(who, clock):
    with pytest.raises(PermissionDenied, match="is involved or has a conflict of interest"):
        act(access.give_access, cases.sent(), person=named(who), role="investigator", text="x")


def test_a_note_of_someone_with_access_tells_the_office_and_one_of_the_office_tells_no_one(clock):
    complaint = cases.access_given(cases.acknowledged(), "grace")
    sealed_notices.forget()
    complaint = act(complaint_actions.add_note, complaint, text="To ask them on Friday.")
    assert sealed_notices.told() == []
    act(complaint_actions.add_note, complaint, "grace", text="Both remember it alike.")
    assert sealed_notices.told() == ["Eve Larkin"]


def test_a_reader_whose_account_is_closed_sees_no_complaint_whatever_their_posts(clock):
    complaint, eve = cases.sent(), named("eve")
    assert Complaint.objects.visible_to(eve).get() == complaint
    eve.is_active = False
    assert not Complaint.objects.visible_to(eve).exists()


def test_stepping_aside_moves_it_to_the_next_office(clock):
    complaint = act(access.step_aside, cases.sent(), text="She is my cousin.")
    assert not Complaint.objects.visible_to(named("eve")).exists()
    assert Complaint.objects.visible_to(named("mona")).get() == complaint
    with pytest.raises(PermissionDenied, match="no one else can read this complaint"):
        act(access.step_aside, complaint, "mona", text="Mine too.")
    assert Complaint.objects.visible_to(named("mona")).exists()


def test_reminders_go_only_to_the_office_and_once(clock):
    cases.sent()
    sealed_notices.forget()
    clock.set(2026, 12, 7, 9, 30)
    assert (nudge(), nudge()) == (1, 0)
    clock.set(2026, 12, 8, 9, 30)
    nudge()
    assert sealed_notices.told() == ["Eve Larkin"]  # the first has not gone yet: one is enough
    clock.set(2026, 12, 8, 9, 45)
    send_notices()
    assert sealed_notices.told() == []
    (letter,) = mail.outbox
    assert letter.subject == "There is something for you in the portal."


def test_each_step_of_a_reminder_is_mailed_if_the_one_before_has_gone(clock):
    cases.sent()
    sealed_notices.forget()
    for day in (7, 8):
        clock.set(2026, 12, day, 9, 30)
        assert nudge() == 1
        clock.set(2026, 12, day, 9, 45)
        send_notices()
    assert [letter.to[0] for letter in mail.outbox] == [named("eve").email] * 2


def test_a_vacant_office_is_opened_by_two_named_people(clock):
    complaint, about_mona = cases.sent(), cases.sent(about="mona")
    eve, mona = named("eve"), named("mona")
    change_posts(eve.appointments.all(), ends_on="2026-11-10")
    cases.appoint("stan", "chief-operating-officer")
    stan = named("stan")
    vacant = next(v for v in actions.vacant_offices() if v.office == "chief-executive")
    row = actions.ask_to_open(vacant, text="She has left", by=named("mona"), key=uuid4())
    assert not Complaint.objects.visible_to(mona).exists()
    with pytest.raises(PermissionDenied, match="Someone other than the person who asked"):
        actions.agree_to_open(row, by=named("mona"))
    with pytest.raises(PermissionDenied, match="Only a statutory officer"):
        actions.agree_to_open(row, by=named("omar"))
    sealed_notices.forget()
    assert actions.agree_to_open(row, by=stan) == 1
    assert Complaint.objects.visible_to(named("mona")).get() == complaint  # not the one about her
    assert about_mona.reference
    assert sealed_notices.told() == ["Clara Okafor", "Eve Larkin"]
    line = access_record.access_record_of(complaint, for_complainant=True)[0]
    assert "Mona Reid and Stan Price. Reason: She has left" in line.words
    assert Opening.history.count() == 2


def test_an_office_left_less_than_two_weeks_ago_is_not_opened(clock):
    change_posts(named("eve").appointments.all(), ends_on="2026-11-25")
    assert "chief-executive" not in {v.office for v in actions.vacant_offices()}
    made_up = actions.Vacancy("chief-executive", None, "Chief Executive")
    with pytest.raises(PermissionDenied, match="That office is not vacant"):
        actions.ask_to_open(made_up, text="x", by=named("mona"), key=uuid4())


def vacant_office(since="2026-11-10"):
    """Eve has left and nobody has her post; Mona and Stan can ask and agree."""
    change_posts(named("eve").appointments.all(), ends_on=since)
    cases.appoint("stan", "chief-operating-officer")
    return next(v for v in actions.vacant_offices() if v.office == "chief-executive")


def test_pressing_twice_asks_once_and_agrees_once(clock):
    complaint, key = cases.sent(), uuid4()
    vacant = vacant_office()
    rows = [
        actions.ask_to_open(vacant, text="She has left", by=named("mona"), key=key)
        for _ in range(2)
    ]
    assert rows[0] == rows[1] == Opening.objects.get()
    assert [actions.agree_to_open(rows[0], by=named("stan")) for _ in range(2)] == [1, 0]
    assert complaint.grants.count() == 1


def test_an_office_filled_since_someone_asked_is_not_opened(clock):
    cases.sent()
    row = actions.ask_to_open(vacant_office(), text="x", by=named("mona"), key=uuid4())
    cases.appoint("wanda", "chief-executive")
    with pytest.raises(PermissionDenied, match="That office is not vacant"):
        actions.agree_to_open(row, by=named("stan"))
    assert not Grant.objects.exists()


def test_someone_with_access_already_is_not_given_it_again(clock):
    complaint = cases.access_given(cases.sent(), "mona")
    row = actions.ask_to_open(vacant_office(), text="x", by=named("mona"), key=uuid4())
    assert actions.agree_to_open(row, by=named("stan")) == 1
    assert complaint.grants.get().details.role == "Investigator"
    line = access_record.access_record_of(complaint, for_complainant=True)[0]
    assert "Mona Reid and Stan Price" in line.words
