"""Support for a councillor’s work: what is offered, for which purposes, and by when."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from enquiries import actions, policy
from enquiries.models import Enquiry, Kind, Purpose, Status
from people.models import OutsideAppointment, OutsideBody
from protocols import version_cache
from protocols.drafting import actions as drafting_actions
from protocols.models import PromiseKind
from protocols.settings.snapshots import Figure
from tests.drafting import check_url, step_url
from tests.enquiries.journey import (
    kinds_words,
    page_words,
    post_answer,
    send_draft,
    step_words,
    walk_to_check,
)
from tests.enquiries.pages import cited_after
from tests.people import everybody_has_read, named

pytestmark = pytest.mark.django_db
QUESTION = {"text": "Toner for our printer. Two of them."}
FOR_SUPPORT = {
    "purpose": {"purpose": "letters"},
    "support": {"support": "Printing"},
    "question": {"text": "Two hundred letters on the flood plan."},
}


def begin_support(client):
    return post_answer(client, "about", kind="support")


GOODS = ["Typing", "Printing", "Photocopying", "Stationery", "Computer equipment"]


@pytest.mark.clause("cheshire-east", "9.1")
@pytest.mark.clause("knutsford", "2.9(b)")
@pytest.mark.clause("oxford", "23.10")
@pytest.mark.clause("staffordshire", "10.6-officers-1")
def test_support_is_a_request_of_its_own_with_its_own_name_in_the_queue(
    clause_protocol, clara, client
):
    cited, offers = {
        "cheshire-east": ("Cheshire East 9.1", GOODS),
        "knutsford": ("Knutsford 2.9(b)", GOODS),
        "oxford": ("Oxford 23.10", ["Stationery"]),
        "staffordshire": ("Staffordshire 10.6", ["Stationery"]),
    }[clause_protocol.preset]
    begin_support(clara)
    form = step_words(clara, "question")
    assert [offer for offer in offers if f'value="{offer}"' in form] == offers
    walk_to_check(clara, "support", **FOR_SUPPORT | {"support": {"support": "Stationery"}})
    enquiry = send_draft(clara)
    assert (enquiry.kind, enquiry.title) == (Kind.SUPPORT, "Stationery")
    client.force_login(named("dev"))
    queue = client.get(reverse("enquiries:queue") + "?whose=service").content.decode()
    row = queue.partition(enquiry.reference)[2].partition("</tr>")[0]
    assert "Stationery" in row
    assert "Support" in row
    shown = page_words(client, "detail", enquiry.pk)
    assert cited_after(shown, "Asks for support") == cited
    assert "Support for your work" not in shown


def test_without_a_clause_support_is_not_a_choice_and_is_refused(under, clara):
    under("surrey")
    assert "Support for your work" not in kinds_words(clara)
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
    words = step_words(clara, "question")
    assert "The public pays for this support" in words
    assert clause in words
    assert "Select what the support is for" in post_answer(clara, "question").content.decode()
    other = {"support": {"support": "other"}, "question": QUESTION}
    walk_to_check(clara, "support", **FOR_SUPPORT | other)
    enquiry = send_draft(clara)
    assert enquiry.purpose == Purpose.LETTERS
    assert "For: letters as a councillor" in page_words(clara, "detail", enquiry.pk)


REFUSED = {
    "party": "party or group business",
    "campaign": "local party meetings or an election",
    "otherwise": "events you do not attend as a councillor",
    "private": "private letters or other private matters",
    "other-body": "another body, unless the council appointed you to it",
    "other-authority": "your membership of another authority",
}
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
    response = post_answer(clara, "question", purpose=purpose, text="Two.")
    assert response.status_code == 200
    words = " ".join(response.content.decode().split())
    assert f"You cannot ask for support for {REFUSED[purpose]} ({clause})" in words
    kept = words.partition(f'value="{purpose}"')[2].partition(">")[0]
    assert "checked" in kept
    assert clara.get(check_url()).url == step_url("question")
    assert not Enquiry.objects.exists()


def test_a_purpose_that_no_clause_bars_is_no_choice(under, clara):
    under("oxford")
    begin_support(clara)
    words = step_words(clara, "question")
    assert 'value="other-authority"' not in words
    assert 'value="otherwise"' not in words


@pytest.mark.clause("cheshire-east", "9.2-5")
def test_an_outside_body_is_a_purpose_only_for_a_councillor_appointed_to_it(under, clara):
    under("cheshire-east")
    trust = OutsideBody.objects.create(name="Harbour Trust")
    place = {"person": named("clara"), "body": trust, "starts_on": date(2026, 1, 1)}
    theirs = OutsideAppointment.objects.create(**place, capacity="personal")
    begin_support(clara)
    assert "Harbour Trust" not in step_words(clara, "question")
    theirs.capacity = "council"
    theirs.save()
    assert "For Harbour Trust" in step_words(clara, "question")
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
    assert (enquiry.office, enquiry.title) == ("chief-executive", "Toner for our printer")
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
