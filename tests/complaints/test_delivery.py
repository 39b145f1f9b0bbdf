"""Delivery: a complaint reaches the people its clause names, and no one else."""

from datetime import date
from uuid import uuid4

import pytest

from complaints import actions
from complaints.models import Complaint, Referral
from complaints.reader_role import is_reader
from complaints.sealed_contents import receiving_office_title
from people.models import Group, User
from people.roles import Role
from tests.complaints import cases, sealed_notices
from tests.drafting import lodging_url
from tests.people import named, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def offices(clause_protocol):
    """Every office has someone: Grace is Omar's line manager, Stan and Dev are the line manager
    and the director of another service, Petra is the Chief Operating Officer."""
    cases.appoint("grace", Role.LINE_MANAGER, service="Highways")
    cases.appoint("stan", Role.LINE_MANAGER, service="Waste")
    cases.appoint("dev", Role.CHIEF_OFFICER, service="Waste", job_title="Director of Waste")
    cases.appoint("petra", Role.CHIEF_OPERATING_OFFICER)
    group = Group.objects.get(name="Harbour Independents")
    cases.appoint("clara", Role.GROUP_LEADER, group=group)
    return clause_protocol


def readers(complaint):
    """Everyone who can open it, but for the complainant."""
    rows = Complaint.objects.filter(pk=complaint.pk)
    found = [person for person in User.objects.order_by("pk") if rows.visible_to(person)]
    others = [person for person in found if person.pk != complaint.says.complainant.pk]
    return [person.name for person in others if is_reader(person, complaint)]


def reached(by, about, **more):
    """Who can read a new complaint and is told about it: the same people."""
    sealed_notices.forget()
    send = cases.sent if named(by).is_member else cases.sent_by_officer
    people = readers(send(by=by, about=about, **more))
    assert sealed_notices.told() == sorted(people)
    return people


def recipients_offered(by, about):
    """Who the complainant can choose from, on the page about who receives it."""
    track = "council" if named(by).is_member else "conduct"
    done = [slug for slug in cases.DONE if slug != "level"]
    cases.drafted(by, about, track=track, done=done)
    page = signed_in(by).get(lodging_url("level"))
    if page.status_code == 302:  # there is nothing to choose
        return []
    return [label for _, label in page.context["form"].fields["level"].choices]


@pytest.mark.clause("cheshire-east", "10.1")
def test_a_complaint_about_an_officer_goes_to_the_director_or_the_head_of_the_service(offices):
    assert recipients_offered("clara", "omar") == ["Director", "Head of service"]
    assert reached("clara", "omar", level="director") == ["Colin Baxter"]
    assert reached("clara", "omar", level="head-of-service") == ["Ruth Adeyemi"]


@pytest.mark.clause("cheshire-east", "10.1-p2")
def test_a_complaint_about_a_director_goes_to_the_chief_executive(offices):
    assert reached("clara", "colin") == ["Eve Larkin"]


@pytest.mark.clause("cheshire-east", "10.1-p3")
def test_a_complaint_about_a_head_of_service_goes_to_their_director(offices):
    assert reached("clara", "ruth") == ["Colin Baxter"]


@pytest.mark.clause("cheshire-east", "10.1-p4")
def test_a_complaint_about_the_chief_executive_goes_to_the_monitoring_officer(offices):
    assert reached("clara", "eve") == ["Mona Reid"]


@pytest.mark.clause("cheshire-east", "10.2-p2")
def test_an_officer_can_go_to_the_monitoring_officer_or_use_the_grievance_procedure(offices):
    first = signed_in("omar").get(lodging_url("about")).content.decode()
    assert "<strong>grievance</strong>" in first.partition("What is your complaint about?")[0]
    assert reached("omar", "clara") == ["Mona Reid"]


@pytest.mark.clause("knutsford", "15.3")
def test_a_councillors_complaint_goes_to_the_town_clerk_whoever_the_officer_is(offices):
    for about in ("omar", "ruth", "colin", "mona"):
        assert reached("clara", about, first_answer="no") == ["Eve Larkin"], about
    assert receiving_office_title(Complaint.objects.first()) == "Town Clerk"


@pytest.mark.clause("knutsford", "15.5")
def test_the_town_clerk_has_an_officers_complaint_and_tells_a_group_leader_or_refers_it(
    offices,
):
    assert reached("omar", "nia") == ["Eve Larkin"]
    complaint = cases.assessed(Complaint.objects.get(), office="eve", code=True)
    today, eve = date(2026, 12, 1), named("eve")
    actions.record_informed(complaint, who="The leader of her group", on=today, by=eve, key=uuid4())
    referral = {"where": Referral.CODE, "on": today, "text": "Paragraph 2"}
    complaint = actions.refer(complaint, **referral, by=eve, key=uuid4())
    read = " ".join(signed_in("eve").get(complaint.get_absolute_url()).content.decode().split())
    for what in ("The leader of her group", "The members’ code of conduct"):
        assert f"{what}, Tuesday 1 December 2026" in read


@pytest.mark.clause("section-c", "6.2")
def test_an_officers_complaint_goes_to_the_monitoring_officer(offices):
    assert reached("omar", "nia") == ["Mona Reid"]


@pytest.mark.clause("surrey", "49-50")
def test_either_side_can_complain_of_disrespect_by_the_other(offices):
    assert reached("clara", "omar", categories=["disrespect"]) == ["Ruth Adeyemi"]
    assert reached("omar", "nia", categories=["disrespect"]) == ["Mona Reid"]


MANAGERS = {
    "line-manager": "Grace Lund",
    "head-of-service": "Ruth Adeyemi",
    "director": "Colin Baxter",
}


@pytest.mark.clause("oxford", "23.1-p5")
def test_a_complaint_about_an_officer_is_for_one_of_their_managers(offices):
    for level, manager in MANAGERS.items():
        assert reached("clara", "omar", level=level) == [manager]
    assert reached("clara", "ruth") == ["Colin Baxter"]


@pytest.mark.clause("oxford", "23.7-p2")
def test_an_officer_chooses_which_of_their_managers_is_told(offices, clock):
    offered = ["Line manager", "Head of service", "Director"]
    assert recipients_offered("omar", "nia") == offered
    for level, manager in MANAGERS.items():
        assert reached("omar", "nia", level=level) == [manager]
    assert set(sealed_notices.due_times()) == {clock.at}  # at once, in working hours


@pytest.mark.clause("oxford", "23.7-p8")
def test_a_councillor_chooses_a_manager_of_the_officer_and_never_the_officer(offices):
    offered = ["Line manager", "Head of service", "Director"]
    assert recipients_offered("clara", "omar") == offered
    assert recipients_offered("clara", "grace") == offered[1:]
    for level in MANAGERS:
        assert reached("clara", "grace", level=level) in (["Ruth Adeyemi"], ["Colin Baxter"])


@pytest.mark.clause("oxford", "23.16(b)-p2")
def test_a_concern_about_an_officer_can_be_reported_to_the_line_manager(offices):
    assert reached("clara", "omar", level="line-manager") == ["Grace Lund"]
    receipt = f"{Complaint.objects.get().get_absolute_url()}sent/"
    assert "You will get an acknowledgement" in signed_in("clara").get(receipt).content.decode()
