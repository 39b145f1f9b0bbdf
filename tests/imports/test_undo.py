"""Undoing a file until the next working morning, except for what is in use by then."""

from datetime import date, datetime, timedelta

import pytest
from django.db import DatabaseError, connection
from django.urls import reverse
from django.utils import timezone

from casework.models import Notice
from casework.notices.sending import send_one
from enquiries import actions as enquiries
from foundation.history import write
from people.models import (
    Appointment,
    Committee,
    Group,
    Portfolio,
    Proposal,
    ProposalState,
    Seat,
    Service,
    User,
    Ward,
)
from portal.imports.undo_time import undo_time
from tests.conftest import LONDON
from tests.enquiries import cases
from tests.established import establish
from tests.imports.files import lines, member, officer, page_of, press_undo, saved
from tests.people import named, signed_in

pytestmark = pytest.mark.django_db
FIRST = "7 May 2027"
TODAY = "1 December 2026"
MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def places(clock):
    Ward.objects.create(name="Moor")
    Group.objects.create(name="Greens")
    Committee.objects.create(name="Planning")


def held():
    """Every post and seat, with its days."""
    return [
        sorted(rows.values_list("person__name", "starts_on", "ends_on"), key=str)
        for rows in (Appointment.objects, Seat.objects)
    ]


def test_everything_is_as_it_was_and_the_history_stays(clock):
    before = held()
    row = saved(
        member("Anna Reed", group="Greens", committee="Planning", starts=FIRST),
        member("Clara Okafor", "Moor", starts=FIRST),
        last_day="6/5/2027",
    )
    assert held() != before
    post = named("anna").appointments.get()
    clock.at += MINUTE
    assert press_undo(row).status_code == 302
    assert held() == before
    assert row.state == "undone"
    anna = User.objects.get(email="anna@westhaven.example")
    assert not anna.is_active
    removed, begun = Appointment.history.filter(id=post.pk).order_by("-history_id")
    assert (removed.history_type, removed.history_change_reason) == ("-", "import undone")
    assert (removed.history_user, begun.history_type) == (named("petra"), "+")


def test_an_invitation_that_has_not_been_sent_is_never_sent(clock, mailoutbox):
    row = saved(member("Anna Reed", starts=FIRST))
    press_undo(row)
    notice = Notice.objects.get(addressee__name="Anna Reed")
    send_one(None, notice.pk)
    notice.refresh_from_db()
    assert (notice.state, notice.error) == ("not-sent", "Anna Reed cannot sign in")


def test_a_proposal_is_withdrawn(clock):
    row = saved(officer("Ruth Adeyemi", "", post="Auditor", starts=FIRST), kind="officers")
    press_undo(row)
    assert Proposal.objects.get(person=named("ruth"), role="auditor").state == "withdrawn"


def test_group_and_job_title_come_back(clock):
    group = named("clara").appointments.get().group
    press_undo(saved(member("Clara Okafor", group="Greens")))
    assert named("clara").appointments.get().group == group
    press_undo(saved(officer("Omar Haddad", title="Engineer"), kind="officers"))
    assert named("omar").appointments.get().job_title == ""


def test_after_the_time_is_over_nothing_is_undone(clock):
    row = saved(member("Anna Reed", starts=FIRST))
    assert row.undo_until == datetime(2026, 12, 2, 9, tzinfo=LONDON)
    clock.at = datetime(2026, 12, 2, 8, 59, tzinfo=LONDON)
    assert "Undo this file" in page_of(row).content.decode()
    clock.at = datetime(2026, 12, 2, 9, tzinfo=LONDON)
    assert "Undo this file" not in page_of(row).content.decode()
    assert press_undo(row).status_code == 403
    assert "is over" in press_undo(row).content.decode()
    assert named("anna").is_active


def test_before_a_weekend_the_time_is_monday_morning(clock):
    friday = datetime(2026, 12, 4, 2, tzinfo=LONDON)
    assert undo_time(friday) == datetime(2026, 12, 7, 9, tzinfo=LONDON)
    assert undo_time(datetime(2050, 1, 1, 2, tzinfo=LONDON)).date() == date(2050, 1, 2)


def stays(row):
    return press_undo(row) and lines(row, "note")


def test_who_has_signed_in_since_stays_and_the_others_go_back(clock):
    row = saved(member("Anna Reed", starts=FIRST), member("Ben Hale", starts=FIRST))
    clock.at += MINUTE
    User.objects.filter(name="Anna Reed").update(last_login=timezone.now())
    page = signed_in("petra").get(reverse("imports:undo", args=[row.pk])).content.decode()
    assert "Anna Reed has signed in since." in page
    assert "Ben Hale" not in page
    assert stays(row) == ["Anna Reed has signed in since."]
    assert named("anna").appointments.exists()
    assert not named("ben").appointments.exists()
    assert "Anna Reed has signed in since." in page_of(row).content.decode()


def test_who_has_signed_in_before_the_post_begins_has_not_used_it(clock):
    row = saved(member("Clara Okafor", "Moor", starts=FIRST))
    clock.at += MINUTE
    User.objects.filter(name="Clara Okafor").update(last_login=timezone.now())
    assert stays(row) == []
    row = saved(member("Clara Okafor", "Moor", starts=TODAY))
    clock.at += MINUTE
    User.objects.filter(name="Clara Okafor").update(last_login=timezone.now())
    assert stays(row) == ["Clara Okafor has signed in since."]


def test_who_has_been_given_work_since_stays(clock):
    row = saved(officer("Tess Long", starts=TODAY), kind="officers")
    clock.at += MINUTE
    enquiries.assign(cases.raised(), officer=named("tess"), by=named("dev"))
    assert stays(row) == ["Tess Long has worked in the portal, or has been given work, since."]


def test_a_post_that_was_changed_since_stays(clock):
    row = saved(member("Anna Reed", starts=FIRST))
    clock.at += MINUTE
    write(named("anna").appointments.get(), by=named("petra"), reason="x", ends_on=None)
    assert stays(row) == ["The posts of Anna Reed have been changed since."]


def test_a_post_with_a_portfolio_stays(clock):
    row = saved(
        member("Anna Reed", starts=FIRST),
        member("Anna Reed", "", post="Cabinet member", starts=FIRST),
    )
    post = named("anna").appointments.get(role="cabinet-member")
    service = Service.objects.first()
    Portfolio.objects.create(post=post, service=service, starts_on=post.starts_on)
    ((said),) = stays(row)
    assert said == "Something else rests on the post of Anna Reed, for example a portfolio."


def test_a_proposal_in_effect_stays(clock):
    row = saved(officer("Ruth Adeyemi", "", post="Auditor", starts=FIRST), kind="officers")
    proposal = Proposal.objects.get(person=named("ruth"), role="auditor")
    done = {"state": ProposalState.IN_EFFECT, "closed_at": timezone.now()}
    now = {"confirmed_at": timezone.now(), "takes_effect_at": timezone.now()}
    confirmed = {"state": ProposalState.CONFIRMED, "confirmed_by": named("mona")} | now
    write(proposal, by=None, reason="confirmed", **confirmed)
    write(proposal, by=None, reason="in effect", **done)
    assert stays(row) == ["What was proposed for Ruth Adeyemi is already in effect."]


def test_a_post_that_cannot_be_given_again_stays_ended(clock):
    row = saved(member("Clara Okafor", ends="30 November 2026"))
    clock.at += MINUTE
    post = {"role": "officer", "service": Service.objects.first()}
    write(Appointment(person=named("clara"), **post), by=named("petra"), reason="added")
    ((said),) = stays(row)
    assert said.startswith("Clara Okafor is an officer (")


def test_nobody_undoes_what_changed_their_own_post(clock):
    second = User.objects.create_user("may@westhaven.example", "May Lind")
    post = {"person": second, "role": "officer", "service": Service.objects.first()}
    Appointment.objects.create(**post, starts_on=date(2020, 1, 1))
    establish(person=second, role="people-administrator", starts_on=date(2020, 1, 1))
    where = Service.objects.exclude(pk=post["service"].pk).first().name
    row = saved(officer("May Lind", where, starts=FIRST), kind="officers")
    press_undo(row, who="may")
    assert lines(row, "note") == ["May Lind: you cannot change your own posts."]


def test_a_second_press_undoes_once(clock):
    row = saved(member("Anna Reed", starts=FIRST))
    assert press_undo(row).status_code == press_undo(row).status_code == 302
    assert row.history.filter(history_change_reason="undone").count() == 1


@pytest.mark.parametrize(
    ("table", "reason"),
    [("people_appointment", "that is undone"), ("people_seat", "has begun ends")],
)
def test_no_other_post_is_ever_removed(table, reason, clock):
    """Whatever the portal's own role in the database is told."""
    saved(member("Clara Okafor", committee="Planning", starts=FIRST))
    delete = f"DELETE FROM {table} WHERE person_id = %s"
    with connection.cursor() as cursor, pytest.raises(DatabaseError, match=reason):
        cursor.execute(delete, [named("clara").pk])
