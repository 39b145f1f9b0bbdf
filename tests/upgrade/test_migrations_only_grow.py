"""Migrations only grow: one that has been committed is never changed or removed."""

import hashlib
from pathlib import Path

from django.apps import apps
from django.conf import settings

LIST = Path(__file__).with_name("migrations.txt")


def migrations():
    """Each migration of ours with the digest of its text."""
    for app in apps.get_app_configs():
        for path in sorted(Path(app.path).glob("migrations/0*.py")):
            if path.is_relative_to(settings.ROOT) and ".venv" not in path.parts:
                digest = hashlib.sha256(path.read_bytes()).hexdigest()
                yield path.relative_to(settings.ROOT).as_posix(), digest


def test_a_migration_once_written_stays_as_it_is():
    """Write a new migration instead. A new one needs a line of its own in migrations.txt."""
    listed = dict(line.split() for line in LIST.read_text().splitlines())
    assert dict(migrations()) == listed
