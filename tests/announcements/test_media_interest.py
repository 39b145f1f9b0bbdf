"""Media interest: councillors concerned are told, and the answer names who authorised it."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from announcements.media_interest import actions, policy
from announcements.media_interest.actions import NO_AUTHORITY
from announcements.media_interest.forms import NO_ONE
from announcements.models import InterestState, MediaInterest
from casework.models import Notice
from people.models import Committee, Seat
from tests.announcements.media import harbour
from tests.announcements.test_releases import page, post
from tests.clause_protocols import adopt_for
from tests.people import named

pytestmark = pytest.mark.django_db


def recorded(**more):
    fields = {"title": "Closure of the hill road", "outlet": "the Echo", "text": "It is cracked."}
    fields |= {"is_contentious": True, "wards": [harbour()]}
    new = actions.NewInterest(**fields | more)
    return actions.record_interest(new, by=named("omar"), key=uuid4())


def typed(**more):
    fields = {"title": "Closure of the hill road", "outlet": "the Echo", "text": "It is cracked."}
    return fields | {"is_contentious": "yes", "wards": [harbour().pk]} | more


def told():
    rows = Notice.objects.filter(event="announced").values_list("addressee__name", flat=True)
    return sorted(rows)


@pytest.mark.clause("knutsford", "11.3")
def test_the_councillors_of_the_ward_are_told_and_see_that_it_is_contentious(clock):
    adopt_for(clock, "knutsford")
    post("omar", reverse("announcements:record-interest"), **typed())
    assert told() == ["Clara Okafor", "Nia Menon"]
    interest = MediaInterest.objects.get()
    text = page("clara", interest.announcement.get_absolute_url())
    assert "It is cracked." in text
    assert "Contentious" in text
    assert "the Echo" not in text
    assert "Opened" in page("omar", interest.get_absolute_url())


@pytest.mark.clause("knutsford", "11.3")
def test_the_councillors_of_a_committee_are_told(clock):
    adopt_for(clock, "knutsford")
    planning = Committee.objects.create(name="Planning Committee")
    Seat.objects.create(person=named("nia"), committee=planning)
    recorded(wards=[], committees=[planning], is_contentious=False)
    assert told() == ["Nia Menon"]


def test_a_ward_or_a_committee_is_selected_and_what_was_typed_is_kept(clock):
    adopt_for(clock, "knutsford")
    url = reverse("announcements:record-interest")
    refused = post("omar", url, 200, **typed(wards=[]))
    assert NO_ONE in refused
    assert "It is cracked." in refused
    assert not MediaInterest.objects.exists()


@pytest.mark.clause("knutsford", "11.4")
def test_an_answer_is_not_recorded_without_naming_who_authorised_it(clock):
    adopt_for(clock, "knutsford")
    interest = recorded()
    url = reverse("announcements:answer-interest", args=[interest.reference])
    assert NO_AUTHORITY in post("omar", url, 200, answer="It opens in May.", authorised_by="")
    for person in (None, named("clara")):
        fields = {"answer": "It opens in May.", "authorised_by": person}
        with pytest.raises(PermissionDenied, match=NO_AUTHORITY):
            actions.answer_interest(interest, **fields, by=named("omar"))
    post("omar", url, answer="It opens in May.", authorised_by=named("ruth").pk)
    interest.refresh_from_db()
    assert interest.status == InterestState.ANSWERED
    assert "Ruth Adeyemi" in page("omar", interest.get_absolute_url())


def test_councillors_and_officers_of_other_services_do_not_see_the_record(clock):
    adopt_for(clock, "knutsford")
    interest = recorded()
    for who in ("clara", "stan", "sam", "pat"):
        page(who, interest.get_absolute_url(), 404)
    page("eve", interest.get_absolute_url())


@pytest.mark.parametrize("preset", ["oxford", "section-c"])
def test_a_protocol_without_media_interest_offers_no_record(preset, clock):
    adopt_for(clock, preset)
    assert "does not provide" in policy.can_record_interest(named("omar")).reason
