"""A service without a head and a chief officer: somebody is told, may act, and is named."""

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
from tests.people import named

pytestmark = pytest.mark.django_db
LAST = date(2026, 11, 1)
EVERYBODY = ("clara", "nia", "omar", "grace", "ruth", "colin", "wanda", "dev", "eve", "mona")


def vacate(*names):
    Appointment.objects.filter(person__in=[named(name) for name in names]).update(ends_on=LAST)


@pytest.fixture(autouse=True)
def nobody_leads(clock):
    vacate("ruth", "colin")


def who_sees(request):
    rows = DocumentRequest.objects.filter(pk=request.pk)
    return [who for who in EVERYBODY if rows.visible_to(named(who)).exists()]


def test_the_chief_executive_is_told_sees_it_and_gives_it_out(clock):
    request = cases.asked()
    assert cases.told(request) == [("eve", "asked")]
    assert who_sees(request) == ["clara", "eve"]
    request = actions.assign(request, officer=named("omar"), by=named("eve"))
    assert request.officer == named("omar")


def test_the_next_office_takes_it_when_that_is_vacant_too(clock):
    vacate("eve")
    request = cases.asked()
    assert cases.told(request) == [("mona", "asked")]
    assert who_sees(request) == ["clara", "mona"]
    assert actions.assign(request, officer=named("omar"), by=named("mona")).officer


def test_another_service_is_none_of_theirs(clock):
    assert who_sees(cases.asked(service="Waste")) == ["clara", "wanda"]


def test_a_chief_officer_alone_is_enough(clock):
    Appointment.objects.filter(role=Role.CHIEF_OFFICER).update(ends_on=None)
    request = cases.asked()
    assert cases.told(request) == [("colin", "asked")]
    assert who_sees(request) == ["clara", "colin"]
    with pytest.raises(PermissionDenied, match="Only the head of Highways can assign"):
        actions.assign(request, officer=named("omar"), by=named("eve"))


def test_reminders_go_to_who_stands_in_and_never_to_nobody(clock):
    request = cases.asked()
    for day in (11, 15, 16, 18):
        clock.set(2026, 12, day, 9, 5)
        jobs.nudge()
    reminded = [who for who, event in cases.told(request) if event == "document-decision"]
    assert reminded == ["eve"] * 4


def test_who_decided_in_place_of_the_head_does_not_decide_in_the_end(clock):
    request = cases.decided(Outcome.REFUSE, cases.asked(), who="eve")
    assert cases.disputed(request).office == "monitoring-officer"


def test_the_pages_say_who_stands_in(client, clock):
    request = cases.asked()
    client.force_login(named("clara"))
    page = text_of(client.get(request.get_absolute_url()))
    assert "Highways has neither a head nor a chief officer" in page
    assert "the Chief Executive (in place of the head of Highways)" in page
    assert "Chief Executive (in place" in text_of(client.get(f"{request.get_absolute_url()}sent/"))
    assert "With the Chief Executive" in text_of(client.get("/documents/"))


def test_passed_to_such_a_service_it_comes_to_who_stands_in(clock):
    request = cases.asked(service="Waste")
    highways = Service.objects.get(name="Highways")
    actions.pass_on(request, service=highways, text="Theirs", by=named("wanda"), key=uuid4())
    assert ("eve", "passed") in cases.told(request)


def test_with_every_post_vacant_the_page_says_so(client, clock):
    vacate("eve", "mona")
    request = cases.asked()
    client.force_login(named("clara"))
    assert "the head of Highways (vacant)" in text_of(client.get(request.get_absolute_url()))
    assert "Every post that could decide this request is vacant" in text_of(
        client.get("/documents/")
    )
