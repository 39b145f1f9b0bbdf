"""Services offered to some posts of councillors, and who is told what for a meeting."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from casework.models import Notice
from enquiries import actions
from enquiries.models import Draft, Enquiry, Kind
from enquiries.raising import actions as raising_actions
from people.models import Appointment, Portfolio, Service
from people.roles import Role
from protocols import version_cache
from protocols.drafting import actions as drafting_actions
from protocols.drafting import clause_wording
from tests.drafting import check_url, step_url
from tests.enquiries.journey import (
    appoint,
    chairs,
    kinds_words,
    leads_a_group,
    on,
    page_words,
    post_answer,
    send_draft,
    step_words,
    walk_to_check,
)
from tests.people import everybody_has_read, named
from tests.protocols.pages import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def oxford(under):
    return under("oxford")


def a_post(role):
    return chairs("clara") if role == Role.COMMITTEE_CHAIR else appoint("clara", role)


@pytest.mark.parametrize(
    ("kind", "clause", "roles"),
    [
        ("options-advice", "23.8(b)", {Role.MAYOR, Role.CABINET_MEMBER, Role.COMMITTEE_CHAIR}),
        ("report", "23.13(c)", {Role.LEADER, Role.CABINET_MEMBER, Role.COMMITTEE_CHAIR}),
    ],
)
@pytest.mark.parametrize("role", [*Role])
@pytest.mark.clause("oxford", "23.8(b)")
@pytest.mark.clause("oxford", "23.13(c)")
def test_a_post_opens_the_requests_that_the_protocol_keeps_for_it(
    kind, clause, roles, role, oxford, clara
):
    posts = {Role.LEADER, Role.MAYOR, Role.CABINET_MEMBER, Role.COMMITTEE_CHAIR}
    if role in posts:
        a_post(role)
    offered = f'value="{kind}"' in kinds_words(clara)
    assert offered == (role in roles)
    if role in roles:
        walk_to_check(clara, kind)
        assert send_draft(clara).kind == kind
        return
    posted = post_answer(clara, "about", kind=kind)
    assert posted.status_code == 403
    assert f"Oxford {clause}" in posted.content.decode()


@pytest.mark.clause("oxford", "23.8(b)")
def test_a_request_of_a_post_is_refused_however_it_arrives(oxford, clock):
    enquiry = Enquiry(kind=Kind.OPTIONS, title="Car park")
    new = raising_actions.NewEnquiry(enquiry, "What could be done?")
    for who in ("clara", "dev"):
        with pytest.raises(PermissionDenied, match="Only the mayor, a cabinet member or the chair"):
            raising_actions.raise_enquiry(new, member=named("clara"), by=named(who), key=uuid4())
    assert not Enquiry.objects.exists()


@pytest.mark.clause("oxford", "23.13(c)")
def test_what_a_post_opens_goes_when_the_post_ends(oxford, clara, clock):
    post = appoint("clara", Role.CABINET_MEMBER)
    walk_to_check(clara, "report")
    Appointment.objects.filter(pk=post.pk).update(ends_on=date(2026, 11, 30))
    assert "A report by officers" not in kinds_words(clara)
    refused = clara.post(check_url(), {"key": Draft.objects.get().key})
    assert refused.status_code == 403
    assert not Enquiry.objects.exists()


@pytest.mark.clause("cheshire-east", "3.6")
def test_posts_of_councillors_are_on_the_page_of_contacts_until_they_end(under, clara):
    under("cheshire-east")
    post = appoint("nia", Role.CABINET_MEMBER)
    highways = Service.objects.get(name="Highways")
    Portfolio.objects.create(post=post, service=highways, starts_on=date(2026, 1, 1))
    words = text_of(clara.get(reverse("protocols:contacts")))
    assert "Councillors’ posts" in words
    assert "Cheshire East 3.6" in words
    row = "Cabinet member Councillor Nia Menon Services: Highways Since: Wednesday 1 January 2020"
    assert row in words
    Appointment.objects.filter(pk=post.pk).update(ends_on=date(2026, 11, 30))
    assert "Nia Menon" not in text_of(clara.get(reverse("protocols:contacts")))


def background(committee, day=date(2026, 12, 8), item="Item 6, Harbour Road"):
    return {"meeting": {"committee": committee.pk, "item": item} | on(day)}


@pytest.mark.clause("oxford", "23.8(b)-p2")
def test_a_minority_leader_asks_about_an_item_that_is_still_to_come(oxford, clara, clock):
    leads_a_group("clara")
    committee = chairs("nia")
    post_answer(clara, "about", kind="background")
    past = post_answer(clara, "question", **background(committee, date(2026, 11, 30))["meeting"])
    words = past.content.decode()
    assert "The date of the meeting must be today or in the future" in words
    assert "Oxford 23.8(b)" in words
    assert "Item 6, Harbour Road" in words
    assert "Enter the item" in post_answer(clara, "question").content.decode()
    walk_to_check(clara, "background", **background(committee))
    enquiry = send_draft(clara)
    assert (enquiry.item, enquiry.meeting_on) == ("Item 6, Harbour Road", date(2026, 12, 8))


@pytest.mark.clause("oxford", "23.8(b)-p2")
def test_a_meeting_that_passed_while_it_was_drafted_is_asked_for_again(oxford, clara, clock):
    leads_a_group("clara")
    walk_to_check(clara, "background", **background(chairs("nia")))
    clock.set(2026, 12, 9, 10)
    clara.force_login(named("clara"))
    assert clara.get(check_url()).url == step_url("question")


@pytest.mark.clause("oxford", "23.8(b)-p2")
def test_a_leader_whose_group_runs_the_council_asks_for_no_background(oxford, clara):
    leads_a_group("clara")
    appoint("nia", Role.CABINET_MEMBER)
    refused = post_answer(clara, "about", kind="background")
    assert refused.status_code == 403
    assert "Only the leader of a minority group" in refused.content.decode()


def adopt_without_notices(clock):
    """Oxford without its two clauses on telling the chair or the Board member."""
    clock.at -= timedelta(days=60)
    draft = drafting_actions.draft_from_preset("oxford", name="Ours", by=named("pat"))
    for clause in draft.clauses.filter(number__in=("23.8(a)-p4", "23.8(b)-p3")):
        clause_wording.remove_clause(clause, by=named("pat"))
    day = {"effective_from": date(2026, 12, 1), "minute": "C1"}
    version = drafting_actions.adopt_version(draft, **day, by=named("mona"))
    clock.at += timedelta(days=60)
    everybody_has_read(version)
    version_cache.forget_versions()


def test_no_chair_is_told_of_background_if_no_clause_asks_for_it(clock, clara):
    adopt_without_notices(clock)
    leads_a_group("clara")
    walk_to_check(clara, "background", **background(chairs("nia")))
    assert "its chair" not in step_words(clara, "question")
    assert "Nia Menon" not in page_words(clara, "check")
    enquiry = actions.assign(send_draft(clara), officer=named("omar"), by=named("dev"))
    actions.answer(enquiry, text="Four sites were looked at.", by=named("omar"), key=uuid4())
    assert not Enquiry.objects.visible_to(named("nia")).exists()


@pytest.mark.clause("oxford", "23.8(b)-p3")
def test_the_chair_is_told_of_the_answer_and_the_councillor_knows_before_sending(
    oxford, clara, client
):
    leads_a_group("clara")
    walk_to_check(clara, "background", **background(chairs("nia")))
    assert "We will tell its chair about the answer" in step_words(clara, "question")
    assert "Councillor Nia Menon, once it is answered" in page_words(clara, "check")
    enquiry = send_draft(clara)
    assert not Enquiry.objects.visible_to(named("nia")).exists()
    enquiry = actions.assign(enquiry, officer=named("omar"), by=named("dev"))
    actions.answer(enquiry, text="Four sites were looked at.", by=named("omar"), key=uuid4())
    assert Notice.objects.filter(addressee=named("nia")).count() == 1
    client.force_login(named("nia"))
    words = page_words(client, "detail", enquiry.pk)
    assert "Four sites were looked at." in words
    assert "What was weighed?" in words
    assert client.get(reverse("enquiries:add", args=[enquiry.pk])).status_code == 403


@pytest.mark.clause("oxford", "23.8(a)-p4")
def test_the_cabinet_member_for_a_service_learns_what_was_asked_and_given(oxford, clara, client):
    post = appoint("nia", Role.CABINET_MEMBER)
    highways = Service.objects.get(name="Highways")
    Portfolio.objects.create(post=post, service=highways, starts_on=date(2026, 1, 1))
    walk_to_check(clara, "fact", where={"service": highways.pk, "for_meeting": "on"})
    assert "Councillor Nia Menon, because it may be used at a meeting" in page_words(clara, "check")
    enquiry = send_draft(clara)
    assert Notice.objects.filter(addressee=named("nia")).count() == 1
    enquiry = actions.assign(enquiry, officer=named("omar"), by=named("dev"))
    actions.answer(enquiry, text="In April.", by=named("omar"), key=uuid4())
    assert Notice.objects.filter(addressee=named("nia")).count() == 2
    client.force_login(named("nia"))
    assert "In April." in page_words(client, "detail", enquiry.pk)
    client.force_login(named("omar"))
    assert "May be used at a meeting" in page_words(client, "detail", enquiry.pk)


def test_no_other_councillor_reads_a_request_that_is_not_for_a_meeting(oxford, clara):
    post = appoint("nia", Role.CABINET_MEMBER)
    highways = Service.objects.get(name="Highways")
    Portfolio.objects.create(post=post, service=highways, starts_on=date(2026, 1, 1))
    walk_to_check(clara, "fact")
    send_draft(clara)
    assert not Enquiry.objects.visible_to(named("nia")).exists()
