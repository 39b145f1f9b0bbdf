"""A lost second step is proved by two people, and its owner is told before it is removed."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from casework.jobs import send_notices
from casework.models import Notice
from people import account_mail, jobs
from people.models import Proposal, ProposalKind, ProposalState, StandIn
from people.proposals import actions, policy
from people.proposals.facts import address_changed_on
from people.roles import Role
from tests.established import change_account, change_posts, establish
from tests.people import named, signed_in
from tests.second_factors.passkeys import (
    Device,
    add_app,
    add_passkey,
    is_signed_in,
    rows_of,
    signed_in_by_password,
)
from tests.test_proposals import confirmed, state_of, without_second_people

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def nobody_has_guessed():
    cache.clear()


def with_factors(who, clock):
    """They set up an app and a passkey a day ago."""
    browser = signed_in(who)
    add_app(browser)
    add_passkey(browser, Device(who))
    rows_of(who).update(created_at=clock.at - timedelta(days=1))


def lost(who="clara", by="petra"):
    return actions.propose_lost_factor(named(who), by=named(by), why="She brought her phone.")


def told(event):
    return set(Notice.objects.filter(event=event).values_list("addressee__name", flat=True))


def later(clock, by):
    """With what the worker does meanwhile."""
    jobs.put_into_effect()
    send_notices()
    clock.at += by
    jobs.put_into_effect()


def test_two_people_and_an_hour_remove_it_and_the_owner_sets_up_a_new_one(clock, mailoutbox):
    with_factors("omar", clock)
    phone = signed_in("omar")
    proposal = confirmed(lost("omar"), by="eve")
    assert proposal.takes_effect_at == clock.at + HOUR
    later(clock, HOUR - timedelta(minutes=1))
    assert rows_of("omar").count() == 3
    later(clock, timedelta(minutes=1))
    assert state_of(proposal) == ProposalState.IN_EFFECT
    assert not rows_of("omar").exists()
    assert not is_signed_in(phone)
    assert told(account_mail.FACTOR_REMOVED) == {"Omar Haddad"}
    assert signed_in_by_password("omar").get("/").url == reverse("mfa_index")
    row = named("omar").history.filter(history_change_reason="confirmed by two").get()
    assert row.history_user == named("petra")


def test_the_owner_is_told_at_their_address_before_and_can_refuse(clock, mailoutbox):
    with_factors("clara", clock)
    proposal = confirmed(lost(), by="mona")
    jobs.put_into_effect()
    send_notices()
    [message] = [one for one in mailoutbox if one.subject.startswith("Second step lost")]
    assert message.to == ["clara@westhaven.example"]
    assert reverse("people:changes") in message.body
    actions.refuse(proposal, why="I have my phone here.", by=named("clara"))
    later(clock, timedelta(days=3))
    assert rows_of("clara").count() == 3


def test_nothing_is_removed_before_the_mail_has_gone(clock):
    with_factors("clara", clock)
    proposal = confirmed(lost(), by="mona")
    jobs.put_into_effect()
    clock.at += timedelta(days=3)
    jobs.put_into_effect()
    assert state_of(proposal) == ProposalState.CONFIRMED
    assert rows_of("clara").count() == 3


@pytest.mark.parametrize("who", ["mona", "eve", "petra", "ada"])
def test_of_somebody_with_a_guarded_post_it_waits_as_long_as_any_change(who, clock):
    with_factors(who, clock)
    by, second = ("sam", "eve") if who == "petra" else ("petra", "mona")
    second = "eve" if who == second else second
    second = "mona" if who == second else second
    proposal = confirmed(lost(who, by=by), by=second)
    assert proposal.takes_effect_at == clock.at + timedelta(hours=48)
    assert {"Ada Quist", "Eve Larkin", "Mona Reid"} <= told("post-proposed")


def test_of_anybody_else_only_those_hear_who_can_confirm_it(clock):
    with_factors("clara", clock)
    lost()
    assert told("post-proposed") == {"Clara Okafor", "Petra Hall", "Eve Larkin", "Mona Reid"}


def test_nobody_does_it_for_themselves(clock):
    with_factors("petra", clock)
    with pytest.raises(PermissionDenied, match="You cannot propose this for yourself"):
        lost("petra")
    with_factors("eve", clock)
    proposal = lost("eve")
    with pytest.raises(PermissionDenied, match="could benefit you"):
        confirmed(proposal, by="eve")
    with pytest.raises(PermissionDenied, match="You proposed this change"):
        confirmed(proposal, by="petra")
    row = Proposal(kind=ProposalKind.LOST_FACTOR, person=named("petra"), why="x")
    row.proposed_by, row.proposed_at = named("petra"), timezone.now()
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_where_nobody_can_confirm_it_the_long_delay_stands_in_and_everyone_hears(clock):
    with_factors("clara", clock)
    without_second_people()
    establish(person=named("grace"), role=Role.SECTION_151_OFFICER)
    proposal = lost()
    assert proposal.stand_in == StandIn.DELAY
    assert proposal.takes_effect_at == clock.at + timedelta(hours=48)
    assert {"Ada Quist", "Grace Lund"} <= told("post-proposed")


def test_what_was_used_since_is_not_lost(clock):
    with_factors("clara", clock)
    proposal = confirmed(lost(), by="mona")
    clock.at += timedelta(minutes=5)
    rows_of("clara").get(type="totp").record_usage()
    later(clock, HOUR)
    assert state_of(proposal) == ProposalState.LAPSED
    assert rows_of("clara").count() == 3
    page = signed_in("petra").get(proposal.get_absolute_url()).content.decode()
    assert "has used or changed their second step since this was proposed" in page


def test_who_has_none_has_lost_none(clock):
    with pytest.raises(PermissionDenied, match="has not set up a second step"):
        lost()
    page = reverse("administration:second-step", args=[named("clara").pk])
    assert signed_in("petra").get(page).status_code == 403
    assert signed_in("omar").get(page).status_code == 404


def test_the_page_says_what_the_second_person_must_check(clock):
    with_factors("clara", clock)
    change_account(named("clara"), email="clara.new@westhaven.example")
    clara = named("clara.new")
    proposal = actions.propose_lost_factor(clara, by=named("petra"), why="She came in.")
    page = signed_in("eve").get(proposal.get_absolute_url()).content.decode()
    assert "1 passkey and an authenticator app" in page
    assert "Before you confirm, speak to Clara Okafor yourself" in page
    assert address_changed_on(clara) == timezone.localdate()
    assert "1 December 2026" in page
    assert "1 hour later" in page


def test_an_administrator_proposes_it_on_the_page_of_the_person_once(clock):
    with_factors("clara", clock)
    petra, clara = signed_in("petra"), named("clara")
    person = reverse("administration:person", args=[clara.pk])
    page = reverse("administration:second-step", args=[clara.pk])
    assert page in petra.get(person).content.decode()
    answer = petra.post(page, {"key": "", "why": " "})
    assert "Enter how you know that it is them" in answer.content.decode()
    key = "7d0f0f0e-6a39-4c3e-9d2a-000000000001"
    for _ in range(2):
        answer = petra.post(page, {"key": key, "why": "She came in."})
        assert answer.url == Proposal.objects.open().get().get_absolute_url()


def test_while_it_is_open_nobody_alone_changes_the_address(clock):
    with_factors("clara", clock)
    lost()
    clara = named("clara")
    clara.email = "thief@elsewhere.example"
    with pytest.raises(PermissionDenied):
        clara.save()


def test_a_post_proposed_for_them_makes_the_delay_long(clock):
    with_factors("omar", clock)
    actions.propose_sign_in(named("omar"), can_sign_in=False, by=named("petra"))
    with pytest.raises(ValidationError):
        actions.propose_sign_in(named("omar"), can_sign_in=False, by=named("petra"))
    row = lost("omar")
    assert policy.delay_of(row, StandIn.NONE) == timedelta(hours=48)
    change_posts(named("omar").appointments.all(), ends_on=None)
