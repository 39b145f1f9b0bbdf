"""Support, training and other services offered to any councillor, where a clause asks for them."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from casework.models import Notice
from enquiries import actions, policy
from enquiries.models import Enquiry, Kind, Purpose, Status
from enquiries.raising.steps import JOURNEY
from people.models import Appointment, OutsideAppointment, OutsideBody
from protocols import version_cache
from protocols.behaviours import Behaviour
from protocols.drafting import actions as drafting_actions
from protocols.models import PromiseKind
from protocols.settings.snapshots import Figure
from tests.drafting import check_url, step_url
from tests.enquiries.journey import page_words, post_answer, send_draft, step_words, walk_to_check
from tests.people import everybody_has_read, named

pytestmark = pytest.mark.django_db
QUESTION = {"title": "Toner", "text": "Two."}
FOR_SUPPORT = {
    "purpose": {"purpose": "letters"},
    "support": {"support": "Printing"},
    "question": {"text": "Two hundred letters on the flood plan."},
}


def begin_support(client):
    post_answer(client, "about", kind="request")
    post_answer(client, "about", kind="support")
    return post_answer(client, "request", kind="support")


@pytest.mark.parametrize("preset", ["cheshire-east", "knutsford", "oxford", "staffordshire"])
@pytest.mark.clause("cheshire-east", "9.1")
@pytest.mark.clause("knutsford", "2.9(b)")
@pytest.mark.clause("oxford", "23.10")
@pytest.mark.clause("staffordshire", "10.6-officers-1")
def test_support_is_a_request_of_its_own_with_its_own_name_in_the_queue(
    preset, under, clara, client
):
    version = under(preset)
    offered = version.support_offers.splitlines()[0]
    walk_to_check(clara, "support", **FOR_SUPPORT | {"support": {"support": offered}})
    enquiry = send_draft(clara)
    assert (enquiry.kind, enquiry.title) == (Kind.SUPPORT, offered)
    client.force_login(named("dev"))
    queue = client.get(reverse("enquiries:queue") + "?whose=service").content.decode()
    row = queue.partition(enquiry.reference)[2].partition("</tr>")[0]
    assert offered in row
    assert "Support" in row
    shown = page_words(client, "detail", enquiry.pk)
    assert f"{version.source} {version.clause_for(Behaviour.SUPPORT_REQUESTS)}" in shown
    assert "Asks for support" in shown
    assert "Support for your work" not in shown


def test_without_a_clause_support_is_not_a_choice_and_is_refused(under, clara):
    under("surrey")
    assert "Support for your work" not in step_words(clara, "about")
    refused = post_answer(clara, "about", kind="support")
    assert refused.status_code == 403
    assert "does not provide for this request" in refused.content.decode()


@pytest.mark.clause("cheshire-east", "9.1-p2")
@pytest.mark.clause("oxford", "23.10")
@pytest.mark.clause("knutsford", "14.1")
@pytest.mark.parametrize(
    ("preset", "clause"),
    [("cheshire-east", "Cheshire East 9.1"), ("oxford", "Oxford 23.10"), ("knutsford", "14.1")],
)
def test_support_needs_a_purpose_of_the_council_and_says_who_pays(preset, clause, under, clara):
    under(preset)
    begin_support(clara)
    words = step_words(clara, "purpose")
    assert "The public pays for this support" in words
    assert clause in words
    assert "Select what the support is for" in post_answer(clara, "purpose").content.decode()
    other = {"support": {"support": "other"}, "question": QUESTION}
    walk_to_check(clara, "support", **FOR_SUPPORT | other)
    enquiry = send_draft(clara)
    assert enquiry.purpose == Purpose.LETTERS
    assert "For: letters as a councillor" in page_words(clara, "detail", enquiry.pk)


BARRED = [
    ("cheshire-east", "party", "Cheshire East 9.2"),
    ("cheshire-east", "campaign", "Cheshire East 9.2"),
    ("cheshire-east", "otherwise", "Cheshire East 9.2"),
    ("cheshire-east", "private", "Cheshire East 9.2"),
    ("cheshire-east", "other-body", "Cheshire East 9.2"),
    ("cheshire-east", "other-authority", "Cheshire East 9.2"),
    ("oxford", "party", "Oxford 23.10"),
    ("oxford", "campaign", "Oxford 23.10"),
    ("oxford", "private", "Oxford 23.10"),
    ("oxford", "other-body", "Oxford 23.10"),
    ("knutsford", "party", "Knutsford 14.1"),
    ("knutsford", "campaign", "Knutsford 14.1"),
    ("knutsford", "private", "Knutsford 14.1"),
]


@pytest.mark.parametrize(("preset", "purpose", "clause"), BARRED)
@pytest.mark.clause("cheshire-east", "9.2")
@pytest.mark.clause("cheshire-east", "9.2-1")
@pytest.mark.clause("cheshire-east", "9.2-2")
@pytest.mark.clause("cheshire-east", "9.2-3")
@pytest.mark.clause("cheshire-east", "9.2-4")
@pytest.mark.clause("cheshire-east", "9.2-5")
@pytest.mark.clause("cheshire-east", "9.2-6")
@pytest.mark.clause("oxford", "23.10-p2")
@pytest.mark.clause("knutsford", "14.1")
def test_a_barred_purpose_is_refused_next_to_the_field_and_stays_chosen(
    preset, purpose, clause, under, clara
):
    under(preset)
    begin_support(clara)
    response = post_answer(clara, "purpose", purpose=purpose)
    assert response.status_code == 200
    words = " ".join(response.content.decode().split())
    assert f"({clause})" in words
    assert "You cannot ask for support for" in words
    kept = words.partition(f'value="{purpose}"')[2].partition(">")[0]
    assert "checked" in kept
    assert clara.get(check_url()).url == step_url("purpose")
    assert not Enquiry.objects.exists()


def test_a_purpose_that_no_clause_bars_is_no_choice(under, clara):
    under("oxford")
    begin_support(clara)
    words = step_words(clara, "purpose")
    assert 'value="other-authority"' not in words
    assert 'value="otherwise"' not in words


@pytest.mark.clause("cheshire-east", "9.2-5")
def test_an_outside_body_is_a_purpose_only_for_a_councillor_appointed_to_it(under, clara):
    under("cheshire-east")
    trust = OutsideBody.objects.create(name="Harbour Trust")
    place = {"person": named("clara"), "body": trust, "starts_on": date(2026, 1, 1)}
    theirs = OutsideAppointment.objects.create(**place, capacity="personal")
    begin_support(clara)
    assert "Harbour Trust" not in step_words(clara, "purpose")
    theirs.capacity = "council"
    theirs.save()
    assert "For Harbour Trust" in step_words(clara, "purpose")
    walk_to_check(clara, "support", **FOR_SUPPORT | {"purpose": {"purpose": f"outside-{trust.pk}"}})
    assert "For Harbour Trust" in page_words(clara, "check")
    enquiry = send_draft(clara)
    assert (enquiry.purpose, enquiry.outside_body) == (Purpose.BODY, trust)


@pytest.mark.clause("knutsford", "2.9(b)")
def test_support_goes_to_the_town_clerk_where_every_request_does(under, clara, clock):
    under("knutsford")
    other = {"support": {"support": "other"}, "question": QUESTION}
    walk_to_check(clara, "support", **FOR_SUPPORT | other)
    assert "the Town Clerk" in page_words(clara, "check")
    enquiry = send_draft(clara)
    assert (enquiry.office, enquiry.title) == ("chief-executive", "Toner")
    assert policy.can_answer(named("eve"), enquiry)


@pytest.mark.clause("staffordshire", "10.6-officers-1")
def test_support_is_due_by_a_time_limit_of_its_own_and_stays_a_reply(clock, clara):
    draft = drafting_actions.draft_from_preset("staffordshire", name="Ours", by=named("pat"))
    figure = {"support": Figure(10, "working days")}
    clock.at -= timedelta(days=60)
    drafting_actions.edit_settings(draft, settings=figure, revision=draft.revision, by=named("pat"))
    day = {"effective_from": date(2026, 12, 1), "minute": "C1"}
    version = drafting_actions.adopt_version(draft, **day, by=named("mona"))
    clock.at += timedelta(days=60)
    everybody_has_read(version)
    version_cache.forget_versions()
    walk_to_check(clara, "support", **FOR_SUPPORT | {"support": {"support": "Stationery"}})
    assert "Tuesday 15 December" in page_words(clara, "check")
    enquiry = send_draft(clara)
    promise = enquiry.promises.get(kind=PromiseKind.REPLY)
    assert (promise.due_on, promise.rule.kind) == (date(2026, 12, 15), PromiseKind.SUPPORT)
    enquiry = actions.assign(enquiry, officer=named("omar"), by=named("dev"))
    enquiry = actions.answer(enquiry, text="Done", by=named("omar"), key=uuid4())
    assert enquiry.status == Status.ANSWERED


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
    post_answer(clara, "about", kind="request")
    post_answer(clara, "request", kind="media-help")
    refused = post_answer(clara, "media", for_whom="party").content.decode()
    assert "cannot help with anything party political (Knutsford 11.5(c))" in refused
    walk_to_check(clara, "media-help")
    assert send_draft(clara).office == "chief-executive"


@pytest.mark.clause("cheshire-east", "6.2")
def test_a_request_for_reasons_names_the_decision_and_cannot_be_declined(under, clara, client):
    under("cheshire-east")
    post_answer(clara, "about", kind="request")
    post_answer(clara, "request", kind="decision")
    assert "Enter the decision" in post_answer(clara, "decision").content.decode()
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
    assert clara.get(check_url()).url == step_url("role")
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
    assert post_answer(clara, "about", kind="request").url == step_url("request")
    assert clara.get(step_url(slug)).status_code in (200, 302)
