"""Guarded posts and accounts take two people: the attacks of one, and the way of two."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from casework.jobs import send_notices
from complaints.models import Complaint
from people import jobs
from people.models import (
    AddressChange,
    Appointment,
    Proposal,
    ProposalKind,
    SecondPersonNeeded,
    Service,
    Standing,
    User,
    system_user,
)
from people.proposals import actions, policy
from people.proposals.facts import facts_of, mark_of
from people.roles import Role
from tests.administration import appoint, change_account, send
from tests.complaints import cases
from tests.established import change_posts, establish
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


def in_effect(proposal, clock, by="eve"):
    confirmed(proposal, by=by)
    clock.at += HOURS
    assert jobs.put_into_effect() == 1


def without_second_people():
    """A town council: its only administrator, and no other officer who could confirm."""
    for who in ("eve", "mona"):
        change_posts(named(who).appointments.all(), ends_on=date(2026, 11, 30))


def add_post(by, who, role, **more):
    typed = {"standing": "acting", "starts_on": "2026-12-01", "why": "Mona is on leave."}
    return appoint(who, role, by=by, **typed | more)


def test_a_reason_is_asked_for_and_kept_in_the_history(client, clock):
    page = add_post("petra", "stan", Role.AUDITOR, why=" ").content.decode()
    assert "Enter the reason you propose this change" in page
    page = change_account("petra", "mona", email="new@westhaven.example")
    assert "Enter the reason you propose this change" in page.content.decode()
    assert not Proposal.objects.open().exists()
    add_post("petra", "stan", Role.AUDITOR)
    proposal = Proposal.objects.open().get()
    assert proposal.history.earliest().why == "Mona is on leave."


def test_no_reason_is_asked_for_what_one_person_can_do(client, clock):
    change_account("petra", "clara", email="clara@elsewhere.example")
    assert AddressChange.objects.get().email == "clara@elsewhere.example"
    change_account("petra", "mona", name="Mona Other")
    assert named("mona").name == "Mona Other"


# Each attack of one person alone.


@pytest.mark.parametrize("by", ["petra", "sam"])
def test_an_administrator_who_appoints_himself_acting_monitoring_officer_reads_nothing(
    by, client, clock
):
    complaint = cases.sent()
    page = add_post(by, by, Role.MONITORING_OFFICER).content.decode()
    assert "You cannot give a post to yourself" in page
    assert not Proposal.objects.open().exists()
    assert complaint not in Complaint.objects.visible_to(named(by))


def test_a_second_account_made_acting_chief_executive_is_only_proposed(client, clock):
    complaint = cases.sent()
    puppet = User.objects.create_user("puppet@westhaven.example", "Second Account", "x")
    response = add_post("petra", "puppet", Role.CHIEF_EXECUTIVE)
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
    new = {"email": "mine@elsewhere.example", "name": "Another Name"}
    change_account(by, who, **new, why="He asked.")
    person = named(who)
    assert person.name == "Another Name"
    assert person.email == f"{who}@westhaven.example"
    jobs.put_into_effect()
    send_notices()
    both = {person.email, "mine@elsewhere.example"}
    assert {
        mail.to[0] for mail in mailoutbox if mail.subject.startswith("Your email address")
    } == both
    client.post(reverse("account_reset_password"), {"email": "mine@elsewhere.example"})
    send_notices()
    assert mailoutbox[-1].subject == "No account for this email address"
    assert "/password/" not in mailoutbox[-1].body or mailoutbox[-1].to != [person.email]


def test_unticking_can_sign_in_does_not_hand_her_files_to_the_deputy(client, clock):
    establish(person=named("stan"), role=Role.MONITORING_OFFICER, standing=Standing.DEPUTY)
    change_account("petra", "mona", sign_in=True, why="She left.")
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
    send("sam", "name", omar.pk, name="Omar", is_superuser="on", is_staff="on")
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
    " is_cancelled, starts_on) VALUES (%(stan)s, 'monitoring-officer', 'acting', '', false, false,"
    " '2026-12-01')",
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


def test_posts_that_need_no_second_person_are_added_at_once_and_none_is_removed(clock):
    officer = {"role": Role.OFFICER, "starts_on": TODAY, "service": Service.objects.first()}
    posts = [Appointment(person=named(who), **officer) for who in ("stan", "wanda")]
    added = Appointment.objects.bulk_create(posts)
    for rows in (added[0], Appointment.objects.filter(pk=added[1].pk)):
        with pytest.raises(DatabaseError, match="only a file that is undone"), transaction.atomic():
            rows.delete()


def test_only_a_people_administrator_proposes_and_never_themselves(clock):
    post = ProposalKind.POST
    for who, of, sentence in (
        ("clara", "stan", "Only a people administrator"),
        ("petra", "petra", "You cannot propose a post for yourself"),
    ):
        assert sentence in policy.can_propose(named(who), named(of), post).reason


def test_a_post_that_cannot_be_held_or_is_somebody_elses_is_not_proposed(clock):
    twice = Appointment.objects.filter(person=named("eve"), role=Role.CHIEF_EXECUTIVE).get()
    twice.person = named("stan")
    with pytest.raises(ValidationError, match="add another for the other person or role"):
        actions.propose_post(twice, by=named("petra"))
    councillor = acting("clara", role=Role.MONITORING_OFFICER, standing=Standing.HOLDER)
    with pytest.raises(ValidationError):
        actions.propose_post(councillor, by=named("petra"))
