"""Deputies of an office that has a complaint: they are told about it and named as they act."""

from datetime import date
from uuid import uuid4

import pytest

from complaints import actions
from complaints.case.content import reader_names
from complaints.jobs import nudge
from complaints.reader_role import reader_role_of
from people.models import Standing, User
from people.roles import Role
from tests.complaints import cases, sealed_notices
from tests.established import establish
from tests.people import STARTED, named, under
from tests.test_absences import away

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def tom(clock):
    """Tom deputises for the Chief Executive."""
    person = User.objects.create_user("tom@westhaven.example", "Tom Reeve")
    post = {"role": Role.CHIEF_EXECUTIVE, "standing": Standing.DEPUTY, "starts_on": STARTED}
    establish(person=person, **post)
    return named("tom")


def reminded(clock):
    sealed_notices.forget()
    clock.set(2026, 12, 7, 9, 30)
    nudge()
    return sealed_notices.told()


def test_a_reminder_goes_to_the_holder_while_they_are_there(clock):
    cases.sent()
    assert reminded(clock) == ["Eve Larkin"]


def test_a_reminder_goes_to_the_deputy_during_an_absence(clock):
    cases.sent()
    away("eve", last=date(2026, 12, 11))
    assert reminded(clock) == ["Tom Reeve"]


def test_a_reminder_goes_to_an_absent_holder_if_the_deputy_is_kept_out(clock):
    cases.sent(witnesses=[named("tom").pk])
    away("eve", last=date(2026, 12, 11))
    assert reminded(clock) == ["Eve Larkin"]


@pytest.mark.parametrize("is_witness", [True, False])
def test_a_deputy_who_waits_is_named_unless_they_are_kept_out(is_witness):
    complaint = cases.sent(witnesses=[named("tom").pk] if is_witness else [])
    clara = named("clara")
    names = reader_names(clara, complaint, reader_role_of(clara, complaint))
    assert any(name.startswith("Tom Reeve, as deputy, only while") for name in names) != is_witness


def test_an_upheld_complaint_does_not_move_for_the_days_of_an_absence_only(clock):
    """Eve is a witness: her deputy could read it while she is away, and no one after that."""
    under("cheshire-east", clock)
    complaint = cases.sent_by_officer(witnesses=[named("eve").pk])
    complaint = cases.assessed(complaint, office="mona")
    away("eve", last=date(2026, 12, 4))
    complaint = actions.uphold(complaint, text="It happened.", by=named("mona"), key=uuid4())
    assert complaint.held.office.name == "monitoring-officer"
