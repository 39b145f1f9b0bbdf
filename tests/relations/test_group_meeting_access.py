"""Access to each address of officers at group meetings: of a meeting of Clara’s group that Omar
attended, with notes, a quote, and an offer to the group that Tess leads."""

import pytest
from django.urls import reverse

from relations.models import BriefingOffer
from tests.clause_protocols import adopt_for
from tests.people import named
from tests.relations import group_meetings as cases

pytestmark = pytest.mark.django_db

WHO = ("clara", "tess", "nia", "omar", "stan", "ruth", "dev", "eve", "mona", "ada", "pat", "sam")


def statuses_of_groups(rest=404, **statuses):
    return {who: statuses.get(who, rest) for who in WHO}


READ = dict.fromkeys(("clara", "omar", "eve", "mona"), 200)
SHUT = dict.fromkeys(READ, 403)
STAFF = dict.fromkeys(("omar", "stan", "ruth", "dev", "eve", "mona", "ada", "pat"), 200)
NOTED = {"clara": 200, "omar": 200}
GROUP_MEETING_STATUSES = {
    "relations:group-meetings": statuses_of_groups(403, clara=200, tess=200, **STAFF),
    "relations:ask-for-officer": statuses_of_groups(403, clara=200, tess=200),
    "relations:report-invitation": statuses_of_groups(403, **STAFF),
    "relations:offer-briefing": statuses_of_groups(403, eve=200),
    "relations:compare-groups": statuses_of_groups(403, eve=200, mona=200, ada=200),
    "relations:briefing-offer": statuses_of_groups(tess=200, omar=200, eve=200, mona=200),
    "relations:take-up-offer": statuses_of_groups(403, clara=404, tess=200),
    "relations:group-meeting": statuses_of_groups(**READ),
    "relations:group-meeting-file": statuses_of_groups(**READ),
    "relations:accept-attendance": statuses_of_groups(**SHUT),
    "relations:name-other-officer": statuses_of_groups(**SHUT),
    "relations:refuse-attendance": statuses_of_groups(**SHUT),
    "relations:withdraw-attendance": statuses_of_groups(**SHUT),
    "relations:confirm-points": statuses_of_groups(**SHUT),
    "relations:add-group-paper": statuses_of_groups(**SHUT),
    "relations:record-attendance": statuses_of_groups(**SHUT),
    "relations:link-full-advice": statuses_of_groups(**SHUT | {"omar": 200, "eve": 200}),
    "relations:group-notes": statuses_of_groups(**NOTED),
    "relations:release-notes": statuses_of_groups(**NOTED),
    "relations:write-note": statuses_of_groups(**NOTED),
    "relations:check-quote": statuses_of_groups(),  # of a quote: test_group_notes
}
WITHOUT_REFERENCE = (
    *("group-meetings", "ask-for-officer", "report-invitation", "offer-briefing"),
    "compare-groups",
)


def addresses_of_groups(meeting):
    """By name, the address of this meeting or of the offer that came of it."""
    offer = BriefingOffer.objects.get(case=meeting).reference
    more = {"write-note": ["note"], "check-quote": [meeting.key]}
    for name in GROUP_MEETING_STATUSES:
        short = name.partition(":")[2]
        of_offer = short in ("briefing-offer", "take-up-offer")
        arguments = [offer if of_offer else meeting.reference, *more.get(short, [])]
        yield name, reverse(name, args=[] if short in WITHOUT_REFERENCE else arguments)


def test_each_person_gets_what_the_table_says(clock):
    adopt_for(clock, "cheshire-east")
    meeting = cases.recorded(clock, formal_body="The council", significant=True)
    found = {
        name: {who: cases.browser(who).get(address).status_code for who in WHO}
        for name, address in addresses_of_groups(meeting)
    }
    wrong = {name: got for name, got in found.items() if got != GROUP_MEETING_STATUSES[name]}
    assert wrong == {}


@pytest.mark.parametrize("who", WHO)
def test_what_is_not_theirs_is_in_no_list(who, clock):
    """Not on the first page, not in the list, not on the page of relations."""
    meeting = cases.recorded(clock)
    sees = GROUP_MEETING_STATUSES["relations:group-meeting"][who] == 200
    for path in ("/", "/relations/", "/relations/group-meetings/"):
        page = cases.words_of(cases.browser(who).get(path, follow=True))
        assert cases.GIVEN not in page
        if not sees:
            assert meeting.reference not in page
            assert meeting.title not in page
    assert named(who)
