"""Accounts of others: the name, the sign-in and the invitation, as people administrators change
them."""

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from casework.jobs import send_notices
from people.actions import invite_person
from people.models import Proposal, User
from tests.people import named, signed_in
from tests.portal.test_appointing import sent, text_of

pytestmark = pytest.mark.django_db


def page_of(name, who):
    return reverse(f"administration:{name}", args=[named(who).pk])


def new_person():
    return invite_person(User(email="ned@westhaven.example", name="Ned New"), by=named("petra"))


def test_a_name_is_corrected_with_its_history(clock):
    assert sent(page_of("name", "omar"), name=" Omar  H. Haddad ").status_code == 302
    assert named("omar").name == "Omar H. Haddad"
    row = named("omar").history.latest()
    assert (row.history_user, row.history_change_reason) == (named("petra"), "name corrected")
    assert "Enter their name" in text_of(sent(page_of("name", "omar"), name=" "))


def test_nothing_is_written_of_a_name_that_stays(clock):
    before = named("omar").history.count()
    sent(page_of("name", "omar"), name="Omar Haddad")
    assert named("omar").history.count() == before


def test_who_is_stopped_from_signing_in_is_signed_out_at_once_and_let_in_again(clock):
    omar = signed_in("omar")
    assert sent(page_of("sign-in", "omar")).status_code == 302
    assert not named("omar").is_active
    assert omar.get(reverse("account")).status_code == 302
    assert sent(page_of("sign-in", "omar")).status_code == 302
    assert named("omar").is_active


@pytest.mark.parametrize("who", ["mona", "eve", "ada", "sam"])
def test_the_sign_in_of_someone_guarded_takes_two(who, clock):
    assert "Enter the reason" in text_of(sent(page_of("sign-in", who)))
    for _ in range(2):
        response = sent(page_of("sign-in", who), why="She has left.")
        assert response.url == Proposal.objects.open().get().get_absolute_url()
    assert named(who).is_active


def test_an_invitation_is_sent_again_once_for_each_form(clock):
    new_person()
    send_notices()
    client, address = signed_in("petra"), page_of("invite-again", "ned")
    form = client.get(address).context["form"]
    typed = {name: form[name].value() for name in ("key", "signed_for")}
    for _ in range(2):
        assert client.post(address, typed).status_code == 302
        send_notices()
    assert [one.to for one in mail.outbox] == 2 * [["ned@westhaven.example"]]


def test_nobody_who_has_signed_in_is_invited_again(clock):
    new_person()
    User.objects.filter(email="ned@westhaven.example").update(last_login=timezone.now())
    response = signed_in("petra").get(page_of("invite-again", "ned"))
    assert response.status_code == 403
    assert "Ned New has signed in already." in text_of(response)
