"""Who gets what at each address of councillors' public meetings, under Knutsford's protocol. The
meeting is Clara's; Eve is the Town Clerk."""

import pytest
from django.urls import reverse

from tests.access_tables import check_access
from tests.announcements.members_meetings import told_about
from tests.clause_protocols import adopt_for
from tests.people import named

pytestmark = pytest.mark.django_db

WHO = (
    *("clara", "nia", "omar", "grace", "ruth", "colin", "stan"),
    *("dev", "eve", "mona", "ada", "sam", "pat", "petra"),
)


def everybody(status, **others):
    return {who: others.get(who, status) for who in WHO}


A = "announcements:"
COUNCILLORS = everybody(403, clara=200, nia=200)
OFFICE = everybody(404, clara=403, eve=200)
MEMBERS_MEETINGS = {
    f"{A}members-meetings": everybody(200),
    f"{A}is-party-political": COUNCILLORS,
    f"{A}tell-about-meeting": COUNCILLORS,
    f"{A}members-meeting": everybody(404, clara=200, eve=200),
    f"{A}members-meeting-file": everybody(404, clara=200, eve=200),
    f"{A}answer-attendance": OFFICE,
    f"{A}answer-premises": OFFICE,
    f"{A}withdraw-meeting": everybody(404, clara=200, eve=403),
}


def address(name, meeting):
    if name in (f"{A}members-meetings", f"{A}is-party-political"):
        return reverse(name)
    of = "no" if name == f"{A}tell-about-meeting" else meeting.reference
    return reverse(name, args=[of])


def test_each_person_gets_what_the_table_says(subtests, clock):
    adopt_for(clock, "knutsford")
    meeting = told_about()
    check_access(MEMBERS_MEETINGS, lambda name: address(name, meeting), subtests)


def test_a_party_that_is_neither_yes_nor_no_is_not_found(client, clock):
    adopt_for(clock, "knutsford")
    client.force_login(named("clara"))
    url = reverse(f"{A}tell-about-meeting", args=["perhaps"])
    assert client.get(url).status_code == 404
