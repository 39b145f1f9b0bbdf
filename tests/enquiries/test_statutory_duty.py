"""Statutory duties: nobody except the statutory officer withdraws, reassigns or closes one."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from enquiries import actions, follow_ups, jobs, officer_marks
from enquiries.models import Enquiry, Intent, Status
from people.models import Service, system_user
from people.roles import Role
from tests.enquiries import cases
from tests.established import establish
from tests.people import named

pytestmark = pytest.mark.django_db
OURS = "This enquiry is a statutory duty of the Section 151 Officer"


@pytest.fixture
def colin(under):
    """Colin, chief officer over Highways, is the section 151 officer too."""
    under("cheshire-east")
    section_151 = {"role": Role.SECTION_151_OFFICER, "starts_on": date(2026, 1, 1)}
    establish(person=named("colin"), **section_151)
    return named("colin")


def duty_of(colin):
    return officer_marks.mark_duty(cases.assigned(), by=colin)


def letter(**more):
    return {"text": "No longer needed.", "key": uuid4()} | more


@pytest.mark.clause("cheshire-east", "3.10-1")
@pytest.mark.parametrize(
    ("who", "do"),
    [
        ("clara", lambda enquiry, by: actions.withdraw(enquiry, by=by, **letter())),
        ("omar", lambda enquiry, by: actions.redirect(enquiry, by=by, **letter())),
        ("dev", lambda enquiry, by: actions.redirect(enquiry, by=by, **letter())),
        ("dev", lambda enquiry, by: actions.assign(enquiry, officer=named("grace"), by=by)),
        ("ruth", lambda enquiry, by: actions.assign(enquiry, officer=named("grace"), by=by)),
        (
            "dev",
            lambda enquiry, by: actions.pass_on(
                enquiry, service=Service.objects.get(name="Waste"), by=by, **letter()
            ),
        ),
    ],
)
def test_nobody_else_withdraws_ends_or_moves_a_statutory_duty(who, do, colin):
    duty = duty_of(colin)
    with pytest.raises(PermissionDenied, match=OURS):
        do(duty, named(who))
    fresh = Enquiry.objects.get()
    assert (fresh.status, fresh.officer) == (Status.WITH_OFFICER, named("omar"))


def test_the_refusal_cites_the_clause_on_the_page(colin, client):
    duty = duty_of(colin)
    client.force_login(named("clara"))
    page = client.get(reverse("enquiries:withdraw", args=[duty.pk]))
    assert page.status_code == 403
    assert OURS in page.content.decode()
    case = client.get(duty.get_absolute_url()).content.decode()
    assert "No one else can withdraw, reassign or close it" in case


def test_the_statutory_officer_assigns_it_to_someone_else(colin):
    assert actions.assign(duty_of(colin), officer=named("grace"), by=colin).officer == named(
        "grace"
    )


@pytest.mark.clause("cheshire-east", "3.10-1")
def test_the_clock_does_not_close_it_and_closes_the_others(colin, clock):
    duty = duty_of(colin)
    other = cases.answered()
    cases.answered(duty)
    clock.at += timedelta(days=30)
    assert jobs.close_answered() == 1
    assert Enquiry.objects.get(status=Status.CLOSED) == other
    with pytest.raises(PermissionDenied, match=OURS):
        actions.close(Enquiry.objects.get(pk=duty.pk), by=system_user())


@pytest.mark.clause("cheshire-east", "3.10-1")
def test_it_closes_once_the_statutory_officer_removes_the_mark(colin, clock):
    duty = duty_of(colin)
    cases.answered(duty)
    clock.at += timedelta(days=30)
    for who in ("eve", "omar", "mona"):
        with pytest.raises(PermissionDenied):
            officer_marks.unmark_duty(duty, by=named(who))
    officer_marks.unmark_duty(duty, by=colin)
    assert jobs.close_answered() == 1


@pytest.mark.clause("cheshire-east", "3.10-1")
def test_a_challenge_leaves_a_statutory_duty_with_its_officer(colin):
    duty = duty_of(colin)
    more = {"text": "Why April?", "by": named("clara"), "key": uuid4()}
    back = follow_ups.follow_up(cases.answered(duty), intent=Intent.CHALLENGE, **more)
    assert (back.officer, back.challenged) == (named("omar"), None)


@pytest.mark.clause("cheshire-east", "3.10")
@pytest.mark.parametrize(
    "role", [Role.HEAD_OF_PAID_SERVICE, Role.SECTION_151_OFFICER, Role.MONITORING_OFFICER]
)
def test_a_statutory_post_has_dates_and_marks_while_it_is_held(role, under, clock):
    under("cheshire-east")
    ends = date(2026, 12, 1)
    establish(person=named("ruth"), role=role, starts_on=date(2026, 1, 1), ends_on=ends)
    enquiry = cases.assigned()
    assert officer_marks.mark_duty(enquiry, by=named("ruth")).duty_of == role
    assert enquiry.history.first().history_change_reason == "marked"
    clock.at += timedelta(days=1)
    with pytest.raises(PermissionDenied):
        officer_marks.unmark_duty(enquiry, by=named("ruth"))


@pytest.mark.parametrize(("who", "status"), [("colin", 200), ("omar", 403), ("clara", 404)])
def test_only_a_statutory_officer_marks_a_statutory_duty(who, status, colin, client):
    enquiry = cases.assigned()
    client.force_login(named(who))
    address = reverse("enquiries:duty", args=[enquiry.pk])
    assert client.get(address).status_code == status
    assert client.post(address, {"key": uuid4()}).status_code == (302 if status == 200 else status)
    assert bool(Enquiry.objects.get().duty_of) is (status == 200)


def test_without_a_clause_there_is_no_mark_for_a_statutory_duty(clock):
    enquiry = cases.assigned()
    section_151 = {"role": Role.SECTION_151_OFFICER, "starts_on": date(2026, 1, 1)}
    establish(person=named("colin"), **section_151)
    with pytest.raises(PermissionDenied, match="does not provide for marking statutory duties"):
        officer_marks.mark_duty(enquiry, by=named("colin"))
