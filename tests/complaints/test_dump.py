"""Database dump, files, logs and emails: none shows a word of a complaint."""

import base64
import logging
import re
import zlib
from io import StringIO
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings as configured
from django.contrib.sessions.backends.db import SessionStore
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import connection

from casework.jobs import send_notices
from casework.sealing import key_files, keys, rotation
from complaints import access, actions
from complaints.jobs import forget_drafts
from complaints.lodging import draft_contents, drafts
from complaints.models import Complaint, Draft, Evidence, Grant, Record
from evidence.verification.evidence import gather_evidence
from protocols.version_cache import todays_protocol
from tests.clients import Client
from tests.complaints import cases, sealed_notices
from tests.drafting import lodging_check
from tests.files import pdf, pending
from tests.owner import as_owner
from tests.people import named

pytestmark = pytest.mark.django_db
WORDS = (*cases.PLANTED, "Zebedee", "HR-77", "note of the day")
TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"


def copy(table):
    with connection.cursor() as cursor, cursor.copy(f'COPY "{table}" TO STDOUT') as rows:
        return b"".join(bytes(piece) for piece in rows)


def dump():
    """Every table, as COPY writes it."""
    with connection.cursor() as cursor:
        cursor.execute(TABLES)
        names = [name for (name,) in cursor.fetchall()]
    return {name: copy(name) for name in names}


def unpacked(content):
    """The same with what is coded in it: hexadecimal bytes, base64, compressed sessions."""
    parts = [content]
    parts += [bytes.fromhex(m.decode()) for m in re.findall(rb"\\\\x((?:[0-9a-f]{2})+)", content)]
    for word in re.findall(rb"[A-Za-z0-9_\-+/.]{40,}", content):
        for part in word.split(b":")[0].lstrip(b".").split(b"."):
            try:
                plain = base64.urlsafe_b64decode(part + b"=" * (-len(part) % 4))
                parts.append(plain)
                parts.append(zlib.decompress(plain))
            except Exception:
                continue
    return b"\n".join(parts).lower()


def planted_in(content):
    plain = unpacked(content)
    return [word for word in WORDS if word.lower().encode() in plain]


def sent_on_pages(client, complainant):
    client.force_login(complainant)
    assert client.get(lodging_check()).status_code == 200
    sent = client.post(lodging_check(), {"key": uuid4()})
    return Complaint.objects.get(reference=sent.url.split("/")[2])


@pytest.fixture
def walked(clock, caplog, capfd):
    """A complaint through all that can be typed into it, in and out of pages, and a draft."""
    caplog.set_level(logging.DEBUG)
    clara, eve = named("clara"), named("eve")
    draft = cases.drafted(others="Zebedee")
    drafts.seal_uploads(draft, [pending(clara, "note of the day.pdf", pdf())])
    client = Client()
    complaint = cases.assessed(sent_on_pages(client, clara), code=True)
    text = "Speak to Zebedee about the Marzipan"
    complaint = actions.add_note(complaint, text=text, by=eve, key=uuid4())
    complaint = actions.write_to_office(complaint, text=text, by=clara, key=uuid4())
    grace = {"person": named("grace"), "role": "investigator", "text": text}
    complaint = access.give_access(complaint, **grace, by=eve, key=uuid4())
    view = {"who": "Zebedee", "on": clock.at.date(), "text": text}
    complaint = actions.record_independent_view(complaint, **view, by=eve, key=uuid4())
    complaint = cases.settled(complaint)
    cases.decide(complaint)
    cases.drafted(by="omar", about="nia", track="conduct")
    for who in ("clara", "eve", "ruth"):
        client.force_login(named(who))
        client.get(complaint.get_absolute_url())
    client.force_login(eve)
    file = Evidence.objects.get(case=complaint)
    assert client.get(f"{complaint.get_absolute_url()}files/{file.key}/").status_code == 200
    sealed_notices.bring_forward()
    send_notices()
    return complaint


def test_a_dump_of_every_table_shows_no_word(walked):
    planted = {table: planted_in(content) for table, content in dump().items()}
    assert len(planted) > 40
    assert {table: words for table, words in planted.items() if words} == {}


def test_the_grep_would_find_a_word(clock):
    """Also in a session, which is compressed and coded."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE people_ward SET name = 'The Zanzibar' WHERE name = 'Harbour'")
    session = SessionStore()
    session["typed"] = cases.WHAT * 5
    session.save()
    assert planted_in(copy("people_ward")) == ["Zanzibar"]
    assert planted_in(copy("django_session")) == ["Zanzibar", "Quagmire"]


def test_no_table_of_complaints_names_anybody(walked):
    """Nobody by name, and nobody by a key of the table of people."""
    tables = {t: c for t, c in dump().items() if t.startswith("complaints_")}
    assert len(tables) >= 12
    for table, content in tables.items():
        for name in ("clara", "okafor", "ruth", "adeyemi", "eve larkin", "larkin", "grace lund"):
            assert name.encode() not in unpacked(content), table
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conrelid::regclass::text, attname FROM pg_constraint "
            "JOIN pg_attribute ON attrelid = conrelid AND attnum = ANY (conkey) "
            "WHERE contype = 'f' AND confrelid = 'people_user'::regclass"
        )
        links = [row for row in cursor.fetchall() if row[0].startswith("complaints_")]
        for table, column in links:  # a history row could name its author, and never does
            cursor.execute(f"SELECT count(*) FROM {table} WHERE {column} IS NOT NULL")
            assert cursor.fetchone() == (0,), table


def test_the_ledger_of_notices_and_the_mails_say_that_something_waits(walked):
    ledger = copy("casework_notice").decode().lower()
    assert "complaint" not in ledger
    assert walked.reference.lower() not in ledger
    assert len(mail.outbox) >= 4
    for letter in mail.outbox:
        text = f"{letter.subject} {letter.body} {letter.extra_headers}"
        assert not planted_in(text.encode())
        assert walked.reference not in text


def test_no_log_says_a_word(walked, caplog, capfd):
    log = caplog.text + "".join(capfd.readouterr())
    assert planted_in(log.encode()) == []


def test_no_file_is_left_in_the_store(walked):
    files = [path for path in Path(configured.FILES_ROOT).rglob("*") if path.is_file()]
    assert [path for path in files if planted_in(path.read_bytes())] == []
    content = Evidence.objects.get(case=walked).content.token
    assert b"%PDF" not in content


def test_history_agrees_with_every_sealed_row(walked):
    assert [p for p in gather_evidence().problems if "complaint" in p.table] == []
    assert walked.history.count() > 6
    assert {row.body.token for row in walked.history.all()} == {walked.body.token}


def test_moving_to_a_new_key_changes_no_word_and_no_history(walked, settings, tmp_path):
    file = tmp_path / "keys"
    private, tag = settings.SEALING_PRIVATE_KEYS, settings.SEALING_TAG_KEY
    file.write_text(f"private {private[0]}\ntag {tag}\n")
    call_command("make_sealing_keys", file)
    settings.SEALING_PRIVATE_KEYS, settings.SEALING_TAG_KEY = [], ""
    settings.SEALING_NOTICE_KEYS = []
    settings.SEALING_KEY_FILE = str(file)
    keys.forget_keys()
    body = walked.says
    printed = StringIO()
    with as_owner():
        call_command("rotate_sealing_keys", stdout=printed)
        values = rotation.rotate_sealing_keys().values
        assert (values > 20, rotation.rotate_sealing_keys().anew) == (True, 0)
    assert f"{values} of {values} encrypted values were re-encrypted" in printed.getvalue()
    newest = {line.split()[0]: line for line in file.read_text().splitlines()[::-1]}
    file.write_text("\n".join(newest.values()))
    keys.forget_keys()
    fresh = Complaint.objects.get(pk=walked.pk)
    assert fresh.says == body
    assert fresh.body.token != walked.body.token
    assert [p for p in gather_evidence().problems if "complaint" in p.table] == []
    assert Record.objects.count() > 5
    keys.forget_keys()


def test_moving_without_the_old_key_is_refused_and_changes_nothing(walked, settings):
    settings.SEALING_PRIVATE_KEYS = [key_files.key_text(b"\x0b" * 32)]
    keys.forget_keys()
    before = Complaint.objects.get(pk=walked.pk).body.token
    with pytest.raises(CommandError, match="Nothing was changed"), as_owner():
        call_command("rotate_sealing_keys")
    with pytest.raises(CommandError, match="Only the owner of the tables"):
        call_command("rotate_sealing_keys")
    assert Complaint.objects.get(pk=walked.pk).body.token == before
    keys.forget_keys()


def test_sending_needs_no_private_key_for_what_it_writes(clock, settings):
    """The process that takes it in writes everything with the public key and the tag key."""
    from complaints import routing
    from complaints.lodging import actions as lodging_actions

    clara, draft = named("clara"), cases.drafted()
    answers = drafts.answers_of(draft)  # with the key of drafts, which this process has
    posts = routing.Posts()
    matter = draft_contents.matter_of_draft(clara, answers, todays_protocol(), posts)
    office = routing.reading_office_for(matter, todays_protocol(), posts)
    public = keys.sealing_keys().public.public_bytes_raw()
    settings.SEALING_PUBLIC_KEY, settings.SEALING_PRIVATE_KEYS = key_files.key_text(public), []
    keys.forget_keys()
    complaint = lodging_actions.lodge_complaint(
        draft, matter, office, version=todays_protocol(), by=clara
    )
    with pytest.raises(keys.CannotOpen):
        _ = complaint.says
    assert Complaint.objects.visible_to(named("eve")).count() == 1
    keys.forget_keys()


def test_an_old_draft_is_deleted_with_its_files(clock):
    draft = cases.drafted()
    drafts.seal_uploads(draft, [pending(named("clara"), "a.pdf", pdf())])
    clock.at += Draft.KEPT_FOR
    clock.next_day()
    assert forget_drafts() == 1
    assert not Evidence.objects.exists()
    assert Grant.objects.count() == 0
