"""Advice on the format of a group's budget: who asks for it, and the two people who read it."""

from uuid import uuid4

import pytest
from django.urls import reverse

from casework.models import Notice
from enquiries import actions, jobs, policy
from enquiries.models import Enquiry, Status
from people.models import Appointment
from tests.enquiries.journey import (
    leads_a_group,
    page_words,
    post_answer,
    send_draft,
    step_words,
    walk_to_check,
)
from tests.people import named

pytestmark = pytest.mark.django_db
STRANGERS = ("nia", "grace", "ruth", "colin", "stan", "wanda", "dev", "eve", "mona", "pat", "ada")


@pytest.fixture
def oxford(under):
    return under("oxford", request_services={"budget": "Highways"})


def budget_advice(clara):
    """Clara asks for advice on her group's budget; Omar has it."""
    Appointment.objects.filter(person=named("omar")).update(for_enquiries=True)
    leads_a_group("clara")
    walk_to_check(clara, "budget-format")
    return send_draft(clara)


@pytest.mark.clause("oxford", "23.8(b)-p4")
def test_only_group_leaders_ask_how_a_budget_is_set_out(oxford, clara):
    refused = post_answer(clara, "about", kind="budget-format")
    assert refused.status_code == 403
    assert "Only the leader of a group" in refused.content.decode()
    leads_a_group("clara")
    walk_to_check(clara, "budget-format")
    assert "Omar" not in page_words(clara, "check")


@pytest.mark.clause("oxford", "23.8(b)-p5")
def test_advice_on_a_budget_is_read_by_two_people(oxford, clara, client):
    sealed = budget_advice(clara)
    assert (sealed.officer, sealed.status) == (named("omar"), Status.WITH_OFFICER)
    sealed = actions.answer(sealed, text="Two columns.", by=named("omar"), key=uuid4())
    shown = page_words(clara, "detail", sealed.pk)
    assert "Who can read this enquiry: in confidence" in shown
    assert "Only you and Omar Haddad can read this" in shown
    for who in STRANGERS:
        assert not Enquiry.objects.visible_to(named(who)).exists(), who
        client.force_login(named(who))
        for name in ("detail", "print", "assign", "answer", "sent"):
            address = reverse(f"enquiries:{name}", args=[sealed.pk])
            assert client.get(address).status_code == 404, (who, name)
    client.force_login(named("omar"))
    assert "Two columns." in page_words(client, "detail", sealed.pk)


@pytest.mark.clause("oxford", "23.8(b)-p5")
def test_no_list_count_or_search_shows_advice_on_a_budget(oxford, clara, client):
    sealed = budget_advice(clara)
    for who in ("ruth", "grace", "dev", "eve"):
        client.force_login(named(who))
        for query in ("", "?whose=unassigned", "?q=car", f"?q={sealed.reference}"):
            response = client.get(reverse("enquiries:queue") + query)
            words = response.content.decode().replace(f'value="{sealed.reference}"', "")
            assert "Car park" not in words
            assert sealed.get_absolute_url() not in words
    client.force_login(named("omar"))
    assert sealed.get_absolute_url() in client.get(reverse("enquiries:queue")).content.decode()


@pytest.mark.clause("oxford", "23.8(b)-p5")
def test_nobody_else_gets_a_notice_about_advice_on_a_budget(oxford, clara, clock):
    sealed = budget_advice(clara)
    clock.set(2027, 1, 29, 11)
    jobs.nudge()
    actions.chase(sealed, text="It is late.", by=named("clara"), key=uuid4())
    recipients = set(Notice.objects.values_list("addressee__name", flat=True))
    assert recipients <= {"Omar Haddad", "Clara Okafor"}
    assert "Omar Haddad" in recipients


@pytest.mark.clause("oxford", "23.8(b)-p5")
def test_advice_on_a_budget_can_be_assigned_to_a_colleague_and_never_passed_on(oxford, clara):
    sealed = budget_advice(clara)
    assert "This is confidential" in policy.can_pass(named("omar"), sealed).reason
    given_on = actions.assign(sealed, officer=named("grace"), by=named("omar"))
    assert Enquiry.objects.visible_to(named("grace")).get() == given_on
    assert not Enquiry.objects.visible_to(named("omar")).exists()


@pytest.mark.clause("oxford", "23.8(b)-p5")
def test_if_a_service_has_no_contact_its_head_is_the_officer(oxford, clara):
    leads_a_group("clara")
    walk_to_check(clara, "budget-format")
    assert "Ruth Adeyemi, and no one else" in page_words(clara, "check")
    assert send_draft(clara).officer == named("ruth")


@pytest.mark.clause("oxford", "23.8(b)-p4")
def test_advice_on_a_budget_is_refused_while_nobody_is_named_for_it(under, clara):
    under("oxford")
    leads_a_group("clara")
    assert "budget" not in step_words(clara, "about")
    refused = post_answer(clara, "about", kind="budget-format")
    assert refused.status_code == 403
    assert "has not yet named a service for this" in refused.content.decode()
