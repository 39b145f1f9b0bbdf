"""What stands in for a second person, and what is asked again when a change takes effect."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from people import jobs
from people.models import (
    ProposalState,
    StandIn,
)
from people.proposals import actions, policy
from people.roles import Role
from tests.established import change_posts, establish
from tests.people import named
from tests.test_proposals import (
    HOURS,
    TODAY,
    acting,
    confirmed,
    in_effect,
    proposed,
    state_of,
    without_second_people,
)

pytestmark = pytest.mark.django_db


def test_the_delay_alone_can_be_refused_by_everyone_who_watches(clock):
    without_second_people()
    proposal = proposed("stan")
    actions.refuse(proposal, why="Who is this?", by=named("ada"))
    assert state_of(proposal) == ProposalState.REFUSED


def test_in_a_town_council_the_holder_confirms(clock):
    without_second_people()
    proposal = actions.propose_post(acting("stan", role=Role.AUDITOR), by=named("petra"))
    assert policy.second_people(proposal) == []
    for who in ("stan", "petra", "omar"):
        with pytest.raises(PermissionDenied):
            confirmed(proposal, by=who)
    proposal = confirmed(proposal, by="ada")
    assert proposal.stand_in == StandIn.HOLDER
    clock.at += HOURS
    assert jobs.put_into_effect() == 1


def test_what_a_holder_confirmed_waits_for_a_second_person_who_is_there_by_then(clock):
    """Eve comes into office while it waits: what Ada confirmed is hers to confirm now."""
    without_second_people()
    proposal = actions.propose_post(acting("stan", role=Role.AUDITOR), by=named("petra"))
    confirmed(proposal, by="ada")
    clock.at += HOURS
    establish(person=named("eve"), role=Role.CHIEF_EXECUTIVE)
    assert jobs.put_into_effect() == 0
    proposal.refresh_from_db()
    assert (proposal.state, proposal.confirmed_by) == (ProposalState.PROPOSED, None)
    with pytest.raises(PermissionDenied):
        confirmed(proposal, by="ada")
    in_effect(proposal, clock)
    assert named("stan").holds(Role.AUDITOR)


def test_the_delay_waits_for_a_second_person_who_is_there_by_then(clock):
    without_second_people()
    proposal = proposed("stan")
    clock.at += HOURS
    establish(person=named("eve"), role=Role.CHIEF_EXECUTIVE)
    assert jobs.put_into_effect() == 0
    assert not named("stan").offices
    in_effect(proposal, clock)
    assert named("stan").offices


def test_what_eve_confirmed_does_not_take_effect_once_her_post_has_ended(clock):
    proposal = confirmed(proposed("stan"))
    change_posts(named("eve").appointments.all(), ends_on=TODAY)
    clock.at += HOURS
    jobs.put_into_effect()
    proposal.refresh_from_db()
    assert proposal.state == ProposalState.LAPSED
    assert proposal.closed_why.startswith("Eve Larkin confirmed this change, but could not")
    assert not named("stan").offices


def test_what_eve_confirmed_does_not_take_effect_once_she_cannot_sign_in(clock):
    gone = actions.propose_sign_in(named("eve"), can_sign_in=False, by=named("petra"))
    confirmed(gone, by="mona")
    clock.at += timedelta(hours=1)
    proposal = confirmed(proposed("stan"))
    clock.at += HOURS
    jobs.put_into_effect()
    proposal.refresh_from_db()
    assert not named("eve").is_active
    assert proposal.closed_why == "Eve Larkin confirmed this change, but can no longer sign in."


def test_for_a_vacant_office_of_a_town_council_the_delay_stands_in(clock):
    without_second_people()
    proposal = proposed("stan")
    assert (proposal.stand_in, proposal.confirmed_by) == (StandIn.DELAY, None)
    clock.at += HOURS - timedelta(minutes=1)
    assert jobs.put_into_effect() == 0
    clock.at += timedelta(minutes=1)
    assert jobs.put_into_effect() == 1
