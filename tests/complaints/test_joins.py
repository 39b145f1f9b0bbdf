"""A copy of the database and its log name no party of a complaint, whatever is joined to what."""

import contextlib
import random
import re
from datetime import timedelta
from uuid import uuid4

import psycopg
import pytest
from django.db import connection
from django.utils import timezone

from casework.jobs import send_notices
from casework.models import Notice
from casework.notices import ledger
from complaints import access, actions, notices
from complaints.models import Complaint
from enquiries import actions as enquiry_actions
from people.models import Service, User, Ward
from people.roles import Role
from tests.clients import Client
from tests.complaints import attacker, cases, sealed_notices
from tests.complaints.attacker import Attacker, successes
from tests.complaints.test_real_dump import pg_dump
from tests.enquiries import cases as enquiry_cases
from tests.established import establish
from tests.people import STARTED, named

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("council")]
COMPLAINTS = 12
# Tables that a transaction with a row of a complaint may write to, or lock rows of: none of them
# names anybody. The rows of the protocol are locked because a complaint refers to its version.
WRITTEN = re.compile(r"complaints_|casework_sealednotice|evidence_sealedlink|protocols_|pg_")


def make_people():
    """Eight councillors and eight officers, with names of many lengths."""
    councillors, ward = [named("clara"), named("nia")], Ward.objects.get(name="Harbour")
    for n in range(6):
        person = User.objects.create_user(f"c{n}@westhaven.example", "Councillor " + "x" * n * 7)
        establish(person=person, role=Role.COUNCILLOR, starts_on=STARTED, ward=ward)
        councillors.append(person)
    officers = [named(who) for who in ("omar", "grace", "stan")]
    service = Service.objects.get(name="Waste")
    for n in range(5):
        person = User.objects.create_user(f"o{n}@westhaven.example", "Officer " + "y" * n * 9)
        establish(person=person, role=Role.OFFICER, starts_on=STARTED, service=service)
        officers.append(person)
    return councillors, officers


class Log:
    """The write-ahead log: which tables the transactions of this database wrote to, while asked."""

    def __init__(self):
        given = connection.get_connection_params()
        where = {name: given[name] for name in ("host", "port", "dbname") if given.get(name)}
        self.server = psycopg.connect(**where, user="postgres", autocommit=True)
        self.server.execute("CREATE EXTENSION IF NOT EXISTS pg_walinspect")
        self.server.execute(KEEP_LOG)
        self.written = {}

    @contextlib.contextmanager
    def read(self):
        since = self.flushed()
        yield
        self.flushed()
        rows = self.server.execute(TABLES_WRITTEN, [since]).fetchall()
        for xid, table in rows:
            self.written.setdefault(xid, set()).add(table)

    def flushed(self):
        """Where the log ends, after what others left in memory has been written to it."""
        self.server.execute("SET synchronous_commit = on")
        self.server.execute("SELECT pg_logical_emit_message(true, 'test', 'flush')")
        return self.server.execute("SELECT pg_current_wal_flush_lsn()").fetchone()[0]

    def close(self):
        self.server.execute("DROP EXTENSION pg_walinspect")
        self.server.close()


# Until this connection ends, whatever other tests write meanwhile.
KEEP_LOG = "SELECT pg_create_physical_replication_slot('log_' || pg_backend_pid(), true, true)"
TABLES_WRITTEN = r"""
    SELECT DISTINCT record.xid::text::bigint, coalesce(its_table.relname, touched.relname)
    FROM pg_get_wal_records_info(%s, pg_current_wal_flush_lsn()) AS record
    CROSS JOIN LATERAL regexp_matches(record.block_ref, 'rel \d+/(\d+)/(\d+)', 'g') AS block
    JOIN pg_class AS touched ON pg_relation_filenode(touched.oid) = block[2]::oid
        AND block[1]::oid = (SELECT oid FROM pg_database WHERE datname = current_database())
    LEFT JOIN pg_index ON pg_index.indexrelid = touched.oid
    LEFT JOIN pg_class AS its_table ON its_table.oid = pg_index.indrelid
    WHERE record.xid::text::bigint > 0
        AND record.resource_manager <> 'XLOG' AND record.record_type NOT LIKE 'PRUNE%%'"""
# Reading a page may mark its rows as settled or clear the dead away: that names no row of it.


@pytest.fixture
def log(council):
    log = Log()
    yield log
    log.close()


class Scene:
    """A week in which people sign in and write, and some complain; and who did what."""

    def __init__(self, clock, log):
        self.clock, self.log, self.chance = clock, log, random.Random(12)
        self.councillors, self.officers = make_people()
        self.enquiries = [enquiry_cases.raised() for _ in range(3)]
        self.plan = self.planned()
        self.complainants, self.readers, self.accused = [], [], []
        self.clients = {}

    def planned(self):
        """Who complains of whom: everyone about as often, half of it for each office."""
        who = (self.councillors * 2)[:COMPLAINTS]
        half = COMPLAINTS // 2
        about = [*(self.officers * 2)[:half], *[named("eve")] * half]
        for people in (who, about):
            self.chance.shuffle(people)
        return list(zip(who, about, strict=True))

    def later(self):
        self.clock.at += timedelta(seconds=self.chance.randint(60, 900))
        if self.clock.at.hour >= 16:
            self.clock.next_day(hour=9)
            self.everybody_signs_in()

    def client(self, who):
        if who.pk not in self.clients:
            self.clients[who.pk] = Client()
        return self.clients[who.pk]

    def somebody_does_something_else(self):
        self.later()
        who = self.chance.choice([*self.councillors, *self.officers, named("eve"), named("mona")])
        self.client(who).force_login(who)
        self.later()
        enquiry = self.chance.choice(self.enquiries)
        person = self.chance.choice([*self.councillors, named("eve"), named("mona")])
        ledger.notify([person], "test", "Something.", about=enquiry, once=str(uuid4()))
        enquiry_actions.add_information(enquiry, text="More.", by=enquiry.member, key=uuid4())

    def complain(self, who, about):
        """Sent by a browser that was signed in before, and read, acknowledged and granted."""
        key = draft(who, about).key
        self.later()
        with self.log.read():
            sent = self.client(who).post(f"/complaints/start/{key}/check/", {"key": uuid4()})
        assert sent.status_code == 302, sent.content
        reader = named("mona" if about == named("eve") else "eve")
        self.complainants.append(who.pk)
        self.readers.append(reader.pk)
        self.accused.append(about.pk)
        self.somebody_does_something_else()
        complaint = Complaint.objects.get(reference=sent.url.split("/")[2])
        with self.log.read():
            page = self.client(reader).get(complaint.get_absolute_url())
        assert page.status_code == 200
        self.later()
        with self.log.read():
            actions.acknowledge(complaint, text="I have it.", by=reader, key=uuid4())
        self.somebody_does_something_else()
        grant = {"person": self.chance.choice(self.officers), "role": "investigator"}
        if grant["person"] != about:
            with self.log.read():
                access.give_access(complaint, **grant, text="To look.", by=reader, key=uuid4())

    def everybody_signs_in(self):
        everybody = [*self.councillors, *self.officers, named("eve"), named("mona")]
        self.chance.shuffle(everybody)
        for who in everybody:
            self.client(who).force_login(who)

    def run(self, *, sending):
        self.everybody_signs_in()
        for who, about in self.plan:
            self.somebody_does_something_else()
            self.complain(who, about)
            if sending:
                send_notices()
        return self

    def found(self):
        """What each attack finds out better than by guessing: complainants, readers, accused."""
        view = Attacker()
        eve_and_mona = {named("eve").pk, named("mona").pk}
        return {
            "complainant": successes(view, self.complainants, {u.pk for u in self.councillors}),
            "reader": successes(view, self.readers, eve_and_mona),
            "accused": successes(view, self.accused, {named("eve").pk, *self.accused}),
        }


def draft(who, about):
    from complaints.lodging import check_answers
    from protocols.version_cache import todays_protocol

    typed = cases.answers("ruth") | {"person": about.pk}
    return cases.draft_with(who, check_answers.with_route(who, typed, todays_protocol()))


def midnights_in(tables):
    """Times in tables of complaints that are finer than a day."""
    return {
        (table, column, value)
        for table, rows in tables.items()
        if table.startswith("complaints_")
        for _, row in rows
        for column, value in row.items()
        if isinstance(value, str)
        and re.match(r"\d{4}-\d\d-\d\dT", value)
        and column not in ("due_at", "nudge_at")  # the end of a day, nine o'clock of one
        and not value.startswith(f"{value[:10]}T00:00:00")
    }


def repeated_tags(tables):
    """Tags that two rows of different complaints share."""
    seen, repeated = {}, set()
    for table, rows in tables.items():
        for _, row in rows if table.startswith("complaints_") else ():
            case = row.get("case_id") or row.get("id")
            for column in ("complainant", "office", "person", "reader"):
                tag = row.get(column)
                if tag and seen.setdefault(tag, case) != case:
                    repeated.add((table, column))
    return repeated


def written_beside(scene, view):
    """Tables that a transaction with a row of a complaint wrote to and that might name somebody."""
    acts = {xid for one in view.known for xid in one.acts}
    acts |= {xid for xid, _ in view.tables["complaints_record"]}
    written = scene.log.written
    assert len(acts & set(written)) > 3 * COMPLAINTS
    return {table for xid in acts for table in written.get(xid, ()) if not WRITTEN.match(table)}


def test_no_join_names_a_party_better_than_guessing(clock, log):
    scene = Scene(clock, log).run(sending=True)
    view = Attacker()
    assert len(view.known) == COMPLAINTS
    assert scene.found() == {"complainant": {}, "reader": {}, "accused": {}}
    assert midnights_in(view.tables) == set()
    assert repeated_tags(view.tables) == set()
    assert written_beside(scene, view) == set()


def plain_notices(people, *, due_at=None):
    """A notice as it was once written: a row of the ledger that names its addressee."""
    for person in people:
        Notice.objects.create(
            key=f"something:{uuid4()}",
            addressee=person,
            event="something",
            sentence="There is something for you in the portal.",
            path="/",
            due_at=due_at or timezone.now(),
        )


def test_the_same_attacks_find_the_parties_by_a_plain_notice(clock, log, monkeypatch):
    """These attacks can succeed: with notices as they were they name reader and complainant."""
    monkeypatch.setattr(notices, "notify_people", plain_notices)
    scene = Scene(clock, log).run(sending=False)
    found = scene.found()
    assert "same_transaction" in found["reader"]
    assert "same_transaction" in found["complainant"]
    assert written_beside(scene, Attacker()) >= {"casework_notice"}


def test_a_dump_names_no_addressee_of_a_notice_that_waits(clock):
    cases.acknowledged()
    assert sealed_notices.told() == ["Clara Okafor", "Eve Larkin"]
    dump = pg_dump().decode()
    rows = dump.partition("COPY public.casework_notice ")[2].partition("\\.")[0]
    assert "something" not in rows
    sealed = dump.partition("COPY public.casework_sealednotice ")[2].partition("\\.")[0]
    lines = sealed.splitlines()[1:]
    assert len(lines) == 2
    assert len({len(line) for line in lines}) == 1
    assert not re.search(r"20\d\d-", sealed)


def test_chance_is_worked_out_exactly():
    assert attacker.chance_of(0, 10, 0.5) == 1
    assert attacker.chance_of(10, 10, 0.5) == 0.5**10
