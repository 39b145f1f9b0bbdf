"""Consultations before speaking to the media: three recipients, the date, the answer."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from announcements.media_consultations import actions, policy, routing
from announcements.media_consultations.actions import VACANT
from announcements.media_consultations.forms import NO_COMMITTEE
from announcements.models import ConsultationState, Consulted, MediaConsultation
from people.models import Committee
from tests.announcements.media import chair
from tests.announcements.test_releases import page, post
from tests.clause_protocols import adopt_for
from tests.people import named

pytestmark = pytest.mark.django_db
SEND = "announcements:consult-before-media"


def sent(consulted=Consulted.CHIEF_EXECUTIVE, **more):
    fields = {"title": "Closure of the hill road", "text": "We regret it."} | more
    new = actions.NewConsultation(consulted=consulted, **fields)
    return actions.consult(new, by=named("clara"), key=uuid4())


def typed(consulted, **more):
    fields = {"title": "Closure of the hill road", "text": "We regret it."}
    return {"consulted": consulted, "committee": ""} | fields | more


@pytest.mark.clause("section-c", "8.2")
def test_a_councillor_consults_one_of_exactly_three_and_the_date_is_recorded(clock):
    form = page("clara", reverse(SEND))
    assert form.count('type="radio"') == 3
    for label in ("Chief Executive", "Chief Operating Officer", "Chairman of the relevant"):
        assert label in form
    post("clara", reverse(SEND), **typed("chief-executive"))
    consultation = MediaConsultation.objects.get()
    assert "Today at" in page("clara", consultation.get_absolute_url())
    assert "We regret it." in page("eve", consultation.get_absolute_url())
    assert "Consultations before speaking to the media: 1" in page("eve", "/")
    post("clara", reverse(SEND), 200, **typed("monitoring-officer"))


@pytest.mark.clause("section-c", "8.2")
def test_the_chairman_of_the_committee_is_consulted_and_answers(clock):
    nia = chair("nia")
    assert NO_COMMITTEE in post("clara", reverse(SEND), 200, **typed("committee-chair"))
    more = {"committee": nia.committee_id}
    post("clara", reverse(SEND), **typed("committee-chair", **more))
    consultation = MediaConsultation.objects.get()
    assert [one.name for one in routing.people_consulted(consultation)] == ["Nia Menon"]
    url = reverse("announcements:answer-consultation", args=[consultation.reference])
    post("nia", url, answer="Say when it reopens.")
    assert "Say when it reopens." in page("clara", consultation.get_absolute_url())
    page("eve", consultation.get_absolute_url(), 404)


def test_a_vacant_post_is_not_consulted_and_the_page_says_so(clock):
    refused = post("clara", reverse(SEND), 409, **typed("chief-operating-officer"))
    assert VACANT in refused
    planning = Committee.objects.create(name="Planning Committee")
    with pytest.raises(PermissionDenied, match="No one holds this post"):
        sent(Consulted.COMMITTEE_CHAIR, committee=planning)


def test_a_consultation_is_answered_once_and_not_after_it_was_withdrawn(clock):
    consultation = sent()
    url = reverse("announcements:withdraw-consultation", args=[consultation.reference])
    post("clara", url)
    consultation.refresh_from_db()
    assert consultation.status == ConsultationState.WITHDRAWN
    assert not policy.can_answer_consultation(named("eve"), consultation)


def test_no_other_councillor_and_no_officer_reads_a_consultation(clock):
    consultation = sent()
    for who in ("nia", "omar", "dev", "mona", "sam", "ada"):
        page(who, consultation.get_absolute_url(), 404)


@pytest.mark.parametrize("preset", ["oxford", "knutsford"])
def test_a_protocol_that_asks_for_no_consultation_offers_none(preset, clock):
    adopt_for(clock, preset)
    assert not policy.can_consult(named("clara"))
