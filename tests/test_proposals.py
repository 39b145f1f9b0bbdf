"""Guarded posts and accounts take two people: the attacks of one, and the way of two."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from complaints.models import Complaint
from people import jobs
from people.models import (
    Appointment,
    Proposal,
    ProposalState,
    SecondPersonNeeded,
    StandIn,
    Standing,
    User,
    system_user,
)
from people.proposals import actions, policy
from people.proposals.effect import take_effect
from people.proposals.shown import facts_of, mark_of
from people.roles import GUARDED, Role
from tests.complaints import cases
from tests.established import change_posts, establish, superuser
from tests.people import named

pytestmark = pytest.mark.django_db
TODAY = date(2026, 12, 1)
HOURS = timedelta(hours=48)


def acting(who, role=Role.MONITORING_OFFICER, standing=Standing.ACTING):
    return Appointment(person=named(who), role=role, standing=standing, starts_on=TODAY)


def proposed(who="stan", by="petra", **more):
    return actions.propose_post(acting(who, **more), by=named(by), why="Mona is on leave.")


def confirmed(proposal, by="eve"):
    return actions.confirm(proposal, shown=mark_of(facts_of(proposal)), by=named(by))


def state_of(proposal):
    return Proposal.objects.get(pk=proposal.pk).state


def add_post(client, by, who, role, **more):
    client.force_login(named(by))
    typed = {"person": named(who).pk, "role": role, "standing": "acting", "starts_on": "2026-12-01"}
    typed |= {"why": "Mona is on leave."}
    return client.post(reverse("admin:people_appointment_add"), typed | more)


def change_account(client, by, who, **typed):
    client.force_login(named(by))
    person = named(who)
    fields = {"name": person.name, "email": person.email, "is_active": "on", "why": "He asked."}
    fields |= typed
    fields = {name: value for name, value in fields.items() if value}
    return client.post(reverse("admin:people_user_change", args=[person.pk]), fields)


def test_a_reason_is_asked_for_and_kept_in_the_history(client, clock):
    page = add_post(client, "petra", "stan", Role.AUDITOR, why=" ").content.decode()
    assert "Enter the reason you propose this change" in page
    page = change_account(client, "petra", "mona", email="new@westhaven.example", why="")
    assert "Enter the reason you propose this change" in page.content.decode()
    assert not Proposal.objects.open().exists()
    add_post(client, "petra", "stan", Role.AUDITOR)
    proposal = Proposal.objects.open().get()
    assert proposal.history.earliest().why == "Mona is on leave."


def test_no_reason_is_asked_for_what_one_person_can_do(client, clock):
    change_account(client, "petra", "clara", email="clara@elsewhere.example", why="")
    assert User.objects.filter(email="clara@elsewhere.example").exists()
    change_account(client, "petra", "mona", name="Mona Other", why="")
    assert named("mona").name == "Mona Other"


# Each attack of one person alone.


@pytest.mark.parametrize("by", ["petra", "sam"])
def test_an_administrator_who_appoints_himself_acting_monitoring_officer_reads_nothing(
    by, client, clock
):
    complaint = cases.sent()
    page = add_post(client, by, by, Role.MONITORING_OFFICER).content.decode()
    assert "You cannot give a post to yourself" in page
    assert not Proposal.objects.open().exists()
    assert complaint not in Complaint.objects.visible_to(named(by))


def test_a_second_account_made_acting_chief_executive_is_only_proposed(client, clock):
    complaint = cases.sent()
    puppet = User.objects.create_user("puppet@westhaven.example", "Second Account", "x")
    response = add_post(client, "petra", "puppet", Role.CHIEF_EXECUTIVE)
    proposal = Proposal.objects.open().get()
    assert response.url == proposal.get_absolute_url()
    assert not puppet.appointments.exists()
    assert complaint not in Complaint.objects.visible_to(named("puppet"))
    with pytest.raises(PermissionDenied, match="You proposed this change"):
        confirmed(proposal, by="petra")
    with pytest.raises(PermissionDenied, match="could benefit you"):
        confirmed(proposal, by="puppet")
    clock.at += timedelta(days=30)
    jobs.put_into_effect()
    assert not puppet.appointments.exists()


@pytest.mark.parametrize("who", ["mona", "eve", "ada", "petra", "sam"])
def test_the_address_of_someone_guarded_does_not_change_by_one(who, client, clock, mailoutbox):
    by = "sam" if who == "petra" else "petra"
    change_account(client, by, who, email="mine@elsewhere.example", name="Another Name")
    person = named(who)
    assert person.name == "Another Name"
    assert person.email == f"{who}@westhaven.example"
    jobs.put_into_effect()
    assert {mail.to[0] for mail in mailoutbox} == {person.email, "mine@elsewhere.example"}
    client.post(reverse("account_reset_password"), {"email": "mine@elsewhere.example"})
    assert "/password/" not in mailoutbox[-1].body or mailoutbox[-1].to != [person.email]


def test_unticking_can_sign_in_does_not_hand_her_files_to_the_deputy(client, clock):
    establish(person=named("stan"), role=Role.MONITORING_OFFICER, standing=Standing.DEPUTY)
    change_account(client, "petra", "mona", is_active="")
    assert named("mona").is_active
    assert not named("stan").offices
    proposal = Proposal.objects.open().get()
    assert named("stan").pk in policy.beneficiaries(proposal)


def test_the_portal_itself_can_never_sign_in(client, clock):
    portal = system_user()
    portal.is_active = True
    with pytest.raises(SecondPersonNeeded):
        portal.save()
    with pytest.raises(PermissionDenied, match="No one can sign in as the portal"):
        actions.propose_sign_in(portal, can_sign_in=True, by=named("petra"))
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE people_user SET is_active = true WHERE id = %s", [portal.pk])


def test_nobody_is_made_a_superuser(client, clock):
    omar = named("omar")
    omar.is_superuser = True
    with pytest.raises(SecondPersonNeeded):
        omar.save()
    change_account(client, "sam", "omar", is_superuser="on", is_staff="on")
    assert not named("omar").is_superuser
    late = User.objects.create_superuser("late@westhaven.example", "Late", "x")
    assert not late.is_active


GUARDED_CHANGES = {
    "create": lambda: acting("stan").save(),
    "bulk_create": lambda: Appointment.objects.bulk_create([acting("stan")]),
    "update": lambda: Appointment.objects.filter(role=Role.MONITORING_OFFICER).update(
        person=named("stan")
    ),
    "update of the role": lambda: Appointment.objects.filter(person=named("stan")).update(
        role=Role.MONITORING_OFFICER
    ),
    "end": lambda: Appointment.objects.filter(role=Role.AUDITOR).update(ends_on=TODAY),
    "delete": lambda: Appointment.objects.filter(role=Role.AUDITOR).delete(),
    "delete one": lambda: Appointment.objects.get(role=Role.AUDITOR).delete(),
    "address": lambda: User.objects.filter(pk=named("mona").pk).update(email="x@y.example"),
    "sign-in": lambda: User.objects.filter(pk=named("mona").pk).update(is_active=False),
    "superuser": lambda: User(email="n@y.example", name="N", is_superuser=True).save(),
}


@pytest.mark.parametrize("how", GUARDED_CHANGES)
def test_a_shell_or_a_command_goes_the_same_way(how, clock):
    with pytest.raises(SecondPersonNeeded):
        GUARDED_CHANGES[how]()


STATEMENTS = {
    "insert": "INSERT INTO people_appointment (person_id, role, standing, job_title, for_enquiries,"
    " starts_on) VALUES (%(stan)s, 'monitoring-officer', 'acting', '', false, '2026-12-01')",
    "take over": "UPDATE people_appointment SET person_id = %(stan)s"
    " WHERE role = 'monitoring-officer'",
    "raise": "UPDATE people_appointment SET role = 'chief-executive' WHERE person_id = %(stan)s",
    "end": "UPDATE people_appointment SET ends_on = '2026-11-30' WHERE role = 'auditor'",
    "extend": "UPDATE people_appointment SET starts_on = '2019-01-01' WHERE role = 'auditor'",
    "remove": "DELETE FROM people_appointment WHERE role = 'auditor'",
    "address": "UPDATE people_user SET email = 'x@y.example' WHERE id = %(mona)s",
    "sign-in": "UPDATE people_user SET is_active = false WHERE id = %(mona)s",
    "superuser": "UPDATE people_user SET is_superuser = true WHERE id = %(stan)s",
    "staff": "UPDATE people_user SET is_staff = true WHERE id = %(stan)s",
    "confirmed at once": "INSERT INTO people_proposal (kind, person_id, role, standing, job_title,"
    " email, starts_on, proposed_by_id, proposed_at, state, stand_in, confirmed_by_id,"
    " confirmed_at, takes_effect_at, closed_why) VALUES ('post', %(stan)s, 'auditor', 'holder', '',"
    " '', '2026-12-01', %(mona)s, now(), 'confirmed', '', %(eve)s, now(), now(), '')",
    "changed": "UPDATE people_proposal SET person_id = %(stan)s",
    "another reason": "UPDATE people_proposal SET why = 'Another'",
    "forgotten": "DELETE FROM people_proposal",
    "decided again": "UPDATE people_proposal SET state = 'confirmed', closed_at = NULL",
}


@pytest.mark.parametrize("statement", STATEMENTS)
def test_the_database_refuses_it_too(statement, clock):
    people = {name: named(name).pk for name in ("stan", "mona", "eve")}
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(STATEMENTS[statement], people)


def test_the_database_refuses_a_post_other_than_the_one_confirmed(clock):
    proposal = confirmed(proposed("stan"))
    insert = STATEMENTS["insert"].replace(") VALUES (%(stan)s", ", proposal_id) VALUES (%(who)s")
    insert = insert[:-1] + ", %(proposal)s)"
    with connection.cursor() as cursor:
        with pytest.raises(DatabaseError), transaction.atomic():
            cursor.execute(insert, {"who": named("omar").pk, "proposal": proposal.pk})
        with transaction.atomic():
            cursor.execute(insert, {"who": named("stan").pk, "proposal": proposal.pk})


@pytest.mark.parametrize("column", ["proposed_by_id", "person_id"])
def test_the_database_takes_no_confirmation_of_the_proposer_or_the_person(column, clock):
    """What a trigger on posts would then take for confirmed by two."""
    proposal = proposed("stan")
    confirm = "UPDATE people_proposal SET state = 'confirmed', confirmed_at = now(),"
    confirm += f" takes_effect_at = now(), confirmed_by_id = {column} WHERE id = %s"
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(confirm, [proposal.pk])


# The way of two.


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


def in_effect(proposal, clock, by="eve"):
    confirmed(proposal, by=by)
    clock.at += HOURS
    assert jobs.put_into_effect() == 1


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


def test_the_delay_alone_can_be_refused_by_everyone_who_watches(clock):
    without_second_people()
    proposal = proposed("stan")
    actions.refuse(proposal, why="Who is this?", by=named("ada"))
    assert state_of(proposal) == ProposalState.REFUSED


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


def without_second_people():
    """A town council: its only administrator, and no other officer who could confirm."""
    for who in ("eve", "mona"):
        change_posts(named(who).appointments.all(), ends_on=date(2026, 11, 30))


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


def test_the_database_takes_back_no_confirmation_of_a_second_person(clock):
    proposal = confirmed(proposed("stan"))
    back = "UPDATE people_proposal SET state = 'proposed', confirmed_at = NULL,"
    back += " takes_effect_at = NULL, confirmed_by_id = NULL WHERE id = %s"
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(back, [proposal.pk])


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


def test_the_delay_never_stands_in_for_a_person_who_is_there(clock):
    assert proposed("stan").stand_in == StandIn.NONE


def test_an_address_changes_after_both_have_been_told(clock, mailoutbox, monkeypatch):
    proposal = actions.propose_address(named("mona"), "New@Westhaven.example", by=named("petra"))
    confirmed(proposal)
    clock.at += HOURS

    class Down:
        def send_messages(self, mails):
            raise OSError

    with monkeypatch.context() as down:
        down.setattr("people.proposals.addresses.get_connection", Down)
        assert jobs.put_into_effect() == 0
    assert jobs.put_into_effect() == 1
    assert User.objects.filter(email="new@westhaven.example", name="Mona Reid").exists()
    assert {m.to[0] for m in mailoutbox} == {"mona@westhaven.example", "new@westhaven.example"}


def test_an_address_that_is_taken_meanwhile_lapses(clock):
    proposal = actions.propose_address(named("mona"), "new@westhaven.example", by=named("petra"))
    confirmed(proposal)
    User.objects.create_user("new@westhaven.example", "Somebody New")
    clock.at += HOURS
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
