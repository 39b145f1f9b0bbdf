"""Isolation of the notes of a group meeting: each person outside, at each place to look.

A trace is a planted word, or a page that is not what it was before the notes were written.
"""

import logging
import re
from uuid import uuid4

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from casework.jobs import send_notices
from relations.group_meetings import note_views, notes
from relations.models import GroupNote, NoteKind
from tests.clause_protocols import adopt_for
from tests.complaints.actors import seen, signed_in
from tests.complaints.test_dump import dump, unpacked
from tests.people import named
from tests.relations import group_meetings as cases

pytestmark = pytest.mark.django_db
PLANTED = ("Quagmire", "Ptarmigan", "Marzipan")
OUTSIDE = {
    "nia": "a councillor of the same group",
    "tess": "the leader of another group",
    "eve": "the Chief Executive, who decided",
    "mona": "the Monitoring Officer",
    "stan": "an officer of another service",
    "grace": "a colleague of the officer",
    "ruth": "the officer’s head of service",
    "colin": "the officer’s director",
    "dev": "a coordinator",
    "pat": "the protocol administrator",
    "petra": "the people administrator",
    "ada": "the auditor",
    "sam": "a superuser without a role",
}
SEARCH = "/enquiries/?q=Quagmire"  # a page that says what was typed
PLACES = (
    *("/", "/relations/", "/relations/group-meetings/", "/relations/group-meetings/compare/"),
    *("/relations/calendar/", "/relations/calendar/?month=2026-12", "/enquiries/"),
    *(SEARCH, "/everything/", "/everything/csv/", "/monitoring/", "/account/"),
    *("/calendar/", "/protocol/", "/complaints/figures/"),
)
OF_NOTES = ("notes/", "notes/release/", "notes/write/note/", "notes/write/quote/")


@pytest.fixture
def meeting(clock):
    """Held and recorded, before anybody wrote a note of their own."""
    adopt_for(clock, "knutsford")
    return cases.recorded(clock)


def written(meeting):
    """A note of the group, a quote, and what the officer said of it; the leader has read them."""
    for kind, word in (("note", PLANTED[0]), ("quote", PLANTED[1])):
        typed = {"kind": NoteKind(kind), "text": f"About the {word}."}
        notes.add_group_note(meeting, **typed, by=named("clara"), key=uuid4())
    quote = GroupNote.objects.get(kind=NoteKind.QUOTE)
    notes.answer_quote(quote, corrected=f"I said {PLANTED[2]}.", by=named("omar"))
    assert cases.page("clara", "group-notes", meeting)


def planted(text):
    return [word for word in PLANTED if word.lower() in str(text).lower()]


def addresses(meeting):
    url = meeting.get_absolute_url()
    return [url, *(url + part for part in OF_NOTES)]


def everything_seen(meeting):
    found = {}
    for who in OUTSIDE:
        browser = signed_in(who)
        browser.get("/help/")
        for place in (*PLACES, *addresses(meeting)):
            found[who, place] = seen(browser, place)
    return found


def test_nobody_outside_finds_a_trace_at_any_place(meeting):
    everything_seen(meeting)
    before = everything_seen(meeting)
    written(meeting)
    after = everything_seen(meeting)
    assert [where for where, page in after.items() if page != before[where]] == []
    said = [where for where, page in after.items() if planted(page) and SEARCH not in where]
    assert said == []


def test_the_readers_do_find_the_words(meeting):
    written(meeting)
    for who in ("clara", "omar"):
        assert set(planted(seen(signed_in(who), addresses(meeting)[1]))) == set(PLANTED)


def test_notes_answer_like_those_of_a_meeting_that_does_not_exist(meeting):
    written(meeting)
    missing = meeting.get_absolute_url().replace(meeting.reference, "G-2026-222222")
    different = []
    for who in OUTSIDE:
        browser = signed_in(who)
        for part in OF_NOTES:
            ours, theirs = (browser.get(url + part) for url in (addresses(meeting)[0], missing))
            if (ours.status_code, ours.content) != (404, theirs.content):
                different.append((who, part))
    assert different == []


def test_they_take_the_same_statements_as_those_of_no_meeting(meeting):
    written(meeting)
    missing = meeting.get_absolute_url().replace(meeting.reference, "G-2026-222222")
    for who in OUTSIDE:
        browser = signed_in(who)
        browser.get("/help/")
        shapes = [shape_of(browser, url) for url in (addresses(meeting)[1], f"{missing}notes/")]
        assert shapes[0] == shapes[1], who


def shape_of(browser, url):
    with CaptureQueriesContext(connection) as captured:
        assert browser.get(url).status_code == 404
    return [re.sub(r"'[^']*'|\d+", "?", query["sql"]) for query in captured]


def test_a_dump_of_every_table_holds_no_word_of_the_notes(meeting):
    written(meeting)
    words = [word.lower().encode() for word in (*PLANTED, "Xanadu", "Zanzibar")]
    tables = {name: unpacked(content) for name, content in dump().items()}
    assert tables["relations_groupnote"]
    assert [(name, w) for name, plain in tables.items() for w in words if w in plain] == []


def test_no_log_and_no_mail_holds_a_word_of_the_notes(meeting, caplog):
    caplog.set_level(logging.DEBUG)
    written(meeting)
    send_notices()
    assert mail.outbox
    assert planted(caplog.text) == []
    assert planted([f"{one.subject} {one.body}" for one in mail.outbox]) == []


def test_these_tests_see_somebody_come_in_if_the_rule_is_broken(meeting, monkeypatch):
    written(meeting)
    rows = type(GroupNote.objects.all())
    monkeypatch.setattr(rows, "visible_to", lambda self, user: self)
    monkeypatch.setattr(note_views.policy, "can_write_group_note", lambda user, meeting: True)
    for who in OUTSIDE:
        assert planted(seen(signed_in(who), addresses(meeting)[1]))
