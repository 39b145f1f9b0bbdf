"""Two people at once at meetings and visits: the database decides, and each is told what counts."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from casework.models import Notice
from people.models import Group
from protocols.version_cache import todays_protocol
from relations.group_meetings import decisions, requests
from relations.informal_briefings.actions import arrange_briefing, withdraw_briefing
from relations.models import (
    BriefingOffer,
    GroupMeeting,
    GroupMeetingPromise,
    GroupMeetingState,
    InformalBriefing,
    Origin,
    VisitState,
)
from relations.visits.actions import confirm_visit, withdraw_visit
from tests.people import adopt, everybody_has_read, named
from tests.relations import group_meetings as cases
from tests.relations.informal_briefings import STARTS, holds_post, informal_asked
from tests.relations.visits import announced
from tests.test_concurrent_requests import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def under(council, clock):
    """Puts a source’s protocol in force, and everybody has read it."""

    def adopted(preset):
        adopt(preset, date(2026, 12, 2))
        clock.set(2026, 12, 2, 10)
        everybody_has_read(todays_protocol())

    return adopted


def refusals(results):
    return [str(result) for result in results if isinstance(result, PermissionDenied)]


def accepting(meeting, by, area="Roads"):
    acceptance = decisions.Acceptance(named("omar"), significant=True, area=area)
    return lambda: decisions.accept_attendance(meeting, acceptance=acceptance, by=named(by))


def refusing(meeting, by):
    refused = decisions.RefusedRequest(refusal="other", words="No one is free.")
    return lambda: decisions.refuse_attendance(meeting, refused=refused, by=named(by))


def test_of_two_answers_to_one_invitation_one_counts_and_the_other_is_told(under):
    under("oxford")
    meeting = cases.asked()
    results = at_once(accepting(meeting, "omar"), refusing(meeting, "omar"))
    [refused] = refusals(results)
    meeting.refresh_from_db()
    assert refused == f"This request is already {meeting.get_status_display().lower()}."
    assert meeting.history.count() == 2
    assert cases.told("attendance-decided") == ["clara"]


def test_two_groups_that_ask_on_one_topic_at_once_both_have_a_promise(under):
    under("cheshire-east")
    cases.two_groups()
    leaders = [(who, cases.details(who), named(who)) for who in ("clara", "tess")]
    at_once(
        *(
            lambda told=told, by=by: requests.ask_for_officer(
                told, origin=Origin.LEADER, by=by, key=uuid4()
            )
            for _, told, by in leaders
        )
    )
    assert GroupMeeting.objects.filter(status=GroupMeetingState.REQUESTED).count() == 2
    assert GroupMeetingPromise.objects.count() == 2


def test_two_groups_accepted_on_one_topic_at_once_offer_the_area_once_to_a_third(under):
    under("cheshire-east")
    first, second = cases.asked(), cases.asked("tess")
    third = Group.objects.create(name="The Third Way")
    results = at_once(accepting(first, "eve"), accepting(second, "eve"))
    assert refusals(results) == []
    assert BriefingOffer.objects.filter(group=third).count() == 1


def test_a_leader_withdraws_while_the_office_accepts_and_nothing_stays_due(under):
    under("cheshire-east")
    meeting = cases.asked()
    leader = named("clara")
    results = at_once(
        accepting(meeting, "eve"), lambda: requests.withdraw_attendance(meeting, by=leader)
    )
    assert refusals(results) in ([], ["This request is already withdrawn."])
    meeting.refresh_from_db()
    assert (meeting.status, meeting.due_at) == (GroupMeetingState.WITHDRAWN, None)
    assert GroupMeetingPromise.objects.get().ended_at


def test_of_two_confirmations_of_one_visit_one_counts(under):
    under("cheshire-east")
    visit = announced()
    people = [named("omar"), named("ruth")]
    results = at_once(*(lambda by=by: confirm_visit(visit, by=by) for by in people))
    assert refusals(results) == ["This visit has been answered already."]
    visit.refresh_from_db()
    assert visit.status == VisitState.CONFIRMED
    assert Notice.objects.filter(event="visit-answered").count() == 1


def test_a_visit_withdrawn_while_it_is_confirmed_is_withdrawn(under):
    under("cheshire-east")
    visit = announced()
    omar, clara = named("omar"), named("clara")
    results = at_once(
        lambda: confirm_visit(visit, by=omar), lambda: withdraw_visit(visit, by=clara)
    )
    assert refusals(results) in ([], ["This visit has been answered already."])
    visit.refresh_from_db()
    assert visit.status == VisitState.WITHDRAWN


def test_a_briefing_asked_for_four_times_at_once_is_one(under):
    under("knutsford")
    committee, key = holds_post("clara"), uuid4()
    at_once(*(lambda: informal_asked(key=key, committee=committee) for _ in range(4)))
    assert InformalBriefing.objects.get().history.count() == 1


def test_a_briefing_is_arranged_or_withdrawn_and_never_both_unseen(under):
    under("knutsford")
    briefing = informal_asked()
    times = {"starts_at": STARTS, "ends_at": briefing.ends_at, "place": "Depot"}
    ruth, clara = named("ruth"), named("clara")
    results = at_once(
        lambda: arrange_briefing(briefing, **times, by=ruth),
        lambda: withdraw_briefing(briefing, by=clara),
    )
    assert refusals(results) in ([], ["This request is already withdrawn."])
    briefing.refresh_from_db()
    assert briefing.get_status_display() == "Withdrawn"
