"""Training, help with the media and reasons, offered to any councillor where a clause asks."""

import pytest
from django.urls import reverse

from casework.models import Notice
from enquiries import actions, policy
from enquiries.models import Draft, Kind, Status
from enquiries.raising.steps import JOURNEY
from people.models import Appointment
from tests.drafting import check_url, step_url
from tests.enquiries.journey import page_words, post_answer, send_draft, walk_to_check
from tests.people import named

pytestmark = pytest.mark.django_db
FOR_SUPPORT = {"purpose": {"purpose": "letters"}, "support": {"support": "Printing"}}


@pytest.mark.clause("cheshire-east", "4.4-7")
def test_training_goes_to_the_contact_of_the_service_in_settings(under, clara, client):
    under("cheshire-east", request_services={"training": "Waste"})
    Appointment.objects.filter(person=named("stan")).update(for_enquiries=True)
    walk_to_check(clara, "training")
    assert "officers in Waste" in page_words(clara, "check")
    enquiry = send_draft(clara)
    assert (enquiry.kind, enquiry.officer, enquiry.service.name) == (
        Kind.TRAINING,
        named("stan"),
        "Waste",
    )
    assert Notice.objects.filter(addressee=named("stan")).exists()


@pytest.mark.clause("cheshire-east", "4.4-7")
def test_training_is_passed_on_by_coordinators_while_no_service_is_named(under, clara):
    under("cheshire-east", request_services={"training": "A service that is gone"})
    walk_to_check(clara, "training")
    enquiry = send_draft(clara)
    assert (enquiry.status, enquiry.officer, enquiry.service) == (Status.RECEIVED, None, None)
    assert policy.can_assign(named("dev"), enquiry)


@pytest.mark.clause("knutsford", "11.5(c)")
def test_help_with_the_media_goes_to_the_town_clerk_but_not_for_a_party(under, clara):
    under("knutsford")
    post_answer(clara, "about", kind="media-help")
    refused = post_answer(clara, "question", for_whom="party").content.decode()
    assert "cannot help with anything party political (Knutsford 11.5(c))" in refused
    walk_to_check(clara, "media-help")
    assert send_draft(clara).office == "chief-executive"


@pytest.mark.clause("cheshire-east", "6.2")
def test_a_request_for_reasons_names_the_decision_and_cannot_be_declined(under, clara, client):
    under("cheshire-east")
    post_answer(clara, "about", kind="decision")
    assert "Enter the decision" in post_answer(clara, "question").content.decode()
    walk_to_check(clara, "decision")
    enquiry = send_draft(clara)
    assert enquiry.item == enquiry.title == "Closure of Dock Street, 3 November"
    enquiry = actions.assign(enquiry, officer=named("omar"), by=named("dev"))
    client.force_login(named("omar"))
    words = page_words(client, "detail", enquiry.pk)
    assert "Reasons for an officer’s decision" in words
    assert "Cheshire East 6.2" in words
    refusal = policy.can_decline(named("omar"), enquiry)
    assert (refusal.reason, refusal.clause) == (
        "You cannot decline to explain a delegated decision.",
        "6.2",
    )
    typed = {"clause": "4.2-p2", "text": "No."}
    assert client.post(reverse("enquiries:decline", args=[enquiry.pk]), typed).status_code == 403


def test_an_answer_for_another_kind_of_request_never_breaks_the_next(under, clara):
    under("cheshire-east")
    walk_to_check(clara, "support", **FOR_SUPPORT)
    post_answer(clara, "about", kind="ward")
    assert clara.get(check_url()).url == step_url("question")
    walk_to_check(clara, "ward")
    enquiry = send_draft(clara)
    assert (enquiry.kind, enquiry.purpose, enquiry.title) == (Kind.WARD, "", "Car park")


def test_the_check_says_that_no_place_was_given(under, clara):
    under("cheshire-east")
    walk_to_check(clara, "ward")
    assert "Not given" in page_words(clara, "check")


@pytest.mark.parametrize("slug", [step.slug for step in JOURNEY.steps])
def test_no_page_breaks_before_the_kind_of_request_is_chosen(slug, under, clara):
    under("knutsford")
    Draft.objects.create(writer=named("clara"))
    assert clara.get(step_url(slug)).status_code in (200, 302)
