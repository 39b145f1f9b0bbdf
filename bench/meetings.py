"""Meetings of the measured council: as many as one reader's month could ever have."""

from django.db.backends.utils import CursorWrapper

from relations.models import AppointmentRequest

MEETINGS = 2_000
# What each of them has of its own.
OWN = {
    "key": "gen_random_uuid()",
    "reference": "'A-BENCH-' || number",
    "starts_at": "month + number %% 27 * interval '1 day' + number %% 8 * interval '1 hour'",
    "ends_at": "month + number %% 27 * interval '1 day' + number %% 8 * interval '1 hour'"
    " + interval '30 minutes'",
}


def fill_month(officer: str, cursor: CursorWrapper) -> None:
    """Give this officer appointments on every day of this month, like one of their own. Nobody
    verifies the history of this council."""
    table = AppointmentRequest._meta.db_table
    fields = AppointmentRequest._meta.concrete_fields
    names = [field.attname for field in fields if not field.primary_key]
    values = ", ".join(OWN.get(name, f"one.{name}") for name in names)
    cursor.execute(f"DELETE FROM {table} WHERE reference LIKE 'A-BENCH-%%'")  # noqa: S608
    cursor.execute(
        f"INSERT INTO {table} ({', '.join(names)}) SELECT {values} FROM"  # noqa: S608
        f" (SELECT {table}.* FROM {table} JOIN people_user ON people_user.id = officer_id"
        "  WHERE email = %s AND status = 'agreed' LIMIT 1) AS one,"
        " (SELECT date_trunc('month', now()) + interval '9 hours' AS month) AS this_month,"
        " generate_series(1, %s) AS number",
        [officer, MEETINGS],
    )
