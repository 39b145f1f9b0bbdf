"""Brings a database up to date and reads what was stored in it before: run with its address.

Prints one JSON object. `steps` are the migrations that were still to be made.
"""

import json
import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.db.migrations.executor import MigrationExecutor  # noqa: E402

from casework.files import store  # noqa: E402
from casework.sealing.field import opened_value  # noqa: E402
from casework.sealing.keys import blind_tag  # noqa: E402
from complaints.models import Complaint, Exclusion, Grant  # noqa: E402
from complaints.old_tags import bind_tags  # noqa: E402
from enquiries.models import Enquiry, EnquiryFile  # noqa: E402
from people.models import User  # noqa: E402
from tests.rendering import one_model_rendered  # noqa: E402


def steps():
    """Migrations of the first release that this database still lacks."""
    executor = MigrationExecutor(connection)
    first = [key for key in executor.loader.graph.leaf_nodes() if key[1] == "0001_first_release"]
    return [str(migration) for migration, _ in executor.migration_plan(first)]


def migrate_to_the_newest():
    """All but the newest migration of each app, which no longer change and were each the newest
    once, are made in a tenth of the time; the newest as Django makes them on a council's server."""
    executor = MigrationExecutor(connection)
    graph = executor.loader.graph
    before = {
        parent.key
        for newest in graph.leaf_nodes()
        for parent in graph.node_map[newest].parents
        if parent.key[0] == newest[0] and parent.key not in executor.loader.applied_migrations
    }
    # What another one builds on comes with it; asked for by itself it would be gone back to.
    with_others = {key for one in before for key in graph.forwards_plan(one) if key != one}
    with one_model_rendered():
        executor.migrate(sorted(before - with_others))
    call_command("migrate", verbosity=0, interactive=False)


def written_back(complaint, name):
    """Whether what is stored would be stored again as it is: the same keys, and the same values."""
    contents = {"body": complaint.says, "handling": complaint.held}[name]
    return contents.to_json() == opened_value(complaint, name)


def stored():
    complaint, enquiry = Complaint.objects.get(), Enquiry.objects.get()
    file = EnquiryFile.objects.get()
    return {
        "complaint": complaint.says.what,
        "unchanged": {name: written_back(complaint, name) for name in ("body", "handling")},
        "letters": [
            opened_value(letter, "body")["text"] for letter in complaint.letters.order_by("pk")
        ],
        "enquiry": enquiry.reference,
        "history": [row.history_change_reason for row in enquiry.history.order_by("history_id")],
        "file": [file.name, store.file_content(file.key)[:3].hex()],
        "tags": bound_tags(),
    }


def bound_tags():
    """How many tags of someone kept out, or of a reader, are those of a complainant, before and
    after each is bound to its row; and who sees the complaint then."""
    before, hidden = shared_tags(), who_sees()
    bind_tags()
    return {"shared": [before, shared_tags()], "seen": [hidden, who_sees()]}


def who_sees():
    people = User.objects.filter(is_active=True).order_by("pk")
    return [user.name for user in people if Complaint.objects.visible_to(user).exists()]


def shared_tags():
    old = [blind_tag("person", user.pk) for user in User.objects.all()]
    kept_out = Exclusion.objects.filter(person__in=old).count()
    return kept_out + Grant.objects.filter(reader__in=old).count()


if __name__ == "__main__":
    left = steps()
    migrate_to_the_newest()
    json.dump({"steps": left, "stored": stored()}, sys.stdout)
