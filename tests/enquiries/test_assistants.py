"""Assistants: what they see, and the permission to send in their councillor’s name."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import ProgrammingError, connection
from django.urls import reverse

from casework.models import Notice
from enquiries.assistants import actions
from enquiries.assistants.policy import can_send_for
from enquiries.jobs import end_permissions
from enquiries.models import StandingPermission
from people.models import Appointment
from tests.assistants import assistant
from tests.people import named, signed_in

pytestmark = pytest.mark.django_db


def let_send(who="asha", by="clara"):
    return actions.let_send(named(who), by=named(by))


def said(who, name, *args):
    return " ".join(signed_in(who).get(reverse(name, args=args)).content.decode().split())


def post_ends(on):
    Appointment.objects.filter(person=named("asha")).update(ends_on=on)


@pytest.fixture
def asha(clock):
    return assistant()


def pressed(who, name, *args):
    """Where the button of a page leads."""
    return signed_in(who).post(reverse(name, args=args), {"key": uuid4()}).headers["Location"]


def test_a_councillor_lets_an_assistant_send_and_takes_it_back(asha, clock):
    page = reverse("enquiries:assistants")
    assert "Cannot send enquiries in your name." in said("clara", "enquiries:assistants")
    assert pressed("clara", "enquiries:let-send", asha.pk) == page
    assert can_send_for(asha, named("clara"))
    since = "Can send enquiries in your name, since Tuesday 1 December 2026."
    assert since in said("clara", "enquiries:assistants")
    clock.next_day()
    assert pressed("clara", "enquiries:stop-sending", asha.pk) == page
    assert not can_send_for(asha, named("clara"))
    period = "From Tuesday 1 December 2026 to Wednesday 2 December 2026"
    assert period in said("clara", "enquiries:assistants")


def test_both_are_told_of_a_permission_and_of_its_end(asha):
    let_send()
    actions.stop_sending(asha, by=named("clara"))
    told = Notice.objects.order_by("pk").values_list("addressee__name", "sentence")
    assert list(told) == [
        ("Clara Okafor", "Asha Rahman can send enquiries in your name."),
        ("Asha Rahman", "You can send enquiries in the name of Councillor Clara Okafor."),
        ("Clara Okafor", "Asha Rahman can no longer send enquiries in your name."),
        ("Asha Rahman", "You can no longer send enquiries in the name of Councillor Clara Okafor."),
    ]


def test_only_a_councillor_lets_their_own_assistant_send(asha):
    for by in ("nia", "omar", "asha"):
        with pytest.raises(PermissionDenied):
            actions.let_send(asha, by=named(by))
    with pytest.raises(PermissionDenied):
        actions.let_send(named("omar"), by=named("clara"))


def test_a_permission_is_given_once_and_ended_once(asha):
    let_send()
    with pytest.raises(PermissionDenied, match="can already send enquiries in your name"):
        let_send()
    actions.stop_sending(asha, by=named("clara"))
    with pytest.raises(PermissionDenied, match="cannot send enquiries in your name"):
        actions.stop_sending(asha, by=named("clara"))


def test_history_says_who_gave_a_permission_and_who_ended_it(asha):
    row = let_send()
    actions.stop_sending(asha, by=named("clara"))
    past = row.history.order_by("history_id").values_list(
        "history_user__name", "history_change_reason"
    )
    assert list(past) == [("Clara Okafor", "given"), ("Clara Okafor", "ended")]


def refused_by_the_database(change):
    table = "enquiries_standingpermission"
    with pytest.raises(ProgrammingError), connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET {change}")


@pytest.mark.parametrize("change", ["given_at = now()", "councillor_id = 2", "assistant_id = 1"])
def test_the_database_alters_nothing_of_a_permission_but_its_end(change, asha):
    let_send()
    refused_by_the_database(change)


def test_the_database_takes_up_no_permission_again(asha):
    let_send()
    actions.stop_sending(asha, by=named("clara"))
    refused_by_the_database("ended_at = NULL")


def test_a_permission_is_for_one_councillor(asha):
    assistant(of="nia")
    let_send()
    assert not can_send_for(named("asha"), named("nia"))


@pytest.mark.parametrize("gone", ["asha", "clara"])
def test_nothing_can_be_sent_once_either_post_has_ended(gone, asha):
    let_send()
    Appointment.objects.filter(person=named(gone)).update(ends_on=date(2026, 11, 30))
    assert not can_send_for(named("asha"), named("clara"))


def test_a_permission_does_not_come_back_with_a_later_post(asha):
    row = let_send()
    post_ends(date(2026, 11, 30))
    assert end_permissions() == 1
    row.refresh_from_db()
    assert row.ended_at is not None
    assert row.history.first().history_user.is_system
    post_ends(None)
    assert not can_send_for(named("asha"), named("clara"))
    assert end_permissions() == 0


def test_a_permission_stays_while_both_posts_do(asha):
    let_send()
    assert end_permissions() == 0
    assert can_send_for(named("asha"), named("clara"))


def test_a_permission_does_not_go_with_a_post_that_changes_hands(asha):
    let_send()
    Appointment.objects.filter(person=asha).update(councillor=named("nia"))
    for member in ("clara", "nia"):
        assert not can_send_for(named("asha"), named(member))


def test_someone_appointed_again_at_once_can_be_let_to_send_again(asha, clock):
    let_send()
    post_ends(date(2026, 12, 1))
    clock.next_day()
    assistant(starts_on=date(2026, 12, 2))
    assert not can_send_for(named("asha"), named("clara"))
    let_send()
    assert StandingPermission.objects.open().count() == 1
    assert can_send_for(named("asha"), named("clara"))


def test_the_pages_are_only_of_ones_own_assistants(asha):
    assert signed_in("nia").get(reverse("enquiries:let-send", args=[asha.pk])).status_code == 404
    assert "You have no assistants." in said("nia", "enquiries:assistants")
    bea = assistant("Bea Lund", of="nia")
    assert signed_in("clara").get(reverse("enquiries:let-send", args=[bea.pk])).status_code == 404
    for who in ("omar", "asha", "dev"):
        assert signed_in(who).get(reverse("enquiries:assistants")).status_code == 403
