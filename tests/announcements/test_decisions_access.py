"""Who gets what at each address of delegated decisions, under Section C. The decision is Omar's, of
Highways; it is confirmed, except where a row says that it is to be confirmed."""

import pytest
from django.urls import reverse

from tests.access_tables import check_access
from tests.announcements.decisions import confirmed, recorded

pytestmark = pytest.mark.django_db

WHO = (
    *("clara", "nia", "omar", "grace", "ruth", "colin", "stan"),
    *("dev", "eve", "mona", "ada", "sam", "pat", "petra"),
)


def everybody(status, **others):
    return {who: others.get(who, status) for who in WHO}


A = "announcements:"
OFFICERS = everybody(200, clara=403, nia=403, sam=403)
RECORDS = dict.fromkeys(("omar", "ruth", "colin", "dev"), 200)
READERS = ("clara", "nia", "omar", "grace", "ruth", "colin", "dev", "eve", "mona")
REFUSED = everybody(404, **dict.fromkeys(READERS, 403))
COUNCILLORS = REFUSED | {"clara": 200, "nia": 200}
DRAFTS = (f"{A}add-consulted", f"{A}confirm-decision")
DECISIONS = {
    f"{A}decisions": everybody(200),
    f"{A}record-decision": OFFICERS,
    f"{A}decision": everybody(404, **dict.fromkeys(READERS, 200)),
    f"{A}add-consulted": everybody(404, **RECORDS),
    f"{A}confirm-decision": everybody(404, **RECORDS),
    f"{A}withdraw-decision": REFUSED | RECORDS,
    f"{A}ask-guidelines": COUNCILLORS,
    f"{A}question-decision": COUNCILLORS,
}


def address(name):
    if name in (f"{A}decisions", f"{A}record-decision"):
        return reverse(name)
    decision = recorded() if name in DRAFTS else confirmed()
    return reverse(name, args=[decision.announcement.reference])


def test_each_person_gets_what_the_table_says(subtests, clock):
    check_access(DECISIONS, address, subtests)
