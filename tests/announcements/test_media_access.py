"""Who gets what at each address of releases, media events, media interest and consultations. Stan
is the media team, and the release concerns Highways, which Ruth and Colin lead."""

import pytest
from django.urls import reverse

from tests.access_tables import check_access
from tests.announcements import media
from tests.announcements.test_information_requests import asked
from tests.announcements.test_media_consultations import sent
from tests.announcements.test_media_events import planned
from tests.announcements.test_media_interest import recorded
from tests.clause_protocols import adopt_for
from tests.people import named
from tests.relations.test_access import EVERYBODY

pytestmark = pytest.mark.django_db


def everybody(status, **others):
    return {who: others.get(who, status) for who in EVERYBODY}


READERS = {"stan": 200, "ruth": 200, "colin": 200, "eve": 200}
TEAM = everybody(404, stan=200, ruth=403, colin=403, eve=403)
LEADS = everybody(404, stan=403, ruth=200, colin=200, eve=403)
RELEASES = {
    "press-releases": everybody(200),
    "draft-release": everybody(403, stan=200),
    "press-release": everybody(404, **READERS),
    "edit-release": TEAM,
    "quote-councillor": TEAM,
    "quote-officer": TEAM,
    "remove-quote": TEAM,
    "guide-release": TEAM,
    "advise-release": TEAM,
    "recommend-release": LEADS,
    "dispute-release": everybody(404, **READERS),
    "approve-release": TEAM,
    "issue-release": TEAM | {"stan": 403},  # it is a draft
    "withdraw-release": TEAM,
    "release": everybody(404, clara=200, nia=200, stan=200, dev=200, eve=200, mona=200),
}
EVENTS = {
    "media-events": everybody(200),
    "plan-media-event": everybody(403, stan=200),
    "media-event": everybody(404, stan=200, eve=200, clara=200),
    "media-event-file": everybody(404, stan=200, eve=200, clara=200),
    "answer-invitation": everybody(404, stan=403, eve=403, clara=403),
    "cancel-media-event": everybody(404, stan=200, eve=403, clara=403),
}
RECORDS = dict.fromkeys(("omar", "grace", "ruth", "colin", "dev", "eve"), 200)
INTEREST = {
    "media-interests": everybody(200),
    "record-interest": everybody(200, clara=403, nia=403, sam=403),
    "media-interest-record": everybody(404, **RECORDS),
    "answer-interest": everybody(404, **RECORDS),
    "media-interest": everybody(404, clara=200, nia=200, omar=200, dev=200, eve=200, mona=200),
}
CONSULTATIONS = {
    "media-consultations": everybody(200),
    "consult-before-media": everybody(403, clara=200, nia=200),
    "media-consultation": everybody(404, clara=200, eve=200),
    "answer-consultation": everybody(404, clara=403, eve=200),
    "withdraw-consultation": everybody(404, clara=200, eve=403),
}
INFORMATION = {
    "information-requests": everybody(200),
    "ask-information": everybody(403, stan=200),
    "information-request": everybody(404, stan=200, omar=200, grace=200, ruth=200, colin=200),
    "give-information": everybody(404, stan=403, omar=200, grace=200, ruth=200, colin=200),
    "withdraw-information": everybody(404, stan=200, omar=403, grace=403, ruth=403, colin=403),
}
ALL = RELEASES | EVENTS | INTEREST | CONSULTATIONS | INFORMATION
WITHOUT_ROW = {name for name in ALL if name.endswith("s")}
WITHOUT_ROW |= {"draft-release", "plan-media-event", "record-interest", "consult-before-media"}
WITHOUT_ROW |= {"ask-information"}
MEDIA = {f"announcements:{name}" for name in ALL}


def a_release(clock, name):
    if name == "release":
        return media.approved(wards=[media.harbour()]).announcement
    release = media.guided(media.drafted(service=media.highways()))
    quote = media.quote("clara", basis="fact")
    return media.actions.add_quote(release, quote=quote, by=named("stan"))


def an_event(clock, name):
    return planned()


def an_interest(clock, name):
    interest = recorded(service=media.highways())
    return interest.announcement if name == "media-interest" else interest


def an_information_request(clock, name):
    return asked()


def a_consultation(clock, name):
    return sent()


def knutsford(clock):
    adopt_for(clock, "knutsford")


TABLES = {
    "releases": (media.under_oxford, a_release, RELEASES),
    "events": (media.under_oxford, an_event, EVENTS),
    "interest": (knutsford, an_interest, INTEREST),
    "information": (media.under_oxford, an_information_request, INFORMATION),
    "consultations": (lambda clock: None, a_consultation, CONSULTATIONS),
}


def address(name, clock, make):
    shown = [] if name in WITHOUT_ROW else [make(clock, name).reference]
    return reverse(f"announcements:{name}", args=shown)


@pytest.mark.parametrize("kind", TABLES)
def test_each_person_gets_what_the_table_says(kind, subtests, clock):
    under, make, table = TABLES[kind]
    under(clock)
    check_access(table, lambda name: address(name, clock, make), subtests)
