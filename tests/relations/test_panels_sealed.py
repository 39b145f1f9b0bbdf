"""Sealing of panels: a dump, a log, a mail, a list or a page of others shows no trace."""

import logging
from uuid import uuid4

import pytest
from django.core import mail
from django.db.models import QuerySet
from django.urls import reverse

from casework.jobs import send_notices
from casework.sealing import keys
from foundation.paging import PAGE_SIZE
from relations.models import PanelCandidate, RecruitmentPanel
from tests.clause_protocols import adopt_for
from tests.complaints.actors import seen
from tests.complaints.test_dump import dump, unpacked
from tests.enquiries.test_queries import statements
from tests.owner import as_owner
from tests.people import named, signed_in
from tests.relations import panels
from tests.relations.panels import OUTSIDER, PLANTED, POST, REASONS, WORDS, hana
from tests.relations.visits import quayside_ward

pytestmark = pytest.mark.django_db
PAGES = (
    *("/", "/relations/", "/relations/panels/", "/relations/calendar/?month=2026-12"),
    *("/relations/calendar/day/?day=2026-12-09", "/relations/connections/"),
    *("/enquiries/", "/enquiries/?q=Zebedee", "/everything/", "/everything/csv/"),
    *("/complaints/", "/account/", "/calendar/", "/monitoring/"),
)
OTHERS = ("ivy", "grace", "ruth", "colin", "stan", "dev", "eve", "pat", "petra", "ada", "sam")


def address_of(panel, verb):
    return reverse(f"relations:{verb}", args=[panel.reference])


def walked(clock):
    """A panel through all that is typed into it, on its pages."""
    adopt_for(clock, "oxford")
    panel = panels.with_people()
    declares = address_of(panel, "panel-connections")
    shown = ",".join(panels.keys_of(panel))
    for who in ("clara", "nia"):
        panels.confirmed(panel, who)
    first = shown.split(",")[0]
    sent = {"candidates": [first], "text": WORDS, "shown": shown, "key": uuid4()}
    assert signed_in("clara").post(declares, sent).status_code == 302
    sent = {"candidates": ["none"], "shown": shown, "key": uuid4()}
    assert signed_in("nia").post(declares, sent).status_code == 302
    clock.set(2026, 12, 9, 12)
    outcome = {"appointed": first, "reasons": REASONS, "key": uuid4()}
    assert signed_in("hana").post(address_of(panel, "panel-outcome"), outcome).status_code == 302
    return panel


def test_a_dump_holds_no_candidate_no_reason_and_no_declared_word(clock):
    walked(clock)
    planted = [
        (table, word)
        for table, content in dump().items()
        for word in PLANTED
        if word.lower().encode() in unpacked(content)
    ]
    assert planted == []


def test_mail_about_a_panel_names_no_post_no_candidate_and_no_councillor(clock):
    walked(clock)
    send_notices()
    texts = [f"{one.subject} {one.body}" for one in mail.outbox if "recruitment" in one.body]
    assert len(texts) >= 4
    for text in texts:
        words = (*PLANTED, POST, "Grace", "Clara Okafor is", "Okafor has")
        assert not any(word in text for word in words)


def test_no_log_holds_a_word_of_a_panel(clock, caplog):
    caplog.set_level(logging.DEBUG)
    walked(clock)
    assert not any(word in caplog.text for word in PLANTED)


def test_an_error_while_a_candidate_is_added_quotes_nothing_that_was_typed(
    clock, caplog, monkeypatch
):
    def fail(*arguments, **more):
        raise ValueError(OUTSIDER)

    adopt_for(clock, "oxford")
    panel = panels.set_up()
    monkeypatch.setattr("relations.panels.actions.add_candidate", fail)
    browser = signed_in("hana")
    browser.raise_request_exception = False
    sent = {"name": OUTSIDER, "officer": "", "key": uuid4()}
    response = browser.post(address_of(panel, "add-candidate"), sent)
    assert response.status_code == 500
    assert "Zebedee" not in caplog.text + response.content.decode()


def test_nobody_else_finds_a_trace_on_any_page(clock):
    adopt_for(clock, "oxford")
    quayside_ward()
    hana()
    panels.trained("clara", "nia")
    browsers = {who: signed_in(who) for who in OTHERS}
    for browser in browsers.values():
        browser.raise_request_exception = False
        browser.get("/")
    before = {(who, page): seen(browsers[who], page) for who in OTHERS for page in PAGES}
    panel = panels.with_people()
    panels.said(panel, "clara", panels.keys_of(panel)[:1], WORDS)
    panels.said(panel, "nia")
    after = {(who, page): seen(browsers[who], page) for who in OTHERS for page in PAGES}
    assert [where for where, page in after.items() if page != before[where]] == []


def test_the_name_of_a_candidate_opens_only_in_its_own_row(clock):
    adopt_for(clock, "oxford")
    panel = panels.with_people()
    first, second = panel.all_candidates
    first.said = second.said
    with pytest.raises(keys.CannotOpen):
        _ = first.details


def test_a_list_and_a_page_take_a_fixed_number_of_statements(clock):
    adopt_for(clock, "oxford")
    panel = panels.with_people()
    counts = {}
    for rows in (1, PAGE_SIZE):
        while RecruitmentPanel.objects.count() < rows:
            panels.set_up()
        counts[rows] = statements_of(reverse("relations:panels"))
    assert counts[1] == counts[PAGE_SIZE] <= 8
    before = statements_of(panel.get_absolute_url())
    for _ in range(4):
        panels.candidate(panel)
    assert statements_of(panel.get_absolute_url()) == before <= 10


def statements_of(url):
    browser = signed_in("hana")
    browser.get("/help/")
    return statements(lambda: browser.get(url))


def test_a_tag_that_an_intruder_removes_lets_no_candidate_read_the_names(clock):
    """The tag only hides the panel: what opens is asked of seats and offices."""
    adopt_for(clock, "oxford")
    panel = panels.with_people()
    with as_owner():
        QuerySet(PanelCandidate).update(officer="")
    assert not RecruitmentPanel.objects.visible_to(named("grace")).exists()
    assert signed_in("grace").get(panel.get_absolute_url()).status_code == 404


@pytest.fixture
def without_keys(settings):
    for name in ("PRIVATE_KEYS", "DRAFT_KEYS", "NOTICE_KEYS"):
        setattr(settings, f"SEALING_{name}", [])
    for name in ("KEY_FILE", "PUBLIC_KEY", "TAG_KEY", "NOTICE_PUBLIC_KEY"):
        setattr(settings, f"SEALING_{name}", "")
    keys.forget_keys()
    yield
    keys.forget_keys()


@pytest.mark.usefixtures("without_keys")
def test_without_keys_the_pages_say_so_and_the_others_go_on(clock):
    adopt_for(clock, "oxford")
    hana()
    for who in ("clara", "hana", "mona"):
        browser = signed_in(who)
        for page in ("/", "/relations/", "/relations/calendar/?month=2026-12"):
            assert browser.get(page).status_code == 200
        for name in ("panels", "employment-cases"):
            response = browser.get(reverse(f"relations:{name}"))
            assert response.status_code == 503
            assert "The encryption key is missing" in response.content.decode()
