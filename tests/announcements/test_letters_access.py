"""Who gets what at each address of outgoing letters, under Knutsford's protocol. Omar, of Highways,
wrote the letter and has not signed it."""

import pytest
from django.urls import reverse

from tests.access_tables import check_access
from tests.announcements.letters import official
from tests.clause_protocols import adopt_for

pytestmark = pytest.mark.django_db

WHO = (
    *("clara", "nia", "omar", "grace", "ruth", "colin", "stan"),
    *("dev", "eve", "mona", "ada", "sam", "pat", "petra"),
)


def everybody(status, **others):
    return {who: others.get(who, status) for who in WHO}


OF_SERVICE = dict.fromkeys(("omar", "grace", "ruth", "colin"), 200)
AUTHORS = everybody(404, omar=200, grace=403, ruth=403, colin=403)
LETTERS = {
    "announcements:letters": everybody(200),
    "announcements:write-letter": everybody(200, clara=403, nia=403, sam=403),
    "announcements:letter": everybody(404, **OF_SERVICE),
    "announcements:letter-file": everybody(404, **OF_SERVICE),
    "announcements:change-letter": AUTHORS,
    "announcements:sign-letter": AUTHORS,
    "announcements:withdraw-letter": AUTHORS,
}


def address(name, letter):
    if name == "announcements:letters":
        return reverse(name)
    if name == "announcements:write-letter":
        return reverse(name, args=["officer"])
    return reverse(name, args=[letter.reference])


def test_each_person_gets_what_the_table_says(subtests, clock):
    adopt_for(clock, "knutsford")
    letter = official()
    check_access(LETTERS, lambda name: address(name, letter), subtests)
