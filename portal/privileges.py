"""What the application's role can do to each table: the one place that says it, and grants it.

History and whatever is only ever added is read and added to. A record that has history is also
changed. Only what is listed here is also removed. Nobody but the owner empties a table, refers to
it from another or has triggers on it.
"""

from collections.abc import Iterator
from itertools import groupby

from django.apps import apps
from django.conf import settings
from django.db import connection, models, transaction
from psycopg import sql

from foundation.history import append_only

Privileges = tuple[str, ...]  # as GRANT spells them

READ: Privileges = ("SELECT",)
ADD: Privileges = (*READ, "INSERT")
CHANGE: Privileges = (*ADD, "UPDATE")
REMOVE: Privileges = (*CHANGE, "DELETE")

# Rows that go again, each with the reason why that loses no record.
REMOVED = {
    "sessions.Session": "it ends",
    "usersessions.UserSession": "it goes with its session",
    "mfa.Authenticator": "its owner removes it; the history of the account says so",
    "socialaccount.SocialAccount": "the history of its person says that it was forgotten",
    "socialaccount.SocialToken": "of a council account: none is kept",
    "people.Appointment": "begun by a file that is undone: a trigger refuses it of others",
    "people.Seat": "likewise, or cancelled before it begins: a trigger asks for its history",
    "people.Portfolio": "cancelled before it begins: a trigger asks for its history",
    "people.OutsideAppointment": "likewise",
    "people.SignIn": "kept for 12 months",
    "people.ImportLine": "it says what a file would change, and goes with what was in the file",
    "casework.RemovedFile": "it only says what is still to be removed",
    "casework.PendingUpload": "a file that is chosen is no record until it is sent",
    "enquiries.Draft": "what is typed is no record until it is sent",
    "enquiries.ReplyDraft": "what is typed is no record until it is sent",
    "documents.DocumentDraft": "what is typed is no record until it is sent",
    "complaints.Draft": "what is typed is no record until it is sent",
    "complaints.Evidence": "of a draft; once it is sent a trigger refuses it",
    "enquiries.AddressBook": "a councillor’s own: what is deleted is gone",
    "casework.SealedNotice": "it is removed when it is sent",
    "casework.SetAside": "of no case: it goes when its row is dealt with",
    "reports.QuarterlyReport": "a draft: a trigger refuses it once it is signed off",
    "enquiries.Replay": "a sum that can be done again, and goes within a day",
    "protocols.Clause": "of a draft version: a trigger refuses it of others, and its history stays",
    "protocols.PromiseRule": "likewise",
    "protocols.Nudge": "likewise",
    "protocols.Route": "likewise",
    "protocols.BankHoliday": "it is no longer published, and its history stays",
    "protocols.ClosureDay": "it was announced in error, and its history stays",
    "protocols.ElectionPeriod": "it was announced in error, and its history stays",
}
# Tables of ours without history of their own.
OURS: dict[str, Privileges] = {
    "casework.Notice": CHANGE,  # marked as sent
    "casework.Counter": CHANGE,
    "casework.CalendarFeed": CHANGE,  # ended, once
    "casework.SentMail": ADD,
    "enquiries.Summary": ADD,
    "protocols.HolidayCheck": ADD,
    "portal.Heartbeat": CHANGE,
    "portal.HomeVisit": CHANGE,
    "announcements.Receipt": CHANGE,  # marked as opened, once
    "api.Delivery": CHANGE,  # marked with what became of it
    "api.EnquiryChange": CHANGE,  # given its number
    "api.Webhook": CHANGE,  # ended, once, and given another secret
    "people.CallCount": CHANGE,
    "reports.ReportEvent": CHANGE,  # marked as added up
    "reports.MonthlyCount": CHANGE,
    "evidence.Link": (*ADD, "UPDATE (head)"),  # folded into a head, once
    "evidence.SealedLink": (*ADD, "UPDATE (head)"),
}
# Django's and the sign-in library's. Rights of people come from posts, so groups stay empty.
OTHERS: dict[str, Privileges] = {
    "account.EmailAddress": CHANGE,
    "account.EmailConfirmation": READ,
    "admin.LogEntry": ADD,
    "auth.Group": READ,
    "auth.Group_permissions": READ,
    "auth.Permission": READ,
    "contenttypes.ContentType": READ,
    "people.User_groups": READ,
    "socialaccount.SocialApp": READ,  # the environment names the issuer
    "people.User_user_permissions": READ,
}


class NoPrivilegesError(LookupError):
    """Nobody has said what the application can do to a table."""


def privileges_of(model: type[models.Model]) -> Privileges:
    label = model._meta.label
    if is_append_only(model):
        return ADD
    if label in REMOVED:
        return REMOVE
    if hasattr(model, "history"):
        return CHANGE
    known = OURS | OTHERS
    if label not in known:
        raise NoPrivilegesError(f"Say in portal/privileges.py what the portal can do to {label}.")
    return known[label]


def is_append_only(model: type[models.Model]) -> bool:
    names = {trigger.name for trigger in getattr(model._meta, "triggers", ())}
    return {trigger.name for trigger in append_only()} <= names


def privileges_by_table() -> dict[str, Privileges]:
    found = {"django_migrations": READ, str(settings.CACHES["default"]["LOCATION"]): REMOVE}
    for model in apps.get_models(include_auto_created=True):
        if model._meta.managed and not model._meta.proxy:
            found[model._meta.db_table] = privileges_of(model)
    return found


@transaction.atomic
def grant_privileges(role: str) -> None:
    """Grant what is said here and take away everything else, in one batch. Its owner does this,
    after the tables were made."""
    there = set(connection.introspection.table_names())
    tables = {name: what for name, what in privileges_by_table().items() if name in there}
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("; ").join(grant_statements(role, tables)))


def grant_statements(role: str, tables: dict[str, Privileges]) -> Iterator[sql.Composable]:
    to, database = sql.Identifier(role), sql.Identifier(connection.settings_dict["NAME"])
    for statement in (
        "REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, {to}",
        "REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM PUBLIC, {to}",
        "REVOKE CREATE ON SCHEMA public FROM PUBLIC, {to}",
        "REVOKE ALL ON DATABASE {database} FROM PUBLIC, {to}",
        "GRANT CONNECT ON DATABASE {database} TO {to}",
        "GRANT USAGE ON SCHEMA public TO {to}",
        "GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {to}",
    ):
        yield sql.SQL(statement).format(to=to, database=database)
    for privileges, group in groupby(sorted(tables, key=tables.__getitem__), tables.__getitem__):
        yield sql.SQL("GRANT {privileges} ON {tables} TO {to}").format(
            privileges=sql.SQL(", ").join(map(sql.SQL, privileges)),
            tables=sql.SQL(", ").join(map(sql.Identifier, group)),
            to=to,
        )
