"""What the tables held before the first test, put back after a test that emptied them.

To make the council again takes over three hundred statements; to copy its rows takes one a table.
"""

from django.db import connection

from tests import owner

# What migrations put there, and no test takes away.
KEPT = {"django_content_type", "auth_permission", "django_migrations"}


def copies_of_tables():
    """The rows of each table that has any, as PostgreSQL writes them: by table."""
    names = connection.introspection.django_table_names(include_views=False)
    copies = {}
    with owner.as_owner() as cursor:
        for table in sorted({*names} - KEPT):
            with cursor.copy(f'COPY "{table}" TO STDOUT') as rows:
                copies[table] = b"".join(rows)
    return {table: rows for table, rows in copies.items() if rows}


def put_back(copies):
    """Each row as it was, its number too. Numbers that come later are new ones."""
    with owner.no_triggers() as cursor:
        for table, rows in copies.items():
            with cursor.copy(f'COPY "{table}" FROM STDIN') as copy:
                copy.write(rows)
