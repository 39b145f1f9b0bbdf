"""Guarded posts and accounts by two people: who confirms, shortens and refuses, and when it takes
effect."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, connection, transaction

from casework.jobs import send_notices
from casework.models import Notice, NoticeState
from people import jobs
from people.models import (
    Proposal,
    ProposalState,
    SecondPersonNeeded,
    StandIn,
    Standing,
    User,
)
from people.proposals import actions, policy
from people.proposals.effect import take_effect
from people.proposals.facts import facts_of, mark_of
from people.roles import GUARDED, Role
from tests.established import establish, superuser
from tests.people import named
from tests.test_proposals import (
    HOURS,
    TODAY,
    acting,
    confirmed,
    in_effect,
    proposed,
    state_of,
)

pytestmark = pytest.mark.django_db


def test_two_people_and_the_delay_to_the_minute(clock):
    proposal = confirmed(proposed("stan"))
    assert proposal.takes_effect_at == clock.at + HOURS
    jobs.put_into_effect()
    clock.at += HOURS - timedelta(minutes=1)
    jobs.put_into_effect()
    assert not named("stan").offices
    clock.at += timedelta(minutes=1)
    assert jobs.put_into_effect() == 1
    assert named("stan").offices == {Role.MONITORING_OFFICER}
    assert state_of(proposal) == ProposalState.IN_EFFECT
    assert jobs.put_into_effect() == 0
    post = named("stan").appointments.get(role=Role.MONITORING_OFFICER)
    row = post.history.latest()
    assert (row.history_user, row.history_change_reason) == (named("petra"), "confirmed by two")


def test_no_shell_puts_it_into_effect_early(clock):
    proposal = confirmed(proposed("stan"))
    clock.at += HOURS - timedelta(minutes=1)
    assert take_effect(proposal.pk) is None
    post = acting("stan")
    post.proposal = Proposal.objects.get(pk=proposal.pk)
    with pytest.raises(SecondPersonNeeded):
        post.save()


def test_nobody_confirms_early_what_was_not_confirmed(clock):
    proposal = proposed("stan")
    clock.at += timedelta(days=365)
    assert jobs.put_into_effect() == 0
    assert state_of(proposal) == ProposalState.PROPOSED


@pytest.mark.parametrize("who", ["omar", "clara", "ada", "pat", "sam", "stan"])
def test_only_another_administrator_or_two_officers_confirm(who, clock):
    proposal = proposed("stan")
    assert policy.second_people(proposal) == [named("eve"), named("mona")]
    with pytest.raises(PermissionDenied):
        confirmed(proposal, by=who)


def test_nobody_confirms_what_benefits_themselves(clock):
    """Mona’s own acting post, and the end of Mona’s post if Grace stands in for her."""
    gain = actions.propose_post(acting("mona", role=Role.CHIEF_EXECUTIVE), by=named("petra"))
    assert policy.second_people(gain) == [named("eve")]
    establish(person=named("grace"), role=Role.PEOPLE_ADMINISTRATOR)
    assert named("grace") in policy.second_people(gain)
    establish(person=named("grace"), role=Role.MONITORING_OFFICER, standing=Standing.DEPUTY)
    unticked = actions.propose_sign_in(named("mona"), can_sign_in=False, by=named("petra"))
    assert policy.second_people(unticked) == [named("eve")]
    with pytest.raises(PermissionDenied, match="could benefit you"):
        confirmed(unticked, by="grace")


@pytest.mark.parametrize(("days", "can"), [(0, False), (29, False), (30, True)])
def test_who_owes_a_post_to_the_proposer_cannot_confirm_for_thirty_days(days, can, clock):
    """Petra appoints a friend, who would then confirm what Petra proposes; or the other way."""
    friend = acting("stan", role=Role.PEOPLE_ADMINISTRATOR, standing=Standing.HOLDER)
    in_effect(actions.propose_post(friend, by=named("petra")), clock)
    clock.at += timedelta(days=days)
    assert (named("stan") in policy.second_people(proposed("omar"))) is can
    back = actions.propose_post(acting("grace"), by=named("stan"))
    assert (named("petra") in policy.second_people(back)) is can


def test_changed_addresses_leave_nobody_without_a_second_person(clock):
    """Petra proposes them for Eve and Mona, and would then be alone with a vacant office."""
    for who, other in (("eve", "mona"), ("mona", "eve")):
        address = actions.propose_address(named(who), f"{who}@new.example", by=named("petra"))
        confirmed(address, by=other)
    clock.at += HOURS
    jobs.put_into_effect()
    office = acting("stan", role=Role.CHIEF_OPERATING_OFFICER)
    proposal = actions.propose_post(office, by=named("petra"))
    assert (proposal.stand_in, proposal.state) == (StandIn.NONE, ProposalState.PROPOSED)
    assert {p.name for p in policy.second_people(proposal)} == {"Eve Larkin", "Mona Reid"}


def test_a_post_that_came_after_the_proposal_confirms_nothing(clock):
    proposal = proposed("omar")
    other = acting("stan", role=Role.PEOPLE_ADMINISTRATOR, standing=Standing.HOLDER)
    in_effect(actions.propose_post(other, by=named("sam")), clock)
    assert named("stan") not in policy.second_people(proposal)
    assert named("stan") in policy.second_people(proposed("grace", by="petra"))


def test_two_more_people_shorten_it_and_nobody_else(clock):
    establish(person=named("grace"), role=Role.PEOPLE_ADMINISTRATOR)
    establish(person=named("ruth"), role=Role.PEOPLE_ADMINISTRATOR)
    proposal = confirmed(proposed("stan"))
    for who in ("petra", "eve", "stan", "omar"):
        with pytest.raises(PermissionDenied):
            actions.shorten(proposal, by=named(who))
    actions.shorten(proposal, by=named("mona"))
    assert jobs.put_into_effect() == 0
    with pytest.raises(PermissionDenied, match="already agreed"):
        actions.shorten(proposal, by=named("mona"))
    actions.shorten(proposal, by=named("grace"))
    assert jobs.put_into_effect() == 1


def test_the_database_takes_back_no_confirmation_of_a_second_person(clock):
    proposal = confirmed(proposed("stan"))
    back = "UPDATE people_proposal SET state = 'proposed', confirmed_at = NULL,"
    back += " takes_effect_at = NULL, confirmed_by_id = NULL WHERE id = %s"
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(back, [proposal.pk])


def test_the_delay_never_stands_in_for_a_person_who_is_there(clock):
    assert proposed("stan").stand_in == StandIn.NONE


def test_an_address_changes_after_both_have_been_told(clock, mailoutbox):
    proposal = actions.propose_address(named("mona"), "New@Westhaven.example", by=named("petra"))
    confirmed(proposal)
    clock.at += HOURS
    for _ in range(2):
        assert jobs.put_into_effect() == 0  # the mail server has taken neither yet
    send_notices()
    assert jobs.put_into_effect() == 1
    assert User.objects.filter(email="new@westhaven.example", name="Mona Reid").exists()
    told = [m.to[0] for m in mailoutbox if m.subject.startswith("Your email address")]
    assert sorted(told) == ["mona@westhaven.example", "new@westhaven.example"]


def test_an_address_does_not_change_while_one_of_the_mails_is_on_its_way(clock):
    proposal = actions.propose_address(named("mona"), "new@westhaven.example", by=named("petra"))
    confirmed(proposal)
    clock.at += HOURS
    jobs.put_into_effect()
    sent = Notice.objects.filter(address="new@westhaven.example")
    assert sent.update(state=NoticeState.SENT, sent_at=clock.at) == 1
    assert jobs.put_into_effect() == 0


def test_an_address_that_is_taken_meanwhile_lapses(clock):
    proposal = actions.propose_address(named("mona"), "new@westhaven.example", by=named("petra"))
    confirmed(proposal)
    User.objects.create_user("new@westhaven.example", "Somebody New")
    clock.at += HOURS
    jobs.put_into_effect()
    send_notices()
    jobs.put_into_effect()
    proposal.refresh_from_db()
    assert (proposal.state, proposal.closed_why) == (
        ProposalState.LAPSED,
        "Someone else uses this email address.",
    )


def test_someone_guarded_comes_back_by_two(clock):
    lena = superuser("lena@westhaven.example", "Lena Holt")
    gone = actions.propose_sign_in(lena, can_sign_in=False, by=named("petra"))
    in_effect(gone, clock)
    assert not named("lena").is_active
    back = actions.propose_sign_in(named("lena"), can_sign_in=True, by=named("petra"))
    in_effect(back, clock)
    assert named("lena").is_active


@pytest.mark.parametrize("who", ["eve", "mona", "ada", "stan"])
def test_the_others_and_the_person_refuse_until_it_takes_effect(who, clock):
    proposal = confirmed(proposed("stan"))
    actions.refuse(proposal, why="Not now.", by=named(who))
    clock.at += HOURS
    assert jobs.put_into_effect() == 0
    assert state_of(proposal) == ProposalState.REFUSED


def test_nobody_refuses_what_takes_an_office_from_themselves(clock):
    post = named("mona").appointments.get()
    post.ends_on = TODAY
    proposal = actions.propose_post(post, by=named("petra"))
    with pytest.raises(PermissionDenied, match="your own post"):
        actions.refuse(proposal, why="I stay.", by=named("mona"))
    in_effect(proposal, clock)
    assert not named("mona").offices


def test_only_the_proposer_withdraws(clock):
    proposal = proposed("stan")
    with pytest.raises(PermissionDenied):
        actions.withdraw(proposal, by=named("eve"))
    actions.withdraw(proposal, by=named("petra"))
    assert state_of(proposal) == ProposalState.WITHDRAWN


def test_what_was_shown_is_what_is_confirmed(clock):
    proposal = proposed("stan")
    shown = mark_of(facts_of(proposal))
    establish(person=named("grace"), role=Role.MONITORING_OFFICER, standing=Standing.DEPUTY)
    with pytest.raises(PermissionDenied, match="in this post today"):
        actions.confirm(proposal, shown=shown, by=named("eve"))
    with pytest.raises(PermissionDenied, match="has changed"):
        actions.confirm(proposal, shown="", by=named("eve"))
    confirmed(proposal)


def test_the_same_is_not_proposed_twice(clock):
    proposed("stan")
    with pytest.raises(ValidationError, match="has been proposed already"):
        proposed("stan", by="sam")


def test_every_guarded_role_is_one_that_reads_or_decides_who_reads():
    assert {Role.MONITORING_OFFICER, Role.CHIEF_EXECUTIVE, Role.AUDITOR} <= GUARDED
    assert Role.PEOPLE_ADMINISTRATOR in GUARDED
