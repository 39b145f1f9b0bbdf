"""Who has a copy of the database and no key, and tries to name the parties of complaints by joins.

Each attack is given what a copy tells of one complaint and guesses a person. `raw` rows carry the
transaction that wrote them (xmin), as the files of the database and its write-ahead log do; a dump
has everything but that.
"""

import base64
import json
import re
import zlib
from collections import defaultdict
from datetime import datetime
from functools import cached_property
from math import comb
from typing import NamedTuple

from django.db import connection

from tests.owner import as_owner

SURE = 0.001  # a share of hits that chance brings less often is no guessing


class Event(NamedTuple):
    """A row of any table that names a person, its times and the transaction that wrote it."""

    xid: int
    person: int
    table: str
    times: tuple[datetime, ...]


class Known(NamedTuple):
    """What a copy tells of one complaint: its transactions, its times, the sizes of its rows."""

    pk: int
    acts: tuple[int, ...]
    times: tuple[datetime, ...]
    sizes: tuple[int, ...]


def raw_tables():
    """Every row of every table with its transaction, as a copy of the files has them."""
    with as_owner("DEFAULT") as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
        names = [name for (name,) in cursor.fetchall()]
        tables = {}
        for name in names:
            cursor.execute(f'SELECT xmin::text::bigint, to_jsonb(t) FROM "{name}" AS t')
            tables[name] = [(xid, json.loads(row)) for xid, row in cursor.fetchall()]
    return tables


def links_to_people():
    """Columns that refer to a person, by table."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conrelid::regclass::text, attname FROM pg_constraint "
            "JOIN pg_attribute ON attrelid = conrelid AND attnum = ANY (conkey) "
            "WHERE contype = 'f' AND confrelid = 'people_user'::regclass"
        )
        links = defaultdict(list)
        for table, column in cursor.fetchall():
            links[table].append(column)
    return links


def person_of_session(data):
    """A session is signed and not encrypted: anyone reads whose it is."""
    body = data.rsplit(":", 2)[0]
    text = body.lstrip(".")
    try:
        plain = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
        return int(json.loads(zlib.decompress(plain) if body.startswith(".") else plain)[KEY])
    except (ValueError, KeyError, zlib.error):
        return None


KEY = "_auth_user_id"


def people_named(table, row, links, emails):
    """Who a row names: by key, by session, or by an address anywhere in it."""
    found = {row[column] for column in links.get(table, ()) if row[column]}
    if table == "people_user":
        found.add(row["id"])
    if table == "django_session":
        found.add(person_of_session(row["session_data"]))
    else:
        words = json.dumps(row)
        found |= {pk for email, pk in emails.items() if email in words}
    return found - {None}


def times_in(row):
    found = []
    for value in row.values():
        if isinstance(value, str) and re.match(r"\d{4}-\d\d-\d\dT", value):
            found.append(datetime.fromisoformat(value))
    return tuple(found)


class Attacker:
    def __init__(self):
        self.tables = raw_tables()
        users = [row for _, row in self.tables["people_user"]]
        self.names = {row["id"]: row["name"] for row in users}
        links, emails = links_to_people(), {row["email"]: row["id"] for row in users}
        self.events = sorted(
            Event(xid, person, table, times_in(row))
            for table, rows in self.tables.items()
            for xid, row in rows
            for person in people_named(table, row, links, emails)
        )

    @cached_property
    def known(self):
        """What there is of each complaint, in the order of its number."""
        records = defaultdict(list)
        for xid, row in self.tables["complaints_record"]:
            records[xid].append(len(row["said"]))
        found = []
        for _, complaint in sorted(self.tables["complaints_complaint"], key=lambda r: r[1]["id"]):
            mine = [
                (xid, row)
                for table, rows in self.tables.items()
                if table.startswith("complaints_")
                for xid, row in rows
                if complaint["id"]
                == (row.get("case_id") or (row["id"] if "historicalcomplaint" in table else 0))
            ]
            acts = tuple(sorted({xid for xid, _ in mine}))
            times = tuple(sorted({at for _, row in mine for at in times_in(row)}))
            sizes = tuple(size for xid in acts for size in records[xid])
            found.append(Known(complaint["id"], acts, times, sizes))
        return found

    def guesses(self, attack, candidates):
        """A guess for each complaint; None where the attack has none."""
        events = [event for event in self.events if event.person in candidates]
        return [attack(self, one, events, sorted(candidates)) for one in self.known]


def same_transaction(attacker, known, events, candidates):
    return next((event.person for event in events if event.xid in known.acts), None)


def last_transaction_before(attacker, known, events, candidates):
    before = [event for event in events if event.xid < known.acts[0]]
    return before[-1].person if before else None


def next_transaction_after(attacker, known, events, candidates):
    return next((event.person for event in events if event.xid > known.acts[0]), None)


def nearest_time(attacker, known, events, candidates):
    return nearest(known, events)


def nearest_notice(attacker, known, events, candidates):
    return nearest(known, [event for event in events if event.table == "casework_notice"])


def nearest(known, events):
    apart = [
        (abs(mine - at), event.person)
        for event in events
        for at in event.times
        for mine in known.times
    ]
    return min(apart)[1] if apart else None


def same_rank(attacker, known, events, candidates):
    """The nth complaint goes with the nth who did something."""
    doers = [event.person for event in events if event.table != "people_user"] or candidates
    return doers[(known.pk - 1) % len(doers)]


def size_of_rows(attacker, known, events, candidates):
    """The access log's first line has the name of who sent it."""
    if not known.sizes:
        return None
    least = min(size for one in attacker.known for size in one.sizes[:1])
    shortest = min(len(attacker.names[one]) for one in candidates)
    length = (known.sizes[0] - least) // 2 + shortest
    return min(candidates, key=lambda one: abs(len(attacker.names[one]) - length))


ATTACKS = (
    same_transaction,
    last_transaction_before,
    next_transaction_after,
    nearest_time,
    nearest_notice,
    same_rank,
    size_of_rows,
)


def chance_of(hits, tries, share):
    """How likely so many hits, or more, are for somebody who guesses with that share."""
    return sum(
        comb(tries, n) * share**n * (1 - share) ** (tries - n) for n in range(hits, tries + 1)
    )


def successes(attacker, truths, candidates):
    """By attack, the hits that no guessing brings. `truths` are in the order of the complaints; who
    guesses knows how often each was it."""
    share = max(truths.count(one) for one in set(truths)) / len(truths)
    share = max(share, 1 / len(candidates))
    found = {}
    for attack in ATTACKS:
        guesses = attacker.guesses(attack, candidates)
        hits = sum(guess == truth for guess, truth in zip(guesses, truths, strict=True))
        if chance_of(hits, len(truths), share) < SURE:
            found[attack.__name__] = f"{hits} of {len(truths)}, {share:.0%} by guessing"
    return found
