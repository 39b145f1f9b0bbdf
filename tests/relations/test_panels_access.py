"""Who gets what at each address of recruitment panels and of the register of training, under
Oxford's protocol. Clara and Nia sit on the panel, Omar supports it, Grace is a candidate."""

import pytest
from django.urls import reverse

from tests.access_tables import check_access
from tests.clause_protocols import adopt_for
from tests.people import named
from tests.relations import panels

pytestmark = pytest.mark.django_db

WHO = (
    *("clara", "nia", "omar", "grace", "ruth", "colin", "stan", "hana"),
    *("dev", "eve", "mona", "ada", "sam", "pat", "petra"),
)
WITHOUT_PANEL = ("panels", "set-up-panel", "training", "record-training")


def everybody(status, **others):
    return {who: others.get(who, status) for who in WHO}


# Clara has confirmed to judge on merit, and Nia has not.
READERS = {"omar": 200, "hana": 200, "mona": 200}
HUMAN_RESOURCES = everybody(404, hana=200, **dict.fromkeys(("clara", "nia", "omar", "mona"), 403))
PANELS = {
    "relations:panels": everybody(200),
    "relations:set-up-panel": everybody(403, hana=200),
    "relations:training": everybody(403, hana=200),
    "relations:record-training": everybody(403, hana=200),
    "relations:panel": everybody(404, clara=302, nia=302, **READERS),
    "relations:panel-file": everybody(404, clara=200, nia=200, **READERS),
    "relations:panel-merit": HUMAN_RESOURCES | {"nia": 200, "hana": 403},
    "relations:panel-connections": HUMAN_RESOURCES | {"clara": 200, "hana": 403},
    "relations:leave-panel": HUMAN_RESOURCES | {"clara": 200, "nia": 200, "hana": 403},
    "relations:add-candidate": HUMAN_RESOURCES,
    "relations:add-panel-member": HUMAN_RESOURCES,
    "relations:add-panel-officer": HUMAN_RESOURCES,
    "relations:remove-from-panel": HUMAN_RESOURCES,
    "relations:panel-time": HUMAN_RESOURCES,
    "relations:cancel-panel": HUMAN_RESOURCES,
    "relations:panel-outcome": HUMAN_RESOURCES | {"hana": 403},  # it has not met
}


def test_each_person_gets_what_the_table_says(subtests, clock):
    adopt_for(clock, "oxford")
    panel = panels.with_people()
    panels.confirmed(panel, "clara")
    removed = panel.all_seats[0].pk

    def address(name):
        if name == "relations:record-training":
            return reverse(name, args=[named("clara").pk])
        if name.removeprefix("relations:") in WITHOUT_PANEL:
            return reverse(name)
        more = [removed] if name == "relations:remove-from-panel" else []
        return reverse(name, args=[panel.reference, *more])

    check_access(PANELS, address, subtests)
