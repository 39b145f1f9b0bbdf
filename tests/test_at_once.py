"""A button pressed several times at once, and two tabs: one row, and no page that fails."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from complaints.models import Complaint, Opening
from complaints.vacant_office import actions as vacant_office
from enquiries.decisions import actions as decisions
from enquiries.models import DecidedWork, Enquiry, FirstReport
from foundation.turns import wait_for_turn
from people.models import Appointment, RestrictedPost, Service
from people.roles import Role
from protocols.restricted_posts import actions as restricted_posts
from protocols.version_cache import todays_protocol
from tests.complaints import cases as complaints
from tests.drafting import MODELS, lodging_check, step_url
from tests.people import adopt, named
from tests.test_concurrent_requests import at_once, signed_in

pytestmark = pytest.mark.django_db(transaction=True)


def pressed(times, who, url, data):
    """The statuses of the same form, sent that often at once."""
    clients = [signed_in(who) for _ in range(times)]
    return {
        response.status_code
        for response in at_once(*(lambda c=c: c.post(url, data) for c in clients))
    }


def test_ask_a_councillor_pressed_six_times_asks_once(council, clock):
    typed = {
        "key": uuid4(),
        "member": named("clara").pk,
        "service": Service.objects.get(name="Highways").pk,
        "title": "Closure of Dock Street",
        "text": "Shall we close it on Sunday?",
        "no_interest": "on",
    }
    assert pressed(6, "omar", reverse("enquiries:ask-member"), typed) == {302}
    assert Enquiry.objects.get().letters.count() == 1


def test_a_first_report_pressed_five_times_is_noted_once(council, clock):
    typed = {"key": uuid4(), "contact_centre_reference": "CC-1"}
    assert pressed(5, "clara", reverse("enquiries:first-report"), typed) == {302}
    assert FirstReport.objects.get().history.count() == 1


def test_work_recorded_five_times_at_once_is_one_task(council, clock):
    adopt("knutsford", date(2026, 12, 2))
    clock.set(2026, 12, 2, 10)
    service = Service.objects.get(name="Highways")
    said = {"title": "Mend the gulleys", "text": "All of Dock Street.", "minute": "C48"}
    said |= {"body": "The council", "decided_on": date(2026, 11, 12), "service": service}
    said |= {"key": uuid4()}
    version, eve = todays_protocol(), named("eve")
    at_once(
        *[lambda: decisions.record_work(version, DecidedWork(**said), by=eve)] * 5,
    )
    assert DecidedWork.objects.get().history.count() == 1


FIRST_QUESTIONS = (
    ("enquiries", "about", {"kind": "ward"}),
    ("documents", "document", {"title": "Harbour study", "right": "foi"}),
    ("complaints", "about", {"track": "council"}),
)


@pytest.mark.parametrize(("app", "slug", "typed"), FIRST_QUESTIONS)
def test_the_first_question_pressed_five_times_makes_one_draft(app, slug, typed, council, clock):
    typed = {"key": uuid4(), **typed}
    assert pressed(5, "clara", step_url(slug, app), typed) == {302}
    assert MODELS[app].objects.count() == 1


def test_a_complaint_sent_twice_at_once_is_one(council, clock):
    complaints.drafted()
    assert pressed(3, "clara", lodging_check(), {"key": uuid4()}) == {302}
    assert Complaint.objects.count() == 1


def test_a_post_listed_five_times_at_once_is_listed_once(council, clock):
    adopt("oxford", date(2026, 12, 2))
    clock.set(2026, 12, 2, 10)
    hana, post = named("mona"), Appointment.objects.get(person=named("ruth"))
    Appointment.objects.create(person=hana, role=Role.HUMAN_RESOURCES, starts_on=date(2020, 1, 1))

    def list_post():
        try:
            return restricted_posts.restrict_post(
                post, starts_on=date(2026, 12, 2), by=named("mona")
            )
        except ValidationError as refusal:
            return refusal

    results = at_once(*[list_post] * 5)
    assert sum(isinstance(result, ValidationError) for result in results) == 4
    assert RestrictedPost.objects.count() == 1


def test_an_office_asked_to_be_opened_five_times_at_once_is_asked_once(council, clock, monkeypatch):
    vacancy = vacant_office.Vacancy("independent-person", None, "Independent Person")
    monkeypatch.setattr(vacant_office, "vacant_offices", lambda: [vacancy])
    mona, key = named("mona"), uuid4()
    results = at_once(
        *[lambda: vacant_office.ask_to_open(vacancy, text="It waits.", by=mona, key=key)] * 5
    )
    assert not [result for result in results if isinstance(result, PermissionDenied)]
    assert Opening.objects.count() == 1


def test_what_waits_for_one_turn_does_not_keep_another_waiting(council):
    def turn(name):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '200ms'")
            wait_for_turn("test", name)
            return name

    with transaction.atomic():
        wait_for_turn("test", "a")
        assert at_once(lambda: turn("b")) == ["b"]
    assert at_once(lambda: turn("a")) == ["a"]
    assert Client().get("/help/").status_code == 200
