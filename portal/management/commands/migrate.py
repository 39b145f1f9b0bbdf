"""manage.py migrate: Django's own, as the owner of the database, who then grants what is needed."""

from django.conf import settings
from django.core.management.commands import migrate
from django.db import connection

from foundation.owner import as_owner
from portal.database_settings import apply_settings
from portal.privileges import grant_privileges


class Command(migrate.Command):
    def handle(self, *args: object, **options: object) -> None:
        role = current_role() if settings.DATABASE_OWNER else ""
        with as_owner():
            super().handle(*args, **options)
            if role and role != current_role():
                grant_privileges(role)
                apply_settings()


def current_role() -> str:
    """The role that this connection acts for."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        return str(cursor.fetchone()[0])
