"""A new address of an account: told to both, confirmed from the new one, or withdrawn."""

import base64
from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from casework.jobs import send_notices
from people.actions import invite_person
from people.address_changes.actions import ask_for_address, confirm_address, withdraw_address
from people.address_mail import address_token
from people.models import AddressChange, Appointment, Proposal, User
from people.proposals.actions import propose_post
from people.roles import Role
from tests.people import named, signed_in
from tests.portal.test_appointing import sent, text_of

pytestmark = pytest.mark.django_db
NEW = "omar@elsewhere.example"
PAGE = "administration:address"


def asked(who="omar", email=NEW, **more):
    return ask_for_address(named(who), email, by=named("petra"), **more)


def sent_to(address):
    send_notices()
    return [one for one in mail.outbox if one.to == [address]]


def link_in(message):
    return next(line for line in message.body.splitlines() if "/confirm-address/" in line)


def path_of(person):
    """The link of the first change that was asked for."""
    change = person.address_changes.earliest("pk")
    return reverse("confirm-address", args=[address_token(change.pk)])


def page(who="omar"):
    return reverse(PAGE, args=[named(who).pk])


def test_an_address_changes_once_it_is_confirmed_from_there(clock, settings):
    omar = named("omar")
    User.objects.filter(pk=omar.pk).update(last_login=timezone.now())
    for _ in range(2):
        assert sent(page(), email="Omar@Elsewhere.example").status_code == 302
    assert named("omar").email == "omar@westhaven.example"
    (told,) = sent_to("omar@westhaven.example")
    assert "has asked for another email address for the account of Omar Haddad" in told.body
    assert "/confirm-address/" not in told.body
    (message,) = sent_to(NEW)
    path = link_in(message).removeprefix(settings.BASE_URL)
    stranger = Client()
    assert f"{NEW} will be the email address" in text_of(stranger.get(path))
    assert User.objects.get(pk=omar.pk).email == "omar@westhaven.example"
    assert f"{NEW} is now the email address" in text_of(stranger.post(path))
    assert User.objects.get(pk=omar.pk).email == NEW
    row = omar.history.latest()
    assert (row.history_user, row.history_change_reason) == (named("petra"), "address confirmed")
    assert "has been changed" in sent_to("omar@westhaven.example")[-1].body
    assert "has been changed" in sent_to(NEW)[-1].body


def test_the_page_of_the_person_says_that_it_waits(clock):
    asked()
    address = reverse("administration:person", args=[named("omar").pk])
    assert f"{NEW} must be confirmed by" in text_of(signed_in("petra").get(address))
    sent(reverse("administration:withdraw-address", args=[named("omar").pk]))
    assert NEW not in text_of(signed_in("petra").get(address))


@pytest.mark.parametrize("after", ["withdrawn", "another", "a week", "used", "inactive", "taken"])
def test_a_link_works_only_while_the_change_waits(after, clock):
    omar = named("omar")
    asked()
    if after == "withdrawn":
        withdraw_address(omar, by=named("petra"))
    elif after == "another":
        asked(email="other@elsewhere.example")
    elif after == "a week":
        clock.at += timedelta(days=7, minutes=1)
    elif after == "used":
        confirm_address(omar.address_changes.get().pk)
    elif after == "inactive":
        User.objects.filter(pk=omar.pk).update(is_active=False)
    else:
        User.objects.create_user(NEW, "Another Omar")
    before = User.objects.get(pk=omar.pk).email
    response = Client().post(path_of(omar))
    assert response.status_code == 404
    assert "This link no longer works" in text_of(response)
    assert User.objects.get(pk=omar.pk).email == before


@pytest.mark.parametrize("token", ["x", "MQ:1x:y", "ImFiYyI:1xXQL4:nonsense"])
def test_a_link_that_nobody_sent_is_none(token, clock):
    asked()
    assert Client().post(reverse("confirm-address", args=[token])).status_code == 404
    with pytest.raises(PermissionDenied):
        confirm_address(0)
    assert named("omar").email == "omar@westhaven.example"


def test_a_link_says_neither_whose_account_nor_which_address(clock):
    asked()
    assert NEW not in str(
        base64.b64decode(path_of(named("omar")).split("/")[2].split(":")[0] + "==")
    )


def test_after_a_change_is_withdrawn_it_can_be_asked_for_again(clock):
    asked()
    withdraw_address(named("omar"), by=named("petra"))
    withdraw_address(named("omar"), by=named("petra"))
    asked()
    assert AddressChange.objects.open().get().email == NEW
    assert AddressChange.objects.count() == 2


def test_what_has_run_out_can_be_asked_for_again(clock):
    asked()
    clock.at += timedelta(days=8)
    asked()
    assert AddressChange.objects.open().count() == 1


@pytest.mark.parametrize("who", ["mona", "eve", "ada", "sam"])
def test_the_address_of_someone_guarded_is_only_proposed(who, clock):
    assert "Enter the reason" in text_of(sent(page(who), email=NEW))
    for _ in range(2):
        response = sent(page(who), email=NEW, why="She has moved.")
        assert response.url == Proposal.objects.open().get().get_absolute_url()
    assert not AddressChange.objects.exists()


def test_someone_who_became_guarded_meanwhile_keeps_the_address(clock):
    omar = named("omar")
    asked()
    post = Appointment(person=omar, role=Role.AUDITOR, starts_on=timezone.localdate())
    propose_post(post, by=named("petra"), why="Ada retires.")
    response = Client().post(path_of(omar))
    assert "Two people have to agree" in text_of(response)
    assert named("omar").email == "omar@westhaven.example"


def test_an_address_of_somebody_else_is_said_with_a_link_and_kept(clock):
    answer = text_of(sent(page(), email="STAN@westhaven.example"))
    assert "Stan Price uses this email address." in answer
    assert reverse("administration:person", args=[named("stan").pk]) in answer
    assert 'value="STAN@westhaven.example"' in answer
    with pytest.raises(ValidationError, match="Someone else uses"):
        asked(email="stan@westhaven.example")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Enter the new email address"),
        ("nobody", "Enter a valid email address"),
        ("OMAR@westhaven.example", "This is their address already."),
    ],
)
def test_what_is_wrong_is_said(typed, sentence, clock):
    assert sentence in text_of(sent(page(), email=typed))
    assert not AddressChange.objects.exists()


def test_somebody_who_never_signed_in_is_invited_at_the_new_address(clock):
    ned = invite_person(User(email="ned@westhaven.example", name="Ned"), by=named("petra"))
    send_notices()
    asked("ned")
    confirm_address(ned.address_changes.get().pk)
    assert any("has created an account for you" in one.body for one in sent_to(NEW))


def test_only_an_administrator_asks_or_withdraws(clock):
    for do in (
        lambda: ask_for_address(named("omar"), NEW, by=named("ruth")),
        lambda: withdraw_address(named("omar"), by=named("ruth")),
    ):
        with pytest.raises(PermissionDenied):
            do()


def test_the_database_has_one_change_that_waits_for_each_account(clock):
    asked()
    row = AddressChange.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        AddressChange(
            person=row.person, email="b@x.example", asked_by=row.asked_by, asked_at=row.asked_at
        ).save()


def test_no_cache_keeps_the_page_of_a_link(clock):
    asked()
    assert "no-store" in Client().get(path_of(named("omar")))["Cache-Control"]
