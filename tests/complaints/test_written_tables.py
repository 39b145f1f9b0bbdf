"""What every act on a complaint writes to: never a table whose rows name somebody."""

import re
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from complaints import access, actions
from complaints.jobs import nudge
from complaints.lodging import drafts
from tests.clients import Client
from tests.complaints import cases
from tests.drafting import lodging_check, lodging_url
from tests.files import pdf
from tests.people import named

pytestmark = pytest.mark.django_db
WRITES = re.compile(r'^(?:INSERT INTO|UPDATE|DELETE FROM) "?(\w+)')
NAMELESS = re.compile(r"complaints_|casework_sealednotice$|evidence_sealedlink$")


def tables_written(act, *arguments):
    with CaptureQueriesContext(
        connection,
    ) as captured:
        act(*arguments)
    found = (WRITES.match(query["sql"]) for query in captured)
    return {match[1] for match in found if match}


def step_aside():
    complaint = cases.acknowledged()
    access.step_aside(complaint, text="She is my cousin.", by=named("eve"), key=uuid4())


def keep_out_and_end_access():
    complaint = cases.access_given(cases.acknowledged(), "grace")
    why = {"text": "A cousin", "by": named("eve")}
    access.keep_person_out(complaint, person=named("grace"), key=uuid4(), **why)


def write_and_withdraw():
    complaint = cases.acknowledged()
    actions.write_to_office(complaint, text="And yet.", by=named("clara"), key=uuid4())
    cases.withdrawn(complaint)


def send_with_a_file():
    draft = cases.drafted()
    content = drafts.OpenedFile(FILE, pdf())
    drafts.new_evidence(content, draft=draft.writer)
    cases.lodging_actions.send_complaint(draft, by=named("clara"))


FILE = drafts.FileDetails(name="a.pdf", kind="pdf", words="PDF", checked=True)


@pytest.mark.parametrize(
    "act", [cases.closed, send_with_a_file, step_aside, keep_out_and_end_access, write_and_withdraw]
)
def test_an_act_writes_to_no_table_that_names_somebody(act, clock):
    written = tables_written(act)
    assert "complaints_record" in written
    assert {table for table in written if not NAMELESS.match(table)} == set()


def test_reminders_write_to_none_either(clock):
    cases.sent()
    clock.set(2026, 12, 8, 9, 30)
    written = tables_written(nudge)
    assert "casework_sealednotice" in written
    assert {table for table in written if not NAMELESS.match(table)} == set()


def test_a_file_of_a_draft_leaves_no_row_that_names_its_writer(clock):
    """It is passed on: the rows of uploads that are kept have an owner."""
    draft, clara = cases.drafted(), Client()
    clara.force_login(named("clara"))
    file = SimpleUploadedFile("note.pdf", pdf())
    send = {"evidence": [file], "key": uuid4()}
    written = tables_written(clara.post, lodging_url("files"), send)
    (row,) = drafts.evidence_of(draft)
    assert (row.details.name, drafts.opened_content(row)[:4]) == ("note.pdf", b"%PDF")
    assert {table for table in written if not NAMELESS.match(table)} == set()


def test_sending_and_opening_a_page_write_to_none_either(clock):
    """Nor do they touch the session, so that it tells no time."""
    cases.drafted()
    clara, eve, ruth = Client(), Client(), Client()
    for client, who in ((clara, "clara"), (eve, "eve"), (ruth, "ruth")):
        client.force_login(named(who))
    send = {"key": uuid4()}
    written = tables_written(clara.post, lodging_check(), send)
    complaint = cases.Complaint.objects.get()
    for client in (clara, eve, ruth):
        written |= tables_written(client.get, complaint.get_absolute_url())
    assert "complaints_historicalcomplaint" in written
    assert {table for table in written if not NAMELESS.match(table)} == set()
