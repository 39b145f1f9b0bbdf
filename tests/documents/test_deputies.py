"""D-2026-92P52: a deputy recorded the view and a deputy decided while both holders were there."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from casework.absences.actions import end_absence
from documents import actions, decide
from documents.models import DocumentRequest, LetterKind, Outcome, Status
from people.models import Standing, User
from people.roles import Role
from tests.documents import cases
from tests.established import establish
from tests.people import STARTED, named, signed_in
from tests.test_absences import away

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def deputies(clock):
    """Aisha deputises for the Monitoring Officer, Tom for the Chief Executive."""
    posts = {"Aisha Kaur": Role.MONITORING_OFFICER, "Tom Reeve": Role.CHIEF_EXECUTIVE}
    for name, role in posts.items():
        person = User.objects.create_user(f"{name.split()[0].lower()}@westhaven.example", name)
        establish(person=person, role=role, standing=Standing.DEPUTY, starts_on=STARTED)


def record_view(case):
    return actions.record_view(case, text="Release it.", by=named("aisha"), key=uuid4())


def determine(case):
    ruling = cases.ruling(Outcome.REFUSE, "tom")
    return decide.determine(case, ruling=ruling, by=named("tom"), key=uuid4())


def addresses(case):
    return [f"{case.get_absolute_url()}{end}" for end in ("", "view/", "determine/")]


def sees(who, case):
    return DocumentRequest.objects.visible_to(named(who)).filter(pk=case.pk).exists()


def test_no_deputy_sees_or_decides_while_both_holders_are_there():
    case = cases.disputed()
    for who in ("aisha", "tom"):
        assert not sees(who, case)
        browser = signed_in(who)
        assert {browser.get(address).status_code for address in addresses(case)} == {404}
    with pytest.raises(PermissionDenied, match="Only the office being consulted can record a view"):
        record_view(case)
    case = cases.with_view_on(case)
    with pytest.raises(PermissionDenied, match="Only the Chief Executive can make the final"):
        determine(case)


def test_a_deputy_records_the_view_while_the_monitoring_officer_is_away():
    case = cases.disputed()
    away("mona")
    assert sees("aisha", case)
    assert not sees("tom", case)
    case = record_view(case)
    letter = case.letters.get(kind=LetterKind.VIEW)
    assert letter.signed == "Aisha Kaur, Deputy Monitoring Officer"
    with pytest.raises(PermissionDenied):
        determine(case)


def test_a_deputy_decides_while_the_chief_executive_is_away():
    case = cases.with_view()
    away("eve")
    assert signed_in("tom").get(addresses(case)[0]).status_code == 200
    assert determine(case).status == Status.REFUSED


def test_a_deputy_has_no_page_on_the_next_request_once_the_holder_is_back(clock):
    case = cases.with_view()
    absence = away("eve")
    browser = signed_in("tom")
    assert browser.get(addresses(case)[0]).status_code == 200
    end_absence(absence, by=named("eve"))
    assert {browser.get(address).status_code for address in addresses(case)} == {404}


def test_a_view_is_asked_of_the_deputy_while_the_monitoring_officer_is_away():
    away("mona")
    case = cases.disputed()
    assert ("aisha", "for-decision") in cases.notices_of(case)
    assert ("mona", "for-decision") not in cases.notices_of(case)
    assert sees("mona", case)  # an absence takes nothing from the holder
