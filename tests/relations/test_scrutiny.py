"""Officers at scrutiny bodies: asked for through the Director, with topics, notice and limits."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from casework.models import Notice
from people.models import Seat
from relations.models import ScrutinyPaperOpening, ScrutinyRequest, ScrutinyState
from relations.scrutiny import actions, words
from relations.scrutiny.policy import can_ask_for_scrutiny, can_leave_topic
from tests.clause_protocols import adopt_for
from tests.files import pdf
from tests.people import STARTED, named, signed_in
from tests.relations.scrutiny import (
    RULES,
    TOPICS,
    agreed,
    asked,
    at,
    highways,
    scrutiny_body,
    typed,
)

pytestmark = pytest.mark.django_db

CONSIDERED = "She wrote the plan, and no one more senior knows it."


def form_url():
    return reverse("relations:ask-scrutiny", args=[scrutiny_body().pk, highways().pk])


def page(who, url, status=200):
    response = signed_in(who).get(url)
    assert response.status_code == status
    return " ".join(response.content.decode().split())


def sent(**more):
    return signed_in("clara").post(form_url(), typed(**more))


def told(event):
    return sorted(Notice.objects.filter(event=event).values_list("addressee__name", flat=True))


@pytest.mark.clause("cheshire-east", "6.1")
def test_a_scrutiny_body_asks_for_an_officer_with_its_day_and_topics(clause_protocol):
    assert sent().status_code == 302
    request = ScrutinyRequest.objects.get()
    assert (request.title, request.starts_at, request.areas) == ("Places scrutiny", at(14), TOPICS)
    assert "Ask for an officer" in page("clara", reverse("relations:scrutiny"))
    assert "Officers at scrutiny bodies" in page("clara", reverse("relations:index"))


@pytest.mark.clause("cheshire-east", "6.3")
def test_asking_for_an_officer_by_name_says_how_seniority_was_considered(clause_protocol):
    ruth = named("ruth").pk
    assert actions.NO_SENIORITY in sent(proposed=ruth).content.decode()
    with pytest.raises(PermissionDenied, match="seniority"):
        asked(proposed=named("ruth"))
    assert sent(proposed=ruth, seniority_reason=CONSIDERED).status_code == 302
    assert CONSIDERED in page("colin", ScrutinyRequest.objects.get().get_absolute_url())


@pytest.mark.clause("cheshire-east", "6.3-p2")
def test_only_senior_officers_can_be_asked_for_by_name(clause_protocol):
    text = page("clara", form_url())
    assert "Ruth Adeyemi" in text
    assert "Omar Haddad" not in text
    refused = sent(proposed=named("omar").pk, seniority_reason=CONSIDERED)
    assert actions.NOT_SENIOR in refused.content.decode()
    with pytest.raises(PermissionDenied, match="senior officer"):
        asked(proposed=named("omar"), seniority_reason=CONSIDERED)
    assert agreed("omar").officer == named("omar")


@pytest.mark.clause("cheshire-east", "6.3-p3")
def test_a_request_goes_to_the_director_alone_who_names_who_attends(clause_protocol):
    request = asked()
    assert told("scrutiny-director") == ["Colin Baxter"]
    page("ruth", request.get_absolute_url(), status=404)
    url = reverse("relations:name-officer", args=[request.reference])
    assert signed_in("ruth").post(url, {"officer": named("omar").pk}).status_code == 404
    body = {"officer": named("omar").pk, "key": uuid4()}
    assert signed_in("colin").post(url, body).status_code == 302
    request.refresh_from_db()
    assert (request.status, request.officer) == (ScrutinyState.AGREED, named("omar"))
    assert told("scrutiny-officer") == ["Omar Haddad"]
    assert told("scrutiny-member") == ["Clara Okafor"]


@pytest.mark.clause("cheshire-east", "6.3-p4")
def test_a_request_needs_topics_which_stay_as_they_were_sent(clause_protocol):
    assert actions.NO_TOPIC in sent(areas=" \n ").content.decode()
    with pytest.raises(PermissionDenied, match="broad terms"):
        asked(areas=[])
    request = agreed()
    text = page("omar", request.get_absolute_url())
    assert all(topic in text for topic in TOPICS)
    assert request.areas == TOPICS


@pytest.mark.clause("cheshire-east", "6.3-p5")
def test_short_notice_is_warned_of_and_needs_the_directors_agreement(clause_protocol):
    assert "gives at least ten working days’ notice" in page("clara", form_url())
    assert not asked(starts_at=at(14, day=15), ends_at=at(16, day=15)).is_short_notice
    request = asked(starts_at=at(14, day=14), ends_at=at(16, day=14))
    assert "less notice than the body gives" in page("clara", request.get_absolute_url())
    who = {"officer": named("omar"), "by": named("colin")}
    with pytest.raises(PermissionDenied, match="short notice"):
        actions.name_scrutiny_officer(request, **who)
    url = reverse("relations:name-officer", args=[request.reference])
    body = {"officer": named("omar").pk, "key": uuid4()}
    assert actions.NOT_AGREED in signed_in("colin").post(url, body).content.decode()
    assert signed_in("colin").post(url, body | {"agrees_to_notice": "on"}).status_code == 302


def test_the_notice_is_that_of_the_version_or_more_if_the_body_gives_more(clock):
    """Of Thursday 24 December: Christmas Day, the substitute of Boxing Day and a weekend do not
    count."""
    adopt_for(clock, "cheshire-east", scrutiny_notice_days=2)
    clock.set(2026, 12, 24, 10)
    times = {day: {"starts_at": at(14, day=day), "ends_at": at(16, day=day)} for day in (29, 30)}
    assert asked(**times[29]).is_short_notice
    assert not asked(**times[30]).is_short_notice
    careful = scrutiny_body("Careful scrutiny", notice_days=3)
    assert asked(body=careful, **times[30]).is_short_notice


def test_without_notice_in_the_version_no_date_is_short(clock):
    adopt_for(clock, "cheshire-east", scrutiny_notice_days=0)
    assert "notice" not in page("clara", form_url())
    assert not asked(starts_at=at(14, day=2), ends_at=at(16, day=2)).is_short_notice


@pytest.mark.clause("cheshire-east", "6.4")
def test_the_officer_and_the_chair_read_that_officers_keep_to_facts(clause_protocol):
    request, facts = agreed(), "Officers keep to matters of fact and explanation."
    for who in ("omar", "clara"):
        assert facts in page(who, request.get_absolute_url())
    assert facts in page("clara", form_url())


@pytest.mark.clause("cheshire-east", "6.4-p2")
def test_earlier_advice_is_attached_and_opens_for_the_body_and_the_officer(clause_protocol):
    paper = SimpleUploadedFile("advice.pdf", pdf(), "application/pdf")
    assert sent(attached=paper).status_code == 302
    request = ScrutinyRequest.objects.get()
    actions.name_scrutiny_officer(request, officer=named("omar"), by=named("colin"))
    url = request.papers.get().get_absolute_url()
    seat = {"committee": request.body.committee, "starts_on": STARTED}
    Seat.objects.create(person=named("nia"), **seat)
    for who in ("clara", "nia", "colin", "omar"):
        assert "advice.pdf" in page(who, request.get_absolute_url())
        assert signed_in(who).get(url).status_code == 200
    assert signed_in("ruth").get(url).status_code == 404
    assert ScrutinyPaperOpening.objects.count() == 4


@pytest.mark.clause("cheshire-east", "6.5")
def test_a_political_topic_is_refused_and_the_officer_withdraws_from_one(clause_protocol):
    assert words.NO_POLITICS in sent(about="politics").content.decode()
    assert not ScrutinyRequest.objects.exists()
    request = agreed()
    url = reverse("relations:leave-topic", args=[request.reference])
    body = {"topic": "2", "reason": "It turned to the manifesto.", "key": uuid4()}
    assert signed_in("omar").post(url, body).status_code == 302
    text = page("clara", request.get_absolute_url())
    assert "withdrawn from this topic: It turned to the manifesto." in text
    assert "Cheshire East 6.5" in text
    request.refresh_from_db()
    with pytest.raises(PermissionDenied, match="already"):
        actions.leave_topic(request, number=2, reason="Again.", by=named("omar"))
    actions.leave_topic(request, number=1, reason="This one too.", by=named("omar"))
    request.refresh_from_db()
    assert request.areas == TOPICS
    assert not can_leave_topic(named("omar"), request)


@pytest.mark.clause("cheshire-east", "6.6")
def test_a_topic_about_how_an_officer_works_leads_to_the_form_in_confidence(clause_protocol):
    response = sent(about="performance", areas="Why Omar is so slow")
    assert (response.status_code, response.url) == (302, reverse("complaints:begin"))
    assert not ScrutinyRequest.objects.exists()
    assert not Notice.objects.filter(event__startswith="scrutiny").exists()
    assert "No one questions how capable or competent an officer is." in page("clara", form_url())


@pytest.mark.clause("cheshire-east", "6.6-p2")
def test_the_form_says_that_scrutiny_examines_services_and_not_people(clause_protocol):
    sentence = "Appraising an officer is for their manager."
    assert sentence in page("clara", form_url())
    assert sentence in page("omar", agreed().get_absolute_url())


@pytest.mark.clause("cheshire-east", "6.7")
def test_the_scrutiny_rules_of_the_constitution_are_linked(clause_protocol):
    assert RULES in page("clara", form_url())
    assert RULES in page("omar", agreed().get_absolute_url())


@pytest.mark.clause("cheshire-east", "6.8")
def test_the_guidance_of_the_body_is_shown_with_its_date(clause_protocol):
    text = page("omar", agreed().get_absolute_url())
    assert "Send questions before the meeting." in text
    assert "4 May 2026" in text


@pytest.mark.parametrize("preset", ["oxford", "section-c", "knutsford"])
def test_a_protocol_that_is_silent_offers_no_scrutiny_requests(preset, clock):
    adopt_for(clock, preset)
    scrutiny_body()
    assert not can_ask_for_scrutiny(named("clara"))
    page("clara", reverse("relations:choose-scrutiny"), status=403)


def test_a_councillor_of_no_scrutiny_body_asks_for_no_one(clock):
    adopt_for(clock, "cheshire-east")
    scrutiny_body()
    with pytest.raises(PermissionDenied, match="scrutiny body"):
        asked("nia")
