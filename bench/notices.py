"""Notices of the measured council: 100,000 receipts, and as many public ones as years bring."""

from django.db.backends.utils import CursorWrapper

from announcements.models import Announcement, Receipt

NOTICES, UNOPENED, RECEIPTS = 10_000, 100, 100_000
# What each of them has of its own: an hour apart, and half of them are public.
OWN = {
    "key": "gen_random_uuid()",
    "reference": "'N-BENCH-' || number",
    "received_at": "now() - number * interval '1 hour'",
    "told_at": "now() - number * interval '1 hour'",
    "status": "CASE number %% 2 WHEN 0 THEN 'public' ELSE 'telling' END",
    "public_at": "CASE number %% 2 WHEN 0 THEN now() - number * interval '1 hour' END",
    "public_from": "NULL",
    "withdrawn_at": "NULL",
    "withdrawn_reason": "''",
}


def fill_notices(cursor: CursorWrapper) -> None:
    """Once for each council. Nobody verifies the history of this council."""
    if Announcement.objects.filter(reference__startswith="N-BENCH-").exists():
        return
    table = Announcement._meta.db_table
    names = [str(one.column) for one in Announcement._meta.concrete_fields if one.name != "id"]
    values = ", ".join(OWN.get(name, f"one.{name}") for name in names)
    cursor.execute(
        f"INSERT INTO {table} ({', '.join(names)}) SELECT {values} FROM"  # noqa: S608
        f" (SELECT * FROM {table} WHERE kind = 'notice' LIMIT 1) AS one,"
        " generate_series(1, %s) AS number",
        [NOTICES],
    )
    fill_receipts(cursor)


def fill_receipts(cursor: CursorWrapper) -> None:
    """Of the councillors with the lowest keys; the newest have not been opened."""
    table = Announcement._meta.db_table
    cursor.execute(
        f"INSERT INTO {Receipt._meta.db_table}"  # noqa: S608
        " (announcement_id, member_id, written_at, opened_at)"
        " SELECT notice.id, member.id, told_at,"
        "  CASE WHEN told_at < now() - %s * interval '1 hour' THEN told_at END"
        f" FROM {table} AS notice,"
        "  (SELECT DISTINCT person_id AS id FROM people_appointment"
        "   WHERE role = 'councillor' ORDER BY 1 LIMIT %s) AS member"
        " WHERE reference LIKE 'N-BENCH-%%'",
        [UNOPENED, RECEIPTS // NOTICES],
    )
