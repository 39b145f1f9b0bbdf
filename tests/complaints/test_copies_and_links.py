"""Copies to the Monitoring Officer, linked complaints, discipline, exclusions and panels."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from complaints import access, actions, policy
from complaints.case import copy_to_monitoring_officer, other_complaints
from complaints.lodging import drafts
from complaints.models import Complaint, Evidence
from complaints.reader_role import reader_role_of
from people.models import User
from tests.clients import Client
from tests.complaints import cases, sealed_notices
from tests.files import pdf, pending
from tests.people import named, under

pytestmark = pytest.mark.django_db


def act(action, complaint, by="eve", **answers):
    return action(complaint, by=named(by), key=uuid4(), **answers)


def page(who, complaint):
    client = Client()
    client.force_login(named(who))
    return " ".join(client.get(complaint.get_absolute_url()).content.decode().split())


def readers(complaint):
    rows = Complaint.objects.filter(pk=complaint.pk)
    return [p.name for p in User.objects.order_by("pk") if rows.visible_to(p).exists()]


def to_manager(clock):
    """An officer's complaint under Oxford, which the head of service has, with a file."""
    under("oxford", clock)
    draft = cases.drafted(
        "omar", "nia", track="conduct", level="head-of-service", first_answer="no"
    )
    drafts.seal_uploads(draft, [pending(named("omar"), "note.pdf", pdf())])
    from complaints.lodging import actions as lodging_actions

    return lodging_actions.send_complaint(draft, by=named("omar"))


@pytest.mark.clause("oxford", "23.7-p6")
def test_an_officer_sends_a_copy_to_the_monitoring_officer_at_any_stage(clock):
    complaint = to_manager(clock)
    assert "Report a breach of the members’ code" in page("omar", complaint)
    complaint = cases.assessed(complaint, office="ruth")
    sealed_notices.forget()
    act(copy_to_monitoring_officer.send_copy, complaint, "omar", text="Paragraph 2, respect")
    made = Complaint.objects.exclude(pk=complaint.pk).get()
    assert readers(made) == ["Omar Haddad", "Mona Reid"]
    assert made.says.what == complaint.says.what
    assert made.held.assessment == ""
    assert Evidence.objects.filter(case=made).count() == 1
    assert "Paragraph 2, respect" in page("mona", made)
    assert "Mona Reid" in sealed_notices.told()
    assert readers(complaint) == ["Omar Haddad", "Ruth Adeyemi"]
    for by in ("omar", "ruth"):
        with pytest.raises(PermissionDenied, match="This complaint has already been copied"):
            act(copy_to_monitoring_officer.send_copy, complaint, by, text="Again")


@pytest.mark.clause("cheshire-east", "10.3")
def test_the_recipient_copies_a_possible_breach_and_it_is_on_record(clock):
    under("cheshire-east", clock)
    cases.appoint("grace", "line-manager", service="Highways")
    complaint = cases.sent_by_officer(concern=True)
    assert readers(complaint) == ["Omar Haddad", "Grace Lund"]
    complaint = act(copy_to_monitoring_officer.send_copy, complaint, "grace", text="Bullying")
    made = Complaint.objects.exclude(pk=complaint.pk).get()
    assert readers(made) == ["Omar Haddad", "Mona Reid"]
    assert "copied it as a possible breach" in page("grace", complaint)
    assert "copied it as a possible breach" in page("mona", made)
    assert complaint.reference in page("mona", made)
    assert "Bullying" not in page("omar", made)  # the office's own words, for the file


def test_a_copy_goes_past_a_monitoring_officer_in_conflict(clock):
    under("cheshire-east", clock)
    cases.appoint("grace", "line-manager", service="Highways")
    complaint = cases.sent_by_officer(concern=True, witnesses=[named("mona").pk])
    act(copy_to_monitoring_officer.send_copy, complaint, "grace", text="Bullying")
    made = Complaint.objects.exclude(pk=complaint.pk).get()
    assert readers(made) == ["Omar Haddad", "Eve Larkin"]


def test_stepping_aside_from_a_copy_leaves_it_to_the_next_office(clock):
    complaint = to_manager(clock)
    act(copy_to_monitoring_officer.send_copy, complaint, "ruth", text="Respect")
    made = Complaint.objects.exclude(pk=complaint.pk).get()
    made = act(access.step_aside, made, "mona", text="A friend.")
    assert readers(made) == ["Omar Haddad", "Eve Larkin"]


def test_without_the_clause_nothing_is_copied(clock):
    complaint = cases.sent_by_officer()
    for who in ("mona", "omar"):
        assert not policy.can_copy(named(who), complaint)
    assert "does not provide for a copy" in policy.can_copy(named("omar"), complaint).reason


def test_a_complaint_that_the_monitoring_officer_has_is_not_copied_to_them(clock):
    under("cheshire-east", clock)
    complaint = cases.sent_by_officer()
    assert readers(complaint) == ["Omar Haddad", "Mona Reid"]
    for who in ("mona", "omar"):
        assert policy.can_copy(named(who), complaint).reason == (
            "The Monitoring Officer already has this complaint."
        )


@pytest.mark.clause("thurrock", "10.3-prohibited-3")
def test_only_the_office_sees_other_complaints_about_the_same_person(clock):
    under("thurrock", clock)
    first = cases.sent(about="omar")
    clock.next_day()
    second = cases.sent(about="omar")
    cases.sent(about="grace")
    cases.sent(by="nia", about="omar")
    assert [
        other.reference for other in other_complaints.other_complaints_for(named("ruth"), second)
    ] == [first.reference]
    shown = page("ruth", second)
    assert "Other complaints by this person about" in shown
    assert f"{first.reference}</a>, Wednesday 2 December 2026" in shown
    cases.access_given(second, "stan", "ruth")
    for who in ("clara", "stan"):
        assert first.reference not in page(who, second)


def test_other_offices_are_not_linked_nor_is_anything_without_the_clause(clock):
    first, second = cases.sent(about="ruth"), cases.sent(about="ruth")
    assert other_complaints.other_complaints_for(named("eve"), second) == []
    assert first.reference not in page("eve", second)


def disciplined(clock):
    under("oxford", clock)
    complaint = cases.assessed(cases.sent(about="omar", level="head-of-service"), office="ruth")
    clock.at += timedelta(hours=1)
    referral = {"where": "disciplinary", "on": date(2026, 12, 1), "text": "HR-77"}
    return act(actions.refer, complaint, "ruth", **referral)


@pytest.mark.clause("oxford", "23.16(b)-p3")
def test_after_a_disciplinary_referral_the_councillor_adds_and_sees_nothing_more(clock):
    complaint = disciplined(clock)
    verdict = policy.can_reply(named("clara"), complaint)
    assert (bool(verdict), verdict.clause) == (False, "23.16(b)")
    clock.at += timedelta(hours=1)
    page("ruth", complaint)
    shown = page("clara", complaint)
    assert "Being dealt with" in shown
    for word in ("isciplin", "HR-77", "Referred", "Outcome by", "referred it"):
        assert word not in shown
    client = Client()
    client.force_login(named("clara"))
    listed = client.get("/complaints/").content.decode()
    assert "Being dealt with" in listed
    assert "Referred" not in listed
    assert "Disciplinary" in page("ruth", complaint).replace("disciplinary", "Disciplinary")


@pytest.mark.clause("oxford", "23.16(a)-p2")
def test_a_person_with_a_declared_connection_is_excluded_for_good(clock):
    under("oxford", clock)
    complaint = cases.sent(about="omar", level="head-of-service")
    complaint = cases.access_given(complaint, "nia", "ruth", role="panel")
    assert "Nia Menon" in readers(complaint)
    complaint = act(
        access.keep_person_out, complaint, "ruth", person=named("nia"), text="His cousin"
    )
    assert "Nia Menon" not in readers(complaint)
    assert reader_role_of(named("nia"), complaint) is None
    with pytest.raises(PermissionDenied, match="is involved or has a conflict of interest"):
        cases.access_given(complaint, "nia", "ruth", role="panel")
    assert "His cousin" not in page("clara", complaint)
    assert "Nia Menon" in page("ruth", complaint)
    for who in ("clara", "ruth"):
        with pytest.raises(PermissionDenied, match="step aside"):
            act(access.keep_person_out, complaint, "ruth", person=named(who), text="x")


@pytest.mark.clause("oxford", "23.16(c)-p2")
def test_a_councillor_reads_about_employment_only_as_a_panel_member(clock):
    under("oxford", clock)
    complaint = cases.sent(about="omar", level="head-of-service")
    for role in ("investigator", "conciliator", "informed"):
        with pytest.raises(
            PermissionDenied, match="only read this complaint as a member of the panel"
        ):
            cases.access_given(complaint, "nia", "ruth", role=role)
    complaint = cases.access_given(complaint, "nia", "ruth", role="panel")
    change = {"access": complaint.grants.get(), "role": "informed", "text": "x"}
    with pytest.raises(PermissionDenied, match="only read this complaint as a member of the panel"):
        act(access.change_access, complaint, "ruth", **change)
    page("nia", complaint)
    assert "Nia Menon</strong> opened the complaint" in page("ruth", complaint)
    by_officer = cases.sent_by_officer(level="head-of-service", first_answer="no")
    assert cases.access_given(by_officer, "clara", "ruth", role="informed")
