"""Namesakes: each step on a complaint passes over someone who came since and may be named in it."""

from datetime import date
from uuid import uuid4

import pytest

from complaints import actions
from complaints.case.content import reader_names
from complaints.models import Complaint
from complaints.reader_role import reader_role_of
from complaints.vacant_office import actions as vacant_office
from people.models import User
from people.roles import Role
from tests.complaints import cases, sealed_notices
from tests.drafting import lodging_check, lodging_url
from tests.established import change_posts, establish
from tests.people import STARTED, named, signed_in, under

pytestmark = pytest.mark.django_db
ARCHER = {"person": None, "name": "J Archer", "rank": "officer", "service": None}


def arrive(role):
    """Jill Archer gets a post, after the complaint was sent."""
    person = User.objects.create_user("jill@westhaven.example", "Jill Archer")
    establish(person=person, role=role, starts_on=STARTED)
    return named("jill")


def leave(who, on=date(2026, 11, 30)):
    change_posts(named(who).appointments.all(), ends_on=on)


def test_an_upheld_complaint_stays_with_its_office_if_the_chief_executive_may_be_named(clock):
    under("cheshire-east", clock)
    complaint = cases.assessed(cases.sent_by_officer(others="J Archer"), office="mona")
    leave("eve")
    arrive(Role.CHIEF_EXECUTIVE)
    complaint = actions.uphold(complaint, text="It happened.", by=named("mona"), key=uuid4())
    assert complaint.held.office.name == "monitoring-officer"


@pytest.mark.parametrize("asker", ["jill", "stan"])
def test_two_people_open_nothing_that_may_name_one_of_them(asker, clock):
    cases.sent(**ARCHER)
    cases.appoint("stan", "chief-operating-officer")
    leave("eve", on=date(2026, 11, 10))
    arrive(Role.MONITORING_OFFICER)
    vacant = next(v for v in vacant_office.vacant_offices() if v.office == "chief-executive")
    row = vacant_office.ask_to_open(vacant, text="x", by=named(asker), key=uuid4())
    second = "stan" if asker == "jill" else "jill"
    assert vacant_office.agree_to_open(row, by=named(second)) == 0
    assert not Complaint.objects.visible_to(named(asker)).exists()


def test_a_namesake_is_not_among_the_readers_that_a_complaint_names(clock):
    complaint = cases.sent(**ARCHER)
    cases.appoint("stan", "chief-executive", standing="acting")
    leave("eve")
    arrive(Role.CHIEF_EXECUTIVE)
    clara = named("clara")
    names = " ".join(reader_names(clara, complaint, reader_role_of(clara, complaint)))
    assert "Stan Price" in names
    assert "Jill Archer" not in names


def test_the_complainant_and_the_next_office_are_told_that_it_moved(clock):
    cases.sent(**ARCHER)
    leave("eve")
    arrive(Role.CHIEF_EXECUTIVE)
    sealed_notices.forget()
    signed_in("jill").get("/complaints/")
    assert sealed_notices.told() == ["Clara Okafor", "Mona Reid"]


def test_another_person_who_may_be_named_is_asked_about_though_the_page_was_answered(clock):
    """As after somebody was appointed since."""
    cases.drafted(others="E Larkin", done=[*cases.DONE, "whose-names"])
    asked = signed_in("clara").post(lodging_check(), {"key": uuid4()})
    assert asked.url == lodging_url("whose-names")
    assert not Complaint.objects.exists()
