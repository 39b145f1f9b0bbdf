"""Offers to other groups, and one topic treated alike."""

import pytest
from django.urls import reverse

from casework.models import Notice
from relations.models import BriefingOffer, GroupMeeting, GroupMeetingState
from tests.clause_protocols import adopt_for
from tests.people import named
from tests.relations import group_meetings as cases

pytestmark = pytest.mark.django_db
S = GroupMeetingState
ASK = "/relations/group-meetings/ask/"


@pytest.mark.clause("cheshire-east", "7.2")
@pytest.mark.clause("cheshire-east", "7.2-p2")
@pytest.mark.clause("cheshire-east", "7.2-p3")
def test_a_change_of_policy_is_offered_to_the_others_after_the_first_is_told(clause_protocol):
    meeting = cases.asked(topic="Cuts to gritting in Zanzibar Road")
    typed = {"officer": named("omar").pk, "significant": "on"}
    response = cases.send("eve", "accept-attendance", meeting, **typed, area="")
    assert "Enter the policy area to name in the offers" in cases.words_of(response)
    assert GroupMeeting.objects.get().is_requested
    response = cases.send("eve", "accept-attendance", meeting, **typed, area="Roads in winter")
    assert response.status_code == 302
    offer = BriefingOffer.objects.get()
    assert (offer.group.name, offer.area) == (cases.SECOND, "Roads in winter")
    first, then = (Notice.objects.get(event=e) for e in ("others-offered", "briefing-offered"))
    assert (first.addressee, then.addressee) == (named("clara"), named("tess"))
    assert first.due_at < then.due_at
    page = cases.words_of(cases.browser("tess").get(offer.get_absolute_url()))
    assert "Roads in winter" in page
    for secret in ("Zanzibar", meeting.reference, cases.FIRST, "Clara"):
        assert secret not in page
        assert secret not in f"{then.sentence} {then.path} {then.reference} {then.key}"


def test_without_a_change_of_policy_no_offer_is_made(clock):
    adopt_for(clock, "cheshire-east")
    cases.accepted(significant=False)
    assert not BriefingOffer.objects.exists()


@pytest.mark.clause("oxford", "23.12-p3")
def test_an_officer_who_accepts_is_offered_to_every_other_group(clause_protocol):
    cases.accepted(area="Roads in winter")
    offer = BriefingOffer.objects.get()
    assert (offer.group.name, offer.officer) == (cases.SECOND, named("omar"))
    assert cases.told("briefing-offered") == ["tess"]
    cases.browser("tess").get(offer.get_absolute_url())
    url = reverse("relations:take-up-offer", args=[offer.reference])
    assert 'value="Roads in winter"' in cases.words_of(cases.browser("tess").get(url))
    assert cases.browser("clara").get(url).status_code == 404


@pytest.mark.clause("knutsford", "8.11")
def test_after_one_group_another_is_not_refused_the_same_topic(clause_protocol):
    cases.accepted()
    second = cases.asked("tess", topic="The maintenance of roads in winter")
    page = cases.page("eve", "refuse-attendance", second, status=403)
    assert "a meeting of another group on this topic, so this request cannot be refused" in page
    page = cases.page("eve", "group-meeting", second)
    assert "Other groups on this topic" in page
    assert cases.FIRST in page
    assert cases.FIRST not in cases.page("tess", "group-meeting", second)
    third = cases.asked("tess", topic=cases.TOPIC, outsiders=1, outsiders_who="A guest")
    assert cases.page("eve", "refuse-attendance", third)


@pytest.mark.clause("section-c", "7.2")
def test_a_refusal_after_another_group_was_accepted_says_why(clause_protocol):
    cases.accepted()
    second = cases.asked("tess")
    typed = {"refusal": "not-free", "reason": "No one is free."}
    response = cases.send("eve", "refuse-attendance", second, **typed)
    assert "Enter why this group is refused what another" in cases.words_of(response)
    typed["unequal_reason"] = "The scheme has been withdrawn."
    assert cases.send("eve", "refuse-attendance", second, **typed).status_code == 302
    assert "The scheme has been withdrawn." in cases.page("mona", "group-meeting", second)
    assert "The scheme has been withdrawn." not in cases.page("tess", "group-meeting", second)
