"""Advice with a councillor's view apart from the recommendation: who writes which, who reads."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from people.models import Ward
from people.roles import Role
from relations.advice import actions
from relations.advice.policy import NOT_THE_AUTHOR, can_record_advice
from relations.models import AdviceRecord
from tests.access_tables import check_access
from tests.clause_protocols import adopt_for
from tests.established import establish
from tests.people import named, signed_in
from tests.relations.advice import RECOMMENDATION, VIEW, recorded

pytestmark = pytest.mark.django_db
WHO = (
    *("clara", "nia", "omar", "grace", "ruth", "colin", "stan"),
    *("dev", "eve", "mona", "ada", "sam", "pat", "petra"),
)


@pytest.fixture
def cheshire_east(clock):
    adopt_for(clock, "cheshire-east")
    return clock


def page(who, url, status=200):
    response = signed_in(who).get(url)
    assert response.status_code == status
    return " ".join(response.content.decode().split())


def send(who, name, advice, **more):
    url = reverse(f"relations:{name}", args=[advice.reference])
    response = signed_in(who).post(url, {"key": uuid4(), **more})
    advice.refresh_from_db()
    return response


@pytest.mark.clause("cheshire-east", "4.3-p2")
def test_the_view_and_the_recommendation_are_recorded_apart(clause_protocol):
    typed = {"title": "Gritting", "member": named("clara").pk, "key": uuid4()}
    url = reverse("relations:record-advice")
    refused = signed_in("omar").post(url, typed | {"member_view": VIEW})
    assert "Enter what you recommend" in refused.content.decode()
    assert VIEW in refused.content.decode()
    both = typed | {"member_view": VIEW, "recommendation": RECOMMENDATION}
    assert signed_in("omar").post(url, both).status_code == 302
    text = page("omar", AdviceRecord.objects.get().get_absolute_url())
    assert text.index("The councillor’s view") < text.index(VIEW)
    assert text.index(VIEW) < text.index("The officer’s recommendation")
    assert text.index("The officer’s recommendation") < text.index(RECOMMENDATION)


@pytest.mark.clause("cheshire-east", "4.3-p2")
def test_only_the_author_changes_the_recommendation_whoever_leads_the_service(clause_protocol):
    advice = recorded()
    for who in ("grace", "ruth", "colin"):
        response = send(who, "change-recommendation", advice, recommendation="Grit it daily.")
        assert response.status_code == 403
        assert NOT_THE_AUTHOR in response.content.decode()
        assert "Change the recommendation" not in page(who, advice.get_absolute_url())
    assert advice.recommendation == RECOMMENDATION
    send("omar", "change-recommendation", advice, recommendation="Grit it below one degree.")
    assert (advice.recommendation, advice.member_view) == ("Grit it below one degree.", VIEW)


def test_a_colleague_corrects_the_view_and_history_says_who(cheshire_east):
    advice = recorded()
    assert send("grace", "correct-view", advice, member_view="Twice a day.").status_code == 302
    assert (advice.member_view, advice.recommendation) == ("Twice a day.", RECOMMENDATION)
    text = page("omar", advice.get_absolute_url())
    assert f"{named('grace').name} corrected the councillor’s view" in text


def test_finished_advice_is_not_changed(cheshire_east):
    advice = actions.finish_advice(recorded(), by=named("omar"))
    for name in ("change-recommendation", "correct-view", "finish-advice"):
        more = {"recommendation": "No.", "member_view": "No."}
        assert send("omar", name, advice, **more).status_code == 403
    assert advice.member_view == VIEW


def test_no_councillor_reads_it_anywhere(cheshire_east):
    advice = recorded()
    for who in ("clara", "nia"):
        for url in (reverse("relations:index"), reverse("relations:advice"), "/"):
            text = page(who, url)
            for words in (VIEW, RECOMMENDATION, advice.reference):
                assert words not in text
        page(who, advice.get_absolute_url(), status=404)


def test_the_button_pressed_twice_records_once(cheshire_east):
    key = uuid4()
    assert recorded(key=key).pk == recorded(key=key).pk


def test_an_author_who_becomes_a_councillor_no_longer_reads_it(cheshire_east):
    advice, omar = recorded(), named("omar")
    omar.appointments.update(ends_on="2026-11-30")
    ward = Ward.objects.get(name="Harbour")
    establish(person=omar, role=Role.COUNCILLOR, ward=ward, starts_on=date(2026, 12, 1))
    assert not AdviceRecord.objects.visible_to(named("omar")).filter(pk=advice.pk).exists()


@pytest.mark.parametrize("preset", ["knutsford", "oxford"])
def test_a_protocol_that_is_silent_records_no_views(preset, clock):
    adopt_for(clock, preset)
    assert not can_record_advice(named("omar"))
    page("omar", reverse("relations:record-advice"), status=403)


def everybody(status, **others):
    return {who: others.get(who, status) for who in WHO}


SERVICE = dict.fromkeys(("omar", "grace", "ruth", "colin"), 200)
AUTHOR = everybody(404, **SERVICE | {"grace": 403, "ruth": 403, "colin": 403})
ADVICE = {
    "relations:advice": everybody(200),
    "relations:record-advice": everybody(403, **SERVICE, stan=200),
    "relations:advice-record": everybody(404, **SERVICE),
    "relations:correct-view": everybody(404, **SERVICE),
    "relations:change-recommendation": AUTHOR,
    "relations:finish-advice": AUTHOR,
}


def advice_address(name, record):
    if name in ("relations:advice", "relations:record-advice"):
        return reverse(name)
    return reverse(name, args=[record.reference])


def test_each_person_gets_what_the_table_says(subtests, cheshire_east):
    record = recorded()
    check_access(ADVICE, lambda name: advice_address(name, record), subtests)


def test_the_list_of_advice_takes_a_fixed_number_of_statements(
    cheshire_east, django_assert_max_num_queries
):
    for _ in range(5):
        recorded()
    grace = signed_in("grace")
    grace.get(reverse("relations:advice"))
    with django_assert_max_num_queries(8):
        assert grace.get(reverse("relations:advice")).status_code == 200
