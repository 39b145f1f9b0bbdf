"""A document request is not assigned to an officer with a connection to its councillor."""

import pytest
from django.core.exceptions import PermissionDenied

from documents import actions
from tests.clause_protocols import adopt_for
from tests.documents import cases
from tests.people import named, signed_in
from tests.relations.connections import declared
from tests.relations.test_connections_assignment import options

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("preset", ["thurrock", "merton", "cheshire-east"])
def test_a_connected_officer_is_neither_offered_nor_assigned(preset, clock):
    adopt_for(clock, preset)
    declared()
    request = cases.requested()
    shown = signed_in("ruth").get(f"{request.get_absolute_url()}assign/").content.decode()
    assert options(shown) == {"Grace Lund", "Ruth Adeyemi"}
    with pytest.raises(PermissionDenied, match="Select another officer"):
        actions.assign_officer(request, officer=named("omar"), by=named("ruth"))
    assert actions.assign_officer(request, officer=named("grace"), by=named("ruth"))


def test_without_such_a_clause_the_assigner_notices_nothing(clock):
    declared()
    request = cases.requested()
    shown = signed_in("ruth").get(f"{request.get_absolute_url()}assign/").content.decode()
    assert "Omar Haddad" in options(shown)
    assert cases.assigned().officer == named("omar")
