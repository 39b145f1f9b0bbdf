"""Who gets what at each address of reports to committee."""

import pytest
from django.urls import reverse

from tests.access_tables import check_access
from tests.people import signed_in
from tests.reports.quarters import draft_report, signed_off_report

pytestmark = pytest.mark.django_db
STAFF = ("omar", "grace", "ruth", "colin", "stan", "pat", "petra", "ada")
READERS = ("clara", "nia", *STAFF)
MAKERS = ("dev", "eve", "mona")


def statuses(readers, makers, mona=None, sam=404):
    row = dict.fromkeys(READERS, readers) | dict.fromkeys(MAKERS, makers) | {"sam": sam}
    return row | {"mona": makers if mona is None else mona}


COMMITTEE = {
    "committee:reports": statuses(200, 200, sam=403),
    "committee:make": statuses(403, 200, sam=403),
    # Of a draft in which nobody has written.
    "committee:report": statuses(404, 200),
    "committee:file": statuses(404, 200),
    "committee:write": statuses(404, 403, mona=200),
    "committee:renew": statuses(404, 200),
    "committee:sign-off": statuses(404, 403, mona=200),
    "committee:delete": statuses(404, 200),
}
SIGNED_OFF = {
    "committee:report": statuses(200, 200),
    "committee:file": statuses(200, 200),
    **{
        f"committee:{verb}": statuses(403, 403) for verb in ("write", "renew", "sign-off", "delete")
    },
}


def address(name):
    of_report = {
        "committee:reports": [],
        "committee:make": [],
        "committee:file": ["2026-3", "json"],
    }
    return reverse(name, args=of_report.get(name, ["2026-3"]))


def test_each_person_gets_what_the_table_says(subtests, clock):
    draft_report()
    check_access(COMMITTEE, address, subtests)


def test_what_was_signed_off_is_read_by_everyone_with_a_post_and_changed_by_nobody(clock):
    signed_off_report()
    for who in (*READERS, *MAKERS, "sam"):
        browser = signed_in(who)
        found = {name: browser.get(address(name)).status_code for name in SIGNED_OFF}
        assert found == {name: row[who] for name, row in SIGNED_OFF.items()}, who
