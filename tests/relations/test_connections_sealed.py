"""Sealing of declarations: a dump, a log, a mail, a list or a page of others shows no trace."""

import logging
from uuid import uuid4

import pytest
from django.core import mail
from django.db.models import QuerySet

from casework.jobs import send_notices
from casework.sealing import keys
from casework.sealing.row_tags import row_tag
from relations.jobs import alert_offices
from relations.models import Declaration
from relations.models.connections import office_tag
from tests.complaints import sealed_notices
from tests.complaints.actors import seen
from tests.complaints.test_dump import dump, unpacked
from tests.enquiries import cases
from tests.owner import as_owner
from tests.people import named, signed_in
from tests.relations.connections import PLANTED, TEXT, acknowledged, declared, typed

pytestmark = pytest.mark.django_db
PAGES = (
    *("/", "/relations/", "/relations/connections/", "/relations/connections/declare/"),
    *("/enquiries/", "/enquiries/?q=Zanzibar", "/everything/", "/everything/csv/"),
    *("/complaints/", "/account/", "/calendar/", "/monitoring/"),
)
OTHERS = ("clara", "nia", "grace", "ruth", "colin", "dev", "eve", "pat", "petra", "ada", "sam")


def walked():
    """A declaration through all that is typed into it: declared, acknowledged, alerted about."""
    signed_in("omar").post("/relations/connections/declare/", typed())
    declaration = acknowledged(Declaration.objects.get())
    cases.assigned()
    alert_offices()
    url = f"{declaration.get_absolute_url()}end/"
    ended = {"on_day": "1", "on_month": "12", "on_year": "2026", "text": PLANTED[1]}
    signed_in("mona").post(url, ended | {"key": uuid4()})
    return declaration


def test_a_dump_holds_no_word_of_a_declaration_and_no_name_in_its_tables(clock):
    walked()
    tables = dump()
    planted = [
        (table, word)
        for table, content in tables.items()
        for word in PLANTED
        if word.lower().encode() in unpacked(content)
    ]
    assert planted == []
    ours = {name: content for name, content in tables.items() if name.startswith("relations_")}
    assert len(ours) >= 3
    for content in ours.values():
        plain = unpacked(content)
        assert not any(name in plain for name in (b"omar", b"clara", b"mona", b"e-2026"))


def test_mail_about_a_declaration_says_only_that_there_is_something(clock):
    walked()
    sealed_notices.bring_forward()
    send_notices()
    texts = [f"{one.subject} {one.body}".lower() for one in mail.outbox if "something" in one.body]
    assert texts
    for text in texts:
        assert not any(word in text for word in ("declar", "connection", "omar", "clara"))


def test_no_log_holds_a_word_of_a_declaration(clock, caplog):
    caplog.set_level(logging.DEBUG)
    walked()
    assert not any(word in caplog.text for word in PLANTED)


def test_an_error_while_declaring_quotes_nothing_that_was_typed(clock, caplog, monkeypatch):
    def fail(*arguments, **more):
        raise ValueError(TEXT)

    monkeypatch.setattr("relations.connections.actions.save_declaration", fail)
    browser = signed_in("omar")
    browser.raise_request_exception = False
    response = browser.post("/relations/connections/declare/", typed())
    assert response.status_code == 500
    assert PLANTED[0] not in caplog.text
    assert PLANTED[0] not in response.content.decode()


def test_nobody_else_finds_a_trace_on_any_page(clock):
    browsers = {who: signed_in(who) for who in OTHERS}
    for browser in browsers.values():
        browser.raise_request_exception = False
    for browser in browsers.values():
        browser.get("/")
    before = {(who, page): seen(browsers[who], page) for who in OTHERS for page in PAGES}
    acknowledged(declared())
    after = {(who, page): seen(browsers[who], page) for who in OTHERS for page in PAGES}
    assert [where for where, page in after.items() if page != before[where]] == []


def test_a_tag_that_an_intruder_changes_opens_nothing(clock):
    declaration = declared()
    tag = row_tag(office_tag("chief-executive"), declaration.key)
    with as_owner():
        QuerySet(Declaration).filter(pk=declaration.pk).update(office=tag)
    assert Declaration.objects.visible_to(named("eve")).exists()
    browser = signed_in("eve")
    assert browser.get(declaration.get_absolute_url()).status_code == 404
    assert "Omar" not in browser.get("/relations/connections/").content.decode()


def test_the_columns_open_only_in_their_own_row(clock):
    first, second = declared(), declared("grace", "nia", text="Another.")
    first.said = second.said
    with pytest.raises(keys.CannotOpen):
        _ = first.connection
