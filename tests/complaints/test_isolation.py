"""Isolation: no one except its readers finds a trace of a complaint, wherever they look.

Every actor times every surface, with a trace counted wherever the reference, the name of the
case's address or a planted word shows up, or wherever a page differs from what it was before.
"""

import logging
import re
from itertools import pairwise
from uuid import UUID, uuid4

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from casework.jobs import send_notices
from complaints.jobs import nudge
from complaints.lodging import actions
from tests.clients import Client
from tests.complaints import cases
from tests.complaints.actors import (
    NAMES,
    OUTSIDE,
    READERS,
    Browsers,
    different_answers,
    make_everybody,
    seen,
    signed_in,
    the_complaint_and_a_draft,
    traces,
)
from tests.drafting import lodging_url
from tests.people import named

pytestmark = pytest.mark.django_db
LISTS = (
    "/complaints/",
    "/",
    "/enquiries/",
    "/enquiries/waiting/",
    "/enquiries/with-officers/",
    "/everything/",
    "/everything/csv/",
    "/enquiries/residents/",
    "/complaints/figures/",
    "/complaints/vacant/",
    "/protocol/",
    "/protocol/versions/",
    "/account/",
    "/calendar/",
    "/help/",
    "/privacy/",
    f"/complaints/start/{UUID(int=7)}/about/",
    "/complaints/start/",
)
SEARCHES = ("?q={}", "?q={}&whose=service", "?whose=mine&q={}")


@pytest.fixture
def everybody(clock):
    make_everybody()


@pytest.fixture
def browsers(everybody):
    return Browsers()


@pytest.fixture
def before(browsers):
    """What everybody saw before there was any complaint: asked for before it is."""
    return {who: {page: seen(browsers[who], page) for page in LISTS} for who in OUTSIDE}


@pytest.fixture
def complaint(everybody):
    return the_complaint_and_a_draft()


@pytest.fixture
def leaks(complaint):
    return lambda text: traces(text, complaint)


def test_there_are_actors_enough_and_nobody_is_missing(everybody):
    assert len(OUTSIDE) >= 18
    people = {*OUTSIDE, *READERS}
    assert all(named(who).is_active for who in people)


def test_lists_counts_home_figures_and_menus_are_as_they_were(before, browsers, complaint, leaks):
    changed = []
    for who in OUTSIDE:
        for page in LISTS:
            now = seen(browsers[who], page)
            if now != before[who][page] or leaks(now):
                changed.append((who, page))
    assert changed == []


def test_no_search_finds_it(complaint, browsers):
    """A search for it answers as one for letters that nobody has typed anywhere."""
    different = []
    for who in OUTSIDE:
        for word in (complaint.reference, "Zanzibar", "Zebedee"):
            for query in SEARCHES:
                pages = [
                    seen(browsers[who], "/enquiries/" + query.format(typed))[1].replace(typed, "")
                    for typed in (word, "X" * len(word))
                ]
                if pages[0] != pages[1]:
                    different.append((who, word, query))
    assert different == []


def test_every_address_is_the_page_of_a_number_that_does_not_exist(complaint, leaks, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1  # whose number for a request every answer has
    assert list(different_answers(complaint, leaks)) == []


def test_it_takes_the_same_statements_as_a_number_that_does_not_exist(complaint):
    different = []
    for who in OUTSIDE:
        client = signed_in(who)
        client.get("/help/")
        shapes = [shape_of(client, ref) for ref in (complaint.reference, "C-2026-22222")]
        if shapes[0] != shapes[1]:
            different.append(who)
    assert different == []


def shape_of(client, reference):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(f"/complaints/{reference}/").status_code == 404
    return [re.sub(r"'[^']*'|\\x[0-9a-f]+|\d+", "?", query["sql"]) for query in captured]


def test_a_guessed_reference_tells_nothing(complaint, leaks):
    ours = complaint.reference
    guesses = [ours.lower(), ours + "X", ours[:-1], f"{complaint.pk}", complaint.key.hex, "C-2026"]
    for who in OUTSIDE:
        client = signed_in(who)
        assert {client.get(f"/complaints/{guess}/").status_code for guess in guesses} == {404}


def test_references_cannot_be_counted_up(clock):
    """Thirty in order of their value would come of a counter, or of a clock; so would steps that
    are all alike."""
    references = [actions.new_reference(2026) for _ in range(30)]
    values = [int("".join(map(place_of, one.removeprefix("C-2026-")))) for one in references]
    assert values != sorted(values)
    assert len({later - earlier for earlier, later in pairwise(values)}) > 20
    assert re.fullmatch(r"C-2026-[2-9A-HJ-NP-Z]{5}", cases.sent().reference)


def place_of(letter):
    return f"{actions.REFERENCE_LETTERS.index(letter):02}"


def test_the_administration_shows_no_word_of_it(complaint, leaks):
    for who in ("petra", "sam", "sue"):
        client = signed_in(who)
        pages = ["/admin/", "/admin/people/user/", "/admin/people/appointment/"]
        person = named("clara")
        pages += [
            f"/admin/people/user/{person.pk}/change/",
            f"/admin/people/user/{person.pk}/history/",
        ]
        for page in pages:
            response = client.get(page)
            assert response.status_code == 200, (who, page)
            text = response.content.decode()
            assert not leaks(text)
            assert "complaint" not in text.lower().replace("/complaints/", "")
        for name in ("complaint", "grant", "record", "draft", "evidence"):
            assert client.get(f"/admin/complaints/{name}/").status_code == 404


def test_mail_goes_only_to_readers_and_says_nothing(complaint, leaks, clock):
    clock.next_day(hour=12)
    nudge()
    clock.set(2026, 12, 8, 12)
    nudge()
    send_notices()
    known = {*READERS, "ivan"}  # he was told while he had access
    assert {letter.to[0].partition("@")[0] for letter in mail.outbox} <= known
    assert len(mail.outbox) >= 4
    for letter in mail.outbox:
        text = f"{letter.subject} {letter.body} {letter.extra_headers}"
        assert not leaks(text)
        assert "omplaint" not in text
        assert letter.subject == "There is something for you in the portal."


def test_an_error_page_and_its_log_say_nothing(complaint, leaks, monkeypatch, caplog, capsys):
    def fail(*args):
        raise ValueError(f"No {complaint.says.what}")

    monkeypatch.setattr("complaints.case.content.case_facts", fail)
    with caplog.at_level(logging.DEBUG):
        for who in READERS:
            response = signed_in(who).get(complaint.get_absolute_url())
            assert response.status_code == 500
            assert not leaks(response.content.decode())
    log = caplog.text + "".join(capsys.readouterr())
    assert [word for word in (*cases.PLANTED, *NAMES) if word in log] == []


def test_what_was_typed_when_the_session_ended_is_not_kept_in_plain(complaint, clock):
    client = Client()
    typed = {"text": cases.WHAT, "categories": "other", "key": uuid4(), "signed_for": "x"}
    client.post(lodging_url("what"), typed)
    kept = client.session.get("concordat.typed")
    assert kept is None
