"""Isolation: no one except its readers finds a trace of a complaint, wherever they look.

Every actor times every surface, with a trace counted wherever the reference, the name of the
case's address or a planted word shows up, or wherever a page differs from what it was before.
"""

import logging
import re
from uuid import uuid4

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from casework.jobs import send_notices
from complaints import sealed_views
from complaints.access_record import access_record_of
from complaints.blind_index import office_tags
from complaints.jobs import nudge
from complaints.lodging import drafts
from complaints.models import Complaint, Evidence
from complaints.reader_role import ReaderRole
from tests.complaints import cases
from tests.complaints.actors import (
    NAMES,
    OUTSIDE,
    READERS,
    Browsers,
    make_everybody,
    seen,
    signed_in,
    the_complaint,
    traces,
)
from tests.established import change_posts
from tests.files import pdf, pending
from tests.people import named

pytestmark = pytest.mark.django_db
LISTS = (
    "/complaints/",
    "/",
    "/enquiries/",
    "/enquiries/waiting/",
    "/enquiries/with-officers/",
    "/enquiries/closed/",
    "/complaints/figures/",
    "/complaints/vacant/",
    "/protocol/",
    "/protocol/versions/",
    "/account/",
    "/calendar/",
    "/help/",
    "/privacy/",
    "/complaints/start/about/",
    "/complaints/start/who/",
)
SEARCHES = ("?q={}", "?q={}&whose=service", "?whose=mine&q={}")
OF_FILE = ("", "sent/", "acknowledge/", "reply/", "withdraw/", "decide/", "access/", "note/")


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
    clara = named("clara")
    draft = cases.drafted()
    drafts.seal_uploads(draft, [pending(clara, "Zanzibar note.pdf", pdf())])
    return the_complaint()


@pytest.fixture
def leaks(complaint):
    return lambda text: traces(text, complaint)


def test_there_are_actors_enough_and_nobody_is_missing(everybody):
    assert len(OUTSIDE) >= 18
    people = {*OUTSIDE, *READERS}
    assert all(named(who).is_active for who in people)


@pytest.mark.clause("knutsford", "15.2(c)")
@pytest.mark.clause("thurrock", "10.3-criticism-3")
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


def test_every_address_is_the_page_of_a_number_that_does_not_exist(complaint, leaks):
    assert list(different_answers(complaint, leaks)) == []


def different_answers(complaint, leaks):
    """Who is answered in another way than at the same address of no complaint."""
    there, missing = complaint.get_absolute_url(), "/complaints/C-2026-22222/"
    file = reverse("complaints:file", args=[complaint.reference, Evidence.objects.get().key])
    key = complaint.grants.first().key
    more = [file, f"{there}access/{key}/", f"{there}access/{key}/end/"]
    urls = [(there + verb, missing + verb) for verb in OF_FILE]
    urls += [(url, url.replace(there, missing)) for url in more]
    for who in OUTSIDE:
        client = signed_in(who)
        for url, other in urls:
            for method in (client.get, client.post, client.head, client.put):
                ours, theirs = method(url), method(other)
                same = ours.content == theirs.content and ours.headers == theirs.headers
                if ours.status_code != theirs.status_code or not same or leaks(ours.content):
                    yield who, method.__name__, url


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
    references = [cases.sent().reference for _ in range(5)]
    assert len({reference[7:9] for reference in references}) > 1
    assert references != sorted(references) or len(set(references)) == 5
    assert all(re.fullmatch(r"C-2026-[2-9A-HJ-NP-Z]{5}", reference) for reference in references)


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
            text = client.get(page).content.decode()
            assert not leaks(text)
            assert "complaint" not in text.lower().replace("/complaints/", "")
        for name in ("complaint", "grant", "record", "draft", "evidence"):
            assert client.get(f"/admin/complaints/{name}/").status_code in (302, 404)


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
    client.post("/complaints/start/what/", typed)
    kept = client.session.get("concordat.typed")
    assert kept is None


def test_a_role_taken_up_later_by_the_person_concerned_opens_nothing(complaint):
    """Ruth becomes Chief Executive, the very office that has it."""
    cases.appoint("ruth", "chief-executive")
    ruth = named("ruth")
    assert set(office_tags(ruth)) & set(office_tags(named("eve")))
    assert not Complaint.objects.visible_to(ruth).exists()
    assert signed_in("ruth").get(complaint.get_absolute_url()).status_code == 404


def test_a_reader_who_leaves_reads_nothing_on_the_next_request(complaint):
    eve = signed_in("eve")
    assert eve.get(complaint.get_absolute_url()).status_code == 200
    change_posts(named("eve").appointments.all(), ends_on="2026-11-30")
    assert eve.get(complaint.get_absolute_url()).status_code == 404
    assert signed_in("dora").get(complaint.get_absolute_url()).status_code == 200  # deputy now
    assert signed_in("will").get(complaint.get_absolute_url()).status_code == 404  # a witness


def test_a_tag_moved_in_the_database_opens_nothing(complaint):
    """Somebody who can write to the database makes Stan the complainant, or Mona's the office."""
    mine = cases.sent(by="clara", about="omar")
    from complaints.blind_index import office_tag, person_tag, row_tag

    for column, value in (
        ("complainant", row_tag(person_tag(named("stan")), mine.key)),
        ("office", row_tag(office_tag("monitoring-officer", None), mine.key)),
    ):
        with connection.cursor() as cursor:
            move = f"UPDATE complaints_complaint SET {column} = %s WHERE id = %s"
            cursor.execute(move, [value, mine.pk])
    for who in ("stan", "mona"):
        client = signed_in(who)
        assert client.get(mine.get_absolute_url()).status_code == 404
        assert mine.reference not in client.get("/complaints/").content.decode()


def test_refused_attempts_are_on_record_only_for_the_office(complaint):
    for who in ("ruth", "sam"):
        signed_in(who).get(complaint.get_absolute_url())
    for_office = access_record_of(complaint, for_complainant=False)
    assert {e.name for e in for_office if e.refused} == {"Ruth Adeyemi", "Sam Vale"}
    assert not [e for e in access_record_of(complaint, for_complainant=True) if e.refused]


def outside_readers():
    return [who for who in OUTSIDE if Complaint.objects.visible_to(named(who)).exists()]


def test_each_rule_of_the_permission_is_needed(complaint, monkeypatch):
    """A test of these tests: break the rule in one place, and they see somebody come in."""
    assert outside_readers() == []
    from complaints.models import complaint as rule

    with monkeypatch.context() as broken:
        broken.setattr(rule, "office_tags", lambda user: office_tags(named("eve")))
        assert {"mona", "stan", "sam"} <= set(outside_readers())
        assert not {"ruth", "will"} & set(outside_readers())
    with monkeypatch.context() as broken:
        broken.setattr(rule, "kept_out_tag", lambda user: "0" * 32)
        broken.setattr(rule, "office_tags", lambda user: office_tags(named("eve")))
        assert {"ruth", "will"} <= set(outside_readers())  # the exclusions were what held them
    with monkeypatch.context() as broken:
        broken.setattr("people.models.AppointmentQuerySet.waited_in", lambda self, posts: set())
        assert "dora" in outside_readers()  # a deputy while there is a holder
    with monkeypatch.context() as broken:
        broken.setattr(
            sealed_views, "reader_role_of", lambda user, case: ReaderRole("office", "Anything")
        )
        broken.setattr(Complaint.objects.all().__class__, "visible_to", lambda self, user: self)
        assert any(different_answers(complaint, lambda text: traces(text, complaint)))
