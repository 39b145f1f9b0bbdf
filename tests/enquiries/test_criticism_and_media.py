"""Criticism, which only the head of service reads, and requests from the media."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from casework.models import Notice
from enquiries import actions, assignment, policy
from enquiries.models import Enquiry, Status
from people.models import Appointment, Service
from people.roles import Role
from tests.drafting import check_url
from tests.enquiries import cases
from tests.enquiries.journey import kinds_words, page_words, post_answer, send_draft, walk_to_check
from tests.established import change_posts
from tests.people import named

pytestmark = pytest.mark.django_db
STRANGERS = ("nia", "omar", "grace", "colin", "stan", "wanda", "dev", "eve", "mona", "pat", "ada")


def criticism_by(clara):
    """Clara criticises how Highways did something; Ruth leads it."""
    walk_to_check(clara, "criticism")
    return send_draft(clara)


def leaves(role):
    """Their posts in Highways ended yesterday."""
    posts = Appointment.objects.filter(role=role, service__name="Highways")
    change_posts(posts, ends_on=date(2026, 11, 30))


@pytest.mark.clause("somerset", "10.4-criticism-3")
def test_criticism_is_read_by_its_author_and_the_head_of_the_service(under, clara, client):
    under("somerset")
    criticism = criticism_by(clara)
    assert (criticism.officer, criticism.status) == (named("ruth"), Status.WITH_OFFICER)
    criticism = actions.answer(criticism, text="You are right.", by=named("ruth"), key=uuid4())
    assert "Only you and Ruth Adeyemi can read this" in page_words(clara, "detail", criticism.pk)
    for who in STRANGERS:
        assert not Enquiry.objects.visible_to(named(who)).exists(), who
        client.force_login(named(who))
        address = reverse("enquiries:detail", args=[criticism.pk])
        assert client.get(address).status_code == 404, who


@pytest.mark.clause("somerset", "10.4-criticism-3")
def test_a_critic_knows_before_sending_who_reads_the_criticism(under, clara):
    under("somerset")
    walk_to_check(clara, "criticism")
    assert "Ruth Adeyemi, and no one else" in page_words(clara, "check")


@pytest.mark.clause("somerset", "10.4-criticism-3")
def test_nobody_else_gets_a_notice_about_criticism(under, clara):
    under("somerset")
    criticism = criticism_by(clara)
    actions.add_information(criticism, text="And Quay Street.", by=named("clara"), key=uuid4())
    actions.answer(criticism, text="You are right.", by=named("ruth"), key=uuid4())
    recipients = set(Notice.objects.values_list("addressee__name", flat=True))
    assert recipients == {"Ruth Adeyemi", "Clara Okafor"}


@pytest.mark.clause("somerset", "10.4-criticism-3")
def test_criticism_stays_with_the_leaders_of_the_service(under, clara):
    under("somerset")
    criticism = criticism_by(clara)
    assert "the person leading the service" in policy.can_pass(named("ruth"), criticism).reason
    assert "Only a head of service" in assignment.officer_fits(named("omar"), criticism).reason


@pytest.mark.clause("somerset", "10.4-criticism-3")
def test_without_a_head_the_chief_officer_has_it_and_without_either_it_is_not_sent(under, clara):
    under("somerset")
    walk_to_check(clara, "criticism")
    leaves(Role.HEAD_OF_SERVICE)
    assert "Colin Baxter, and no one else" in page_words(clara, "check")
    leaves(Role.CHIEF_OFFICER)
    refused = clara.post(check_url(), {"key": uuid4()}, follow=True)
    assert not Enquiry.objects.exists()
    assert refused.status_code in (200, 403)


@pytest.mark.clause("somerset", "10.4-criticism-3")
def test_criticism_is_refused_with_the_way_on_while_nobody_leads_the_service(under, clock):
    under("somerset")
    for role in (Role.HEAD_OF_SERVICE, Role.CHIEF_OFFICER):
        leaves(role)
    with pytest.raises(PermissionDenied, match=r"Ask a coordinator"):
        cases.raised(kind="criticism")
    assert not Enquiry.objects.exists()


@pytest.mark.clause("somerset", "10.4-criticism-3")
def test_the_service_is_asked_for_and_what_was_typed_is_kept(under, clara):
    under("somerset")
    post_answer(clara, "about", kind="criticism")
    refused = post_answer(clara, "question", text="Why?", place="Dock Street").content.decode()
    assert "Select the service whose head should read it" in refused
    assert "Dock Street" in refused


def test_a_coordinator_makes_no_criticism_for_a_councillor(under, client):
    under("somerset")
    client.force_login(named("dev"))
    post_answer(client, "councillor", member=named("clara").pk)
    assert post_answer(client, "about", kind="criticism").status_code == 403


@pytest.mark.clause("oxford", "23.14(b)")
def test_a_media_request_goes_to_the_media_team_and_to_nobody_else(under, clara):
    under("oxford", request_services={"media": "Waste"})
    walk_to_check(clara, "media-question")
    enquiry = send_draft(clara)
    assert enquiry.service == Service.objects.get(name="Waste")
    refused = policy.can_pass(named("dev"), enquiry)
    assert "Only the media team can answer" in refused.reason
    assert refused.clause == "23.14(b)"
    assert not policy.can_answer(named("omar"), enquiry)


def test_a_media_request_is_refused_until_the_media_team_is_named(under, clara):
    under("oxford")
    assert "media-question" not in kinds_words(clara)
    assert post_answer(clara, "about", kind="media-question").status_code == 403
