"""Employment cases: who is appointed, what they confirm, facts before an outcome, who decided."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from people.models import User
from relations.employment_cases import actions, forms
from relations.employment_cases.policy import can_start_employment_case
from relations.models import EmploymentCase, EmploymentSeat, EmploymentState, TrainingKind
from tests.clause_protocols import adopt_for
from tests.complaints.sealed_notices import forget, told
from tests.people import named, signed_in
from tests.relations import employment_cases as cases
from tests.relations.connections import declared
from tests.relations.employment_cases import ABOUT, DUTIES, FINDINGS, OUTCOME, fresh
from tests.relations.panels import hana, trained

pytestmark = pytest.mark.django_db


def page(who, url, status=200):
    response = signed_in(who).get(url)
    assert response.status_code == status
    return " ".join(response.content.decode().split())


def url_of(case, verb):
    return reverse(f"relations:{verb}", args=[case.key])


@pytest.mark.clause("oxford", "23.16(b)-p4")
def test_the_outcome_comes_after_the_findings_of_fact_and_the_duties(clause_protocol):
    case, browser = cases.confirmed(), signed_in("hana")
    outcome = url_of(case, "case-outcome")
    seat = str(case.seats_today[0].key)
    sent = {"outcome": OUTCOME, "members": [seat], "key": uuid4()}
    assert browser.post(outcome, sent).status_code == 403
    assert "Record the findings of fact first" in page("hana", outcome, status=403)
    assert fresh(case).state == EmploymentState.OPEN
    findings = url_of(case, "case-facts")
    for left_out, error in (("findings", "Enter the facts"), ("duties", "Enter the duties")):
        words = {"findings": FINDINGS, "duties": DUTIES, "key": uuid4(), left_out: ""}
        assert error in browser.post(findings, words).content.decode()
    words = {"findings": FINDINGS, "duties": DUTIES, "key": uuid4()}
    for _ in range(2):  # the button is pressed twice
        assert browser.post(findings, words).status_code == 302
    assert browser.post(outcome, sent).status_code == 302
    text = page("clara", case.get_absolute_url())
    for words in (ABOUT, FINDINGS, DUTIES, OUTCOME):
        assert words in text


@pytest.mark.clause("oxford", "23.16(b)-p5")
def test_a_case_opens_to_a_councillor_who_confirms_that_nothing_influences_them(clause_protocol):
    case, browser = cases.appointed(), signed_in("clara")
    confirm = url_of(case, "no-influence")
    response = browser.get(case.get_absolute_url())
    assert (response.status_code, response["Location"]) == (302, confirm)
    for url in (confirm, reverse("relations:employment-cases")):
        text = page("clara", url)
        assert "Stan Price" not in text
        assert "Zamboni" not in text
    unticked = browser.post(confirm, {"key": uuid4()})
    assert "Confirm that nothing of this kind will influence you" in unticked.content.decode()
    assert browser.post(confirm, {"no_influence": "on", "key": uuid4()}).status_code == 302
    assert ABOUT in page("clara", case.get_absolute_url())
    seat = next(one for one in fresh(case).seats_today if one.details.name.endswith("Okafor"))
    assert seat.details.confirmed_at is not None
    assert "confirmed to decide without influence" in page("mona", case.get_absolute_url())


@pytest.mark.clause("oxford", "23.16(b)-p6")
def test_only_a_councillor_with_a_date_of_training_can_be_appointed(clause_protocol):
    case, browser = cases.started(), signed_in("hana")
    url, clara = url_of(case, "appoint-case-member"), named("clara")
    assert "Clara Okafor" not in page("hana", url)
    trained("clara", kind=TrainingKind.RECRUITMENT)
    refused = browser.post(url, {"member": clara.pk, "key": uuid4()})
    assert "Select a councillor from the list" in refused.content.decode()
    with pytest.raises(PermissionDenied, match="cannot be appointed"):
        actions.appoint_to_case(case, member=clara, by=hana())
    trained("clara", kind=TrainingKind.DISCIPLINARY)
    for _ in range(2):
        actions.appoint_to_case(case, member=clara, by=hana())
    assert EmploymentSeat.objects.count() == 1
    assert told() == ["Clara Okafor"]


@pytest.mark.clause("oxford", "23.16(c)")
def test_the_outcome_names_who_decided_to_human_resources_and_the_monitoring_officer(
    clause_protocol,
):
    case, browser = cases.found(), signed_in("hana")
    url = url_of(case, "case-outcome")
    without = browser.post(url, {"outcome": OUTCOME, "key": uuid4()})
    assert forms.NO_DECIDERS in without.content.decode()
    clara, _ = case.seats_today
    sent = {"outcome": OUTCOME, "members": [str(clara.key)], "key": uuid4()}
    assert browser.post(url, sent).status_code == 302
    for who in ("hana", "mona"):
        text = page(who, case.get_absolute_url())
        decided_by = text.partition("Decided by")[2].partition("</dd>")[0]
        assert "Councillor Clara Okafor" in decided_by
        assert "Nia Menon" not in decided_by
        assert "Tuesday 1 December 2026, by Hana Reed" in text


def test_a_councillor_with_a_declared_connection_to_the_officer_is_not_appointed(clock):
    adopt_for(clock, "oxford")
    declared("stan", "clara")
    trained("clara", "nia", kind=TrainingKind.DISCIPLINARY)
    case = cases.started()
    text = page("hana", url_of(case, "appoint-case-member"))
    assert "Nia Menon" in text
    assert "Clara Okafor" not in text
    with pytest.raises(PermissionDenied, match="cannot be appointed"):
        actions.appoint_to_case(case, member=named("clara"), by=hana())


def test_one_who_has_not_confirmed_is_not_among_those_who_decide(clock):
    adopt_for(clock, "oxford")
    case = cases.found(cases.appointed())
    with pytest.raises(PermissionDenied, match="No councillor appointed"):
        cases.decided(case)
    cases.confirmed(case, "nia")
    text = page("hana", url_of(case, "case-outcome"))
    assert "Nia Menon" in text
    assert "Clara Okafor" not in text
    with pytest.raises(PermissionDenied, match="Select each councillor who decided"):
        cases.decided(case, who=("clara",))


def test_a_decided_case_changes_no_more_and_those_appointed_are_told(clock):
    adopt_for(clock, "oxford")
    case = cases.found()
    forget()
    key = uuid4()
    for _ in range(2):
        cases.decided(case, key=key)
    assert told() == ["Clara Okafor", "Nia Menon"]
    for verb in ("appoint-case-member", "case-facts", "case-outcome"):
        assert "outcome of this case has been" in page("hana", url_of(case, verb), status=403)
    with pytest.raises(PermissionDenied, match="has been recorded"):
        cases.decided(case)


def test_a_button_pressed_twice_starts_one_case(clock):
    adopt_for(clock, "oxford")
    hana()
    browser, key = signed_in("hana"), uuid4()
    url = reverse("relations:start-employment-case")
    sent = {"officer": named("stan").pk, "kind": "grievance", "text": ABOUT, "key": key}
    for left_out in ("officer", "kind", "text"):
        assert browser.post(url, sent | {left_out: ""}).status_code == 200
    assert not EmploymentCase.objects.exists()
    for _ in range(2):
        assert browser.post(url, sent).status_code == 302
    case = EmploymentCase.objects.get()
    assert "Grievance" in page("hana", case.get_absolute_url())


def test_an_appointment_that_ends_and_a_seat_that_is_lost_close_the_case(clock):
    adopt_for(clock, "oxford")
    case = cases.confirmed()
    clara, _ = case.seats_today
    url = reverse("relations:end-case-member", args=[case.key, clara.key])
    assert signed_in("hana").post(url, {"key": uuid4()}).status_code == 302
    page("clara", case.get_absolute_url(), status=404)
    person = User.objects.get(pk=named("nia").pk)
    assert EmploymentCase.objects.visible_to(person).exists()
    day = clock.at.date().replace(month=11, day=30)
    person.appointments.update(ends_on=day)
    page("nia", case.get_absolute_url(), status=404)


def test_a_case_about_the_head_of_human_resources_is_the_monitoring_officers(clock):
    adopt_for(clock, "oxford")
    case = cases.started("mona", about="hana")
    page("hana", case.get_absolute_url(), status=404)
    assert "There are no cases" in page("hana", reverse("relations:employment-cases"))
    assert "Hana Reed" in page("mona", case.get_absolute_url())
    with pytest.raises(PermissionDenied, match="about yourself"):
        cases.started("hana", about="hana")


def test_each_opening_is_recorded_before_the_case_is_shown(clock):
    adopt_for(clock, "oxford")
    case = cases.confirmed()
    page("clara", case.get_absolute_url())
    text = page("hana", case.get_absolute_url())
    assert "<strong>Clara Okafor</strong> opened this case" in text
    assert "<strong>Hana Reed</strong> opened this case" in text


@pytest.mark.parametrize("preset", ["section-c", "knutsford"])
def test_a_protocol_that_is_silent_has_no_employment_cases(preset, clock):
    if preset != "section-c":
        adopt_for(clock, preset)
    hana()
    assert not can_start_employment_case(named("hana"))
    page("hana", reverse("relations:start-employment-case"), status=403)
