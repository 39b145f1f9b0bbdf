"""Who gets what at each address of visits, under Knutsford's protocol. Clara's visit is to the
depot that Omar manages, in a ward that none of them represents."""

import pytest
from django.urls import reverse

from tests.access_tables import check_access
from tests.clause_protocols import adopt_for
from tests.relations.visits import announced

pytestmark = pytest.mark.django_db

WHO = (
    *("clara", "nia", "omar", "grace", "ruth", "colin", "stan"),
    *("dev", "eve", "mona", "ada", "sam", "pat", "petra"),
)


def everybody(status, **others):
    return {who: others.get(who, status) for who in WHO}


SEEN = dict.fromkeys(("clara", "omar", "ruth", "colin"), 200)
MANAGERS = everybody(404, clara=403, omar=200, ruth=200, colin=200)
VISITORS = everybody(404, clara=200, omar=403, ruth=403, colin=403)
VISITS = {
    "relations:visits": everybody(200),
    "relations:choose-premises": everybody(403, clara=200, nia=200),
    "relations:announce-visit": everybody(403, clara=200, nia=200),
    "relations:visit": everybody(404, **SEEN),
    "relations:visit-file": everybody(404, **SEEN),
    "relations:confirm-visit": MANAGERS,
    "relations:other-time": MANAGERS,
    "relations:accept-time": VISITORS | {"clara": 403},  # none has been offered
    "relations:withdraw-visit": VISITORS,
}


def address(name, visit):
    if name in ("relations:visits", "relations:choose-premises"):
        return reverse(name)
    of = visit.premises_id if name == "relations:announce-visit" else visit.reference
    return reverse(name, args=[of])


def test_each_person_gets_what_the_table_says(subtests, clock):
    adopt_for(clock, "knutsford")
    visit = announced()
    check_access(VISITS, lambda name: address(name, visit), subtests)
