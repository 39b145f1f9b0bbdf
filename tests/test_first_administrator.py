"""The first people administrator, and superusers made by a command."""

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from casework.models import Notice
from people.models import Proposal, StandIn, User
from people.roles import Role
from tests.established import establish
from tests.owner import no_triggers
from tests.people import named
from tests.test_proposal_pages import told_of
from tests.test_proposals import (
    in_effect,
)

pytestmark = pytest.mark.django_db


def test_the_first_administrator_is_appointed_once_and_stays_on_the_list(clock, caplog):
    with pytest.raises(CommandError, match="There has been a people administrator already"):
        call_command("appoint_first_administrator", "me@elsewhere.example", "Me")


@pytest.fixture
def empty_council(clock):
    """A council in which nobody has ever held a guarded post."""
    with no_triggers() as cursor:
        cursor.execute("DELETE FROM people_appointment; DELETE FROM people_proposal")


def test_the_bootstrap_is_logged_and_announced(empty_council, caplog):
    call_command("appoint_first_administrator", "Ann@Elsewhere.example", "Ann First")
    ann = User.objects.get(email="ann@elsewhere.example")
    assert ann.holds(Role.PEOPLE_ADMINISTRATOR)
    assert "event=first_people_administrator" in caplog.text
    proposal = Proposal.objects.get()
    assert (proposal.stand_in, proposal.proposed_by.is_system) == (StandIn.FIRST, True)
    assert told_of("post-in-effect") == {"Ann First"}
    with pytest.raises(CommandError):
        call_command("appoint_first_administrator", "bea@elsewhere.example", "Bea Second")


def test_the_first_holder_of_each_office_hears_of_the_bootstrap_once(empty_council):
    call_command("appoint_first_administrator", "ann@elsewhere.example", "Ann First")
    for who, role in (("eve", Role.CHIEF_EXECUTIVE), ("mona", Role.MONITORING_OFFICER)):
        establish(person=named(who), role=role)
    establish(person=named("ada"), role=Role.AUDITOR)
    establish(person=named("stan"), role=Role.AUDITOR)
    establish(person=named("grace"), role=Role.PEOPLE_ADMINISTRATOR)
    notices = Notice.objects.filter(event__startswith="first-")
    assert {(row.addressee.name, row.path) for row in notices} == {
        (name, reverse("people:changes")) for name in ("Eve Larkin", "Mona Reid", "Ada Quist")
    }
    assert notices[0].sentence.startswith("Ann First was made the first people administrator")


def test_without_a_bootstrap_no_office_hears_of_one(clock):
    establish(person=named("stan"), role=Role.CHIEF_OPERATING_OFFICER)
    assert not Notice.objects.filter(event__startswith="first-").exists()


def test_a_superuser_made_by_command_waits_for_a_second_person(clock):
    arguments = {"email": "late@westhaven.example", "name": "Late Comer", "interactive": False}
    call_command("createsuperuser", **arguments)
    late, proposal = named("late"), Proposal.objects.open().get()
    assert not late.is_active
    assert proposal.proposed_by.is_system
    in_effect(proposal, clock)
    assert named("late").is_active
