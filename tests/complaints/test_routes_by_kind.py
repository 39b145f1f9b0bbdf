"""Complaints that go by what happened: a breach of the members' code, and unfair pressure."""

from uuid import uuid4

import pytest

from complaints.lodging import actions, check_answers, drafts
from complaints.models import Complaint
from people.models import User
from protocols.drafting import actions as drafting
from protocols.settings.snapshots import RouteTo
from protocols.version_cache import todays_protocol
from tests.complaints import cases
from tests.drafting import lodging_url
from tests.people import named, signed_in, under

pytestmark = pytest.mark.django_db


def readers():
    return [p.name for p in User.objects.order_by("pk") if Complaint.objects.visible_to(p).exists()]


def what_page(who):
    cases.drafted(who, "nia", track="conduct", done=["about", "who"])
    return " ".join(signed_in(who).get(lodging_url("what")).content.decode().split())


@pytest.mark.clause("oxford", "23.1-p3")
def test_a_breach_of_the_code_goes_to_the_monitoring_officer_first(clock):
    under("oxford", clock)
    draft = cases.drafted("omar", "nia", track="conduct", categories=["code-breach"])
    answers = drafts.answers_of(draft)
    shown = check_answers.readers_context(named("omar"), answers, todays_protocol())
    assert (shown["office"], shown["clause"][0]) == ("Monitoring Officer", "Oxford 23.1")
    assert (answers["first_step"], answers["levels"]) == ("", [])
    actions.send_complaint(draft, by=named("omar"))
    assert readers() == ["Omar Haddad", "Mona Reid"]


@pytest.mark.clause("oxford", "23.1-p3")
def test_an_officer_is_asked_what_happened_and_told_who_each_kind_goes_to(clock):
    under("oxford", clock)
    shown = what_page("omar")
    breach = shown.index("A breach of the members’ code of conduct")
    assert shown.index("This goes to the Monitoring Officer") > breach
    assert "Your complaint goes to the line manager, head of service or director unless" in shown
    for kind, levels in (("code-breach", []), ("disrespect", ["head-of-service", "director"])):
        answers = {"categories": [kind], "text": cases.WHAT, "key": uuid4()}
        assert signed_in("omar").post(lodging_url("what"), answers).status_code == 302
        asked = drafts.answers_of(drafts.drafts_of(named("omar"))[0])
        assert (bool(asked["first_step"]), asked["levels"]) == (bool(levels), levels)


def test_whatever_else_happened_goes_to_the_manager_who_is_chosen(clock):
    under("oxford", clock)
    for kind in ("disrespect", "bullying", "other"):
        complaint = cases.sent_by_officer(categories=[kind], level="head-of-service")
        assert (complaint.held.office.name, complaint.says.clause) == ("head-of-service", "23.7")


def test_a_breach_with_something_else_goes_to_the_monitoring_officer(clock):
    under("oxford", clock)
    complaint = cases.sent_by_officer(categories=["disrespect", "code-breach"], level="director")
    assert complaint.held.office.name == "monitoring-officer"


def test_a_monitoring_officer_who_was_there_is_passed_over(clock):
    under("oxford", clock)
    cases.sent_by_officer(categories=["code-breach"], witnesses=[named("mona").pk])
    assert readers() == ["Omar Haddad", "Eve Larkin"]


def test_without_the_clause_no_breach_of_the_code_is_offered(clock):
    assert "A breach of the members’ code" not in what_page("omar")
    under("oxford", clock)
    assert "A breach of the members’ code" not in what_page("clara")


def test_the_office_for_breaches_of_the_code_can_be_changed(clock):
    draft = drafting.draft_from_preset("oxford", name="Ours", by=named("pat"))
    changed = {"route-code-breach": RouteTo(("chief-executive",))}
    draft = drafting.edit_settings(draft, settings=changed, revision=0, by=named("pat"))
    route = draft.routes.get(kind="code-breach")
    assert (route.to, route.clause) == (["chief-executive"], "23.1")


def test_only_unfair_pressure_is_reported_to_the_head_of_service(clock):
    under("merton", clock)
    pressed = cases.sent_by_officer(categories=["pressure"])
    assert (pressed.held.office.name, pressed.says.clause) == ("head-of-service", "10.1")
    rude = cases.sent_by_officer(categories=["disrespect"])
    assert (rude.held.office.name, rude.says.clause) == ("monitoring-officer", "")
    shown = what_page("omar")
    assert "This goes to the head of service" in shown
    assert "Your complaint goes to the Monitoring Officer unless" in shown
    assert "This goes to the head of service" not in what_page("clara")
