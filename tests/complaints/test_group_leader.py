"""Section C 6.1: the group leader is asked about before a complaint, and kept out of it after."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from complaints import policy
from complaints.models import Complaint
from people.models import Group
from protocols.drafting import actions as drafting
from protocols.settings.snapshots import snapshot_of
from tests.complaints import cases
from tests.drafting import lodging_url
from tests.people import named, signed_in, under

pytestmark = pytest.mark.django_db
STEP = "Discuss it with your group chairman or leader"
AFTER = "It cannot be discussed with your group chairman or leader, or by them."
OFFICE = "It cannot be discussed with the complainant’s group chairman or leader, or by them."


def text_of(who, address):
    return " ".join(signed_in(who).get(address).content.decode().split())


@pytest.mark.clause("section-c", "6.1")
def test_a_councillor_is_asked_about_the_talk_and_told_that_there_is_none_after(clause_protocol):
    cases.drafted(done=[slug for slug in cases.DONE if slug != "first"])
    shown = text_of("clara", lodging_url("first"))
    assert f"The protocol says you should do this first: <strong>{STEP}" in shown
    assert "You can complain without doing this." in shown
    assert AFTER in shown
    assert "Section C 6.1" in shown


@pytest.mark.clause("section-c", "6.1")
def test_complainant_and_office_read_that_the_leader_stays_out(clause_protocol):
    cases.drafted()
    assert AFTER in text_of("clara", lodging_url("check"))
    complaint = cases.sent(first_answer="no", first_why="")
    address = complaint.get_absolute_url()
    assert AFTER in text_of("clara", f"{address}sent/")
    assert AFTER in text_of("clara", address)
    assert OFFICE in text_of("eve", address)


def test_without_the_talk_the_office_goes_on_all_the_same(clock):
    complaint = cases.assessed(cases.sent(first_answer="no", first_why=""))
    assert not complaint.says.first.must
    assert policy.can_investigate(named("eve"), complaint)
    assert policy.can_decide(named("eve"), complaint)


def test_a_council_can_require_the_talk(clock):
    draft = drafting.draft_from_preset("section-c", name="Ours", by=named("pat"))
    key = "route-complaint-councillor-head-of-service"
    required = snapshot_of(draft).values[key]._replace(must=True)
    draft = drafting.edit_settings(draft, settings={key: required}, revision=0, by=named("pat"))
    tomorrow = clock.at.date() + timedelta(days=1)
    drafting.adopt_version(draft, effective_from=tomorrow, minute="C13", by=named("mona"))
    clock.next_day()
    complaint = cases.assessed(cases.sent(first_answer="no", first_why="Afraid to"))
    verdict = policy.can_decide(named("eve"), complaint)
    assert (verdict.clause, verdict.later) == ("6.1", True)
    assert f"must come first: {STEP}." in verdict.reason


@pytest.mark.clause("section-c", "6.1")
def test_the_leader_of_the_complainants_group_is_not_given_access(clause_protocol):
    group = Group.objects.get(name="Harbour Independents")
    cases.appoint("nia", "group-leader", group=group)
    complaint = cases.sent()
    with pytest.raises(PermissionDenied, match="leader of the complainant’s group"):
        cases.access_given(complaint, "nia", role="conciliator")
    assert not Complaint.objects.visible_to(named("nia")).exists()


def test_the_leader_of_another_group_can_be_given_access(clock):
    cases.appoint("nia", "group-leader", group=Group.objects.create(name="Tide Alliance"))
    complaint = cases.access_given(cases.sent(), "nia", role="conciliator")
    assert Complaint.objects.visible_to(named("nia")).get() == complaint


def test_an_officer_and_other_protocols_are_told_nothing_of_leaders(clock):
    complaint = cases.sent_by_officer()
    for who in ("omar", "mona"):
        assert "group chairman or leader" not in text_of(who, complaint.get_absolute_url())
    under("oxford", clock)
    complaint = cases.sent(about="omar", level="director")
    for who in ("clara", "colin"):
        assert "group chairman or leader" not in text_of(who, complaint.get_absolute_url())
