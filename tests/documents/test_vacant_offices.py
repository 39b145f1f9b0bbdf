"""A service without a head or chief officer: the office standing in gets notices and can act."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from documents import actions, jobs
from documents.models import DocumentRequest, Outcome
from people.models import Appointment, Service
from people.roles import Role
from tests.documents import cases
from tests.documents.test_pages import text_of
from tests.established import change_posts
from tests.people import named

pytestmark = pytest.mark.django_db
LAST = date(2026, 11, 1)
EVERYBODY = ("clara", "nia", "omar", "grace", "ruth", "colin", "wanda", "dev", "eve", "mona")


def vacate(*names):
    people = [named(name) for name in names]
    change_posts(Appointment.objects.filter(person__in=people), ends_on=LAST)


@pytest.fixture(autouse=True)
def vacate_lead(clock):
    vacate("ruth", "colin")


def who_sees(document_request):
    rows = DocumentRequest.objects.filter(pk=document_request.pk)
    return [who for who in EVERYBODY if rows.visible_to(named(who)).exists()]


def test_the_chief_executive_is_told_of_a_request_sees_it_and_assigns_it(clock):
    document_request = cases.requested()
    assert cases.notices_of(document_request) == [("eve", "asked")]
    assert who_sees(document_request) == ["clara", "eve"]
    document_request = actions.assign_officer(
        document_request, officer=named("omar"), by=named("eve")
    )
    assert document_request.officer == named("omar")


def test_the_next_office_takes_it_when_that_is_vacant_too(clock):
    vacate("eve")
    document_request = cases.requested()
    assert cases.notices_of(document_request) == [("mona", "asked")]
    assert who_sees(document_request) == ["clara", "mona"]
    assert actions.assign_officer(document_request, officer=named("omar"), by=named("mona")).officer


def test_the_office_standing_in_sees_no_other_service(clock):
    assert who_sees(cases.requested(service="Waste")) == ["clara", "wanda"]


def test_a_chief_officer_alone_is_enough(clock):
    Appointment.objects.filter(role=Role.CHIEF_OFFICER).update(ends_on=None)
    document_request = cases.requested()
    assert cases.notices_of(document_request) == [("colin", "asked")]
    assert who_sees(document_request) == ["clara", "colin"]
    with pytest.raises(PermissionDenied, match="Only the head of Highways can assign"):
        actions.assign_officer(document_request, officer=named("omar"), by=named("eve"))


def test_reminders_go_to_the_office_standing_in(clock):
    document_request = cases.requested()
    for day in (11, 15, 16, 18):
        clock.set(2026, 12, day, 9, 5)
        jobs.nudge()
    reminded = [
        who for who, event in cases.notices_of(document_request) if event == "document-decision"
    ]
    assert reminded == ["eve"] * 4


def test_an_office_that_decided_for_the_head_makes_no_final_decision(clock):
    document_request = cases.decided(Outcome.REFUSE, cases.requested(), who="eve")
    assert cases.disputed(document_request).office == "monitoring-officer"


def test_the_pages_say_who_stands_in(client, clock):
    document_request = cases.requested()
    client.force_login(named("clara"))
    page = text_of(client.get(document_request.get_absolute_url()))
    assert "Highways has neither a head nor a chief officer" in page
    assert "the Chief Executive (in place of the head of Highways)" in page
    assert "Chief Executive (in place" in text_of(
        client.get(f"{document_request.get_absolute_url()}sent/")
    )
    assert "With the Chief Executive" in text_of(client.get("/documents/"))


def test_a_request_passed_to_such_a_service_goes_to_the_office_standing_in(clock):
    document_request = cases.requested(service="Waste")
    highways = Service.objects.get(name="Highways")
    actions.pass_to_service(
        document_request, service=highways, text="Theirs", by=named("wanda"), key=uuid4()
    )
    assert ("eve", "passed") in cases.notices_of(document_request)


def test_with_every_post_vacant_the_page_says_so(client, clock):
    vacate("eve", "mona")
    document_request = cases.requested()
    client.force_login(named("clara"))
    assert "the head of Highways (vacant)" in text_of(
        client.get(document_request.get_absolute_url())
    )
    assert "Every post that could decide this request is vacant" in text_of(
        client.get("/documents/")
    )
