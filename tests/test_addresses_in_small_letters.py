"""An address is one address however its letters are typed: stored small, and nobody's twin."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse

from casework.models import Notice
from people.address_changes.actions import confirm_address
from people.models import Proposal, User
from people.proposals.actions import propose_address
from people.proposals.bootstrap import appoint_first_administrator
from tests.administration import change_account, invite
from tests.owner import as_owner, no_triggers
from tests.people import PASSWORD, named

pytestmark = pytest.mark.django_db
CAPITALS = "Clara@WestHaven.example"


def stored():
    return User.objects.get(name="New Person").email


def confirmed(person, email):
    change_account("petra", "stan", name="New Person", email=email)
    confirm_address(person.address_changes.get().pk)


@pytest.mark.parametrize(
    "make",
    [
        lambda: User.objects.create_user("New.P@Some.Example", "New Person"),
        lambda: User(email="New.P@Some.Example", name="New Person").save(),
        lambda: User.objects.bulk_create([User(email="New.P@Some.Example", name="New Person")]),
        lambda: call_command(
            "createsuperuser", email="New.P@Some.Example", name="New Person", interactive=False
        ),
        lambda: invite(name="New Person", email=" New.P@Some.Example"),
        lambda: confirmed(named("stan"), "New.P@Some.Example"),
    ],
)
def test_it_is_stored_in_small_letters_wherever_it_comes_from(make, clock):
    make()
    assert stored() == "new.p@some.example"


def test_the_database_refuses_capitals_and_twins():
    change = "UPDATE people_user SET email = %s WHERE name = 'Stan Price'"
    for address in ("Stan@westhaven.example", "clara@westhaven.example"):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change, [address])
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create_user(CAPITALS, "Twin")


@pytest.mark.parametrize(
    "sent",
    [
        lambda: invite(name="Twin", email=CAPITALS),
        lambda: change_account("petra", "stan", email=CAPITALS),
        lambda: change_account("petra", "mona", email=CAPITALS, why="A new one"),
    ],
)
def test_the_pages_about_people_say_that_a_twin_is_one(sent, clock):
    before = User.objects.count()
    page = sent()
    assert page.status_code == 200
    assert "Clara Okafor uses this email address." in page.content.decode()
    assert User.objects.count() == before
    assert not User.objects.filter(name="Twin").exists()


def test_a_guarded_account_is_not_changed_by_capitals_alone(clock):
    mona = named("mona")
    page = change_account("petra", "mona", email=mona.email.upper(), why="x")
    assert "This is their address already." in page.content.decode()
    assert not Proposal.objects.filter(kind="address").exists()


def test_a_proposal_for_a_twin_is_refused(clock):
    with pytest.raises(ValidationError, match="Someone else uses this email address"):
        propose_address(named("mona"), CAPITALS, by=named("petra"))


def test_commands_refuse_a_twin_and_find_who_is_there(clock):
    with pytest.raises(CommandError, match="already taken"):
        call_command("createsuperuser", email=CAPITALS, name="Twin", interactive=False)
    with no_triggers() as cursor:
        cursor.execute("DELETE FROM people_appointment; DELETE FROM people_proposal")
    assert appoint_first_administrator(CAPITALS, "Clara Okafor").person == named("clara")


@pytest.mark.parametrize("typed", ["clara@westhaven.example", CAPITALS, f" {CAPITALS.upper()} "])
def test_signing_in_and_a_new_password_work_however_it_is_typed(typed, clock):
    given = {"login": typed, "password": PASSWORD}
    assert Client().post(reverse("account_login"), given).status_code == 302
    Client().post(reverse("account_reset_password"), {"email": typed})
    assert Notice.objects.get(event="password-link").addressee == named("clara")


def with_addresses(**addresses):
    """As the database was before: accounts by first name with any address."""
    with as_owner() as cursor:
        cursor.execute("ALTER TABLE people_user DROP CONSTRAINT user_address_in_small_letters")
    with no_triggers() as cursor:
        for who, address in addresses.items():
            change = "UPDATE people_user SET email = %s WHERE email = %s"
            cursor.execute(change, [address, f"{who}@westhaven.example"])


def migrated():
    migration = import_module("people.migrations.0007_addresses_in_small_letters")
    with as_owner():
        migration.small_letters(apps, SimpleNamespace(connection=connection))


def addresses_of(*names):
    return [User.objects.get(name=name).email for name in names]


def test_old_addresses_become_small_with_a_row_of_history(clock):
    with_addresses(stan="Stan@Westhaven.Example", mona="MONA@westhaven.example")
    migrated()
    assert addresses_of("Stan Price", "Mona Reid") == [
        "stan@westhaven.example",
        "mona@westhaven.example",
    ]
    for who in ("stan", "mona"):
        row = named(who).history.latest()
        assert (row.email, row.history_change_reason) == (
            f"{who}@westhaven.example",
            "address in small letters",
        )
    with pytest.raises(DatabaseError, match="A second person"), as_owner("DEFAULT") as cursor:
        cursor.execute("UPDATE people_user SET is_staff = true WHERE name = 'Stan Price'")


@pytest.mark.parametrize(
    ("addresses", "keeper"),
    [
        ({"stan": "CLARA@westhaven.example"}, "Clara Okafor"),
        ({"stan": "CLARA@w.example", "clara": "Clara@w.example"}, "Stan Price"),
    ],
)
def test_of_two_accounts_with_one_address_the_one_in_use_keeps_it(addresses, keeper, clock, capsys):
    User.objects.filter(name="Stan Price").update(last_login=clock.at)
    with_addresses(**addresses)
    migrated()
    other = ({"Clara Okafor", "Stan Price"} - {keeper}).pop()
    pk = User.objects.get(name=other).pk
    domain = addresses["stan"].partition("@")[2]
    assert addresses_of(keeper, other) == [f"clara@{domain}", f"clara+account-{pk}@{domain}"]
    assert f"Account {pk} had the address of account" in capsys.readouterr().out
    row = User.objects.get(name=other).history.latest()
    assert row.history_change_reason == "address of another account"
