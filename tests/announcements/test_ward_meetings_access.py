"""Who gets what at each address of meetings and consultations in wards, under Oxford's protocol.
They are Omar's, for Harbour, which Clara and Nia represent; the public does not know yet."""

import pytest
from django.urls import reverse

from tests.access_tables import check_access
from tests.announcements.ward_meetings import arranged, consulted
from tests.clause_protocols import adopt_for

pytestmark = pytest.mark.django_db

WHO = (
    *("clara", "nia", "omar", "grace", "ruth", "colin", "stan"),
    *("dev", "eve", "mona", "ada", "sam", "pat", "petra"),
)


def everybody(status, **others):
    return {who: others.get(who, status) for who in WHO}


A = "announcements:"
OFFICERS = everybody(200, clara=403, nia=403, sam=403)
READERS = ("clara", "nia", "omar", "grace", "ruth", "colin", "dev", "eve", "mona")
SEEN = everybody(404, **dict.fromkeys(READERS, 200))
REFUSED = everybody(404, **dict.fromkeys(READERS, 403))
WARD_MATTERS = {
    f"{A}ward-meetings": everybody(200),
    f"{A}consultations": everybody(200),
    f"{A}arrange-ward-meeting": OFFICERS,
    f"{A}start-consultation": OFFICERS,
    f"{A}ward-meeting": SEEN,
    f"{A}consultation": SEEN,
    f"{A}ward-meeting-file": SEEN,
    f"{A}make-public": REFUSED,  # no one has been told yet
    f"{A}withdraw-matter": REFUSED | dict.fromkeys(("omar", "ruth", "colin", "dev"), 200),
}


WITHOUT_REFERENCE = (
    *("ward-meetings", "consultations", "arrange-ward-meeting", "start-consultation"),
)


def address(name):
    if name.partition(":")[2] in WITHOUT_REFERENCE:
        return reverse(name)
    matter = consulted() if name == f"{A}consultation" else arranged()
    return reverse(name, args=[matter.announcement.reference])


def test_each_person_gets_what_the_table_says(subtests, clock):
    adopt_for(clock, "oxford")
    check_access(WARD_MATTERS, address, subtests)
