"""The course of an outgoing letter: written, changed, signed once, withdrawn, and who is told."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from announcements.letters import actions
from announcements.letters.policy import can_write_letter
from announcements.models import Capacity, LetterState, OutgoingLetter
from casework.models import Notice
from foundation.verdict import ChangedSinceShown
from people.models import Appointment
from people.roles import Role
from tests.announcements.letters import (
    BODY,
    chairs_letter,
    gets_post,
    official,
    seated,
    signed,
    written,
)
from tests.clause_protocols import adopt_for
from tests.people import named, signed_in

pytestmark = pytest.mark.django_db


def page(who, url, status=200):
    response = signed_in(who).get(url)
    assert response.status_code == status
    return " ".join(response.content.decode().split())


def form_of(capacity):
    return reverse("announcements:write-letter", args=[capacity])


def told(event):
    return sorted(Notice.objects.filter(event=event).values_list("addressee__name", flat=True))


@pytest.mark.parametrize("preset", ["surrey", "merton"])
def test_a_protocol_that_is_silent_offers_no_letters(preset, clock):
    adopt_for(clock, preset)
    for who, capacity in (("omar", "officer"), ("clara", "ward")):
        assert not can_write_letter(named(who), capacity)
        page(who, form_of(capacity), status=403)


def test_an_officer_who_lost_their_post_signs_nothing(clock):
    adopt_for(clock, "knutsford")
    gets_post("clara", Role.MAYOR)
    letter = written("clara", Capacity.MAYOR, binds_council=False)
    Appointment.objects.filter(role=Role.MAYOR).update(ends_on=date(2026, 11, 30))
    with pytest.raises(PermissionDenied, match="Only the Mayor"):
        signed(letter, "clara")


def test_what_is_signed_is_what_the_page_showed(clock):
    adopt_for(clock, "knutsford")
    letter = official()
    shown = actions.letter_mark(letter)
    actions.change_letter(letter, typed={"body": "Dear Ms Bell"}, by=named("omar"))
    with pytest.raises(ChangedSinceShown):
        actions.sign_letter(letter, by=named("omar"), shown=shown)
    url = reverse("announcements:sign-letter", args=[letter.reference])
    response = signed_in("omar").post(url, {"key": uuid4(), "shown": shown})
    assert response.status_code == 409
    assert actions.CHANGED in response.content.decode()


def test_a_letter_that_was_sent_is_neither_changed_nor_withdrawn_nor_signed_twice(clock):
    adopt_for(clock, "knutsford")
    letter = signed(official(), "omar")
    for do in (actions.withdraw_letter, actions.sign_letter):
        with pytest.raises(PermissionDenied, match="sent already"):
            do(letter, by=named("omar"))
    with pytest.raises(PermissionDenied, match="sent already"):
        actions.change_letter(letter, typed={"body": "Another"}, by=named("omar"))
    letter.refresh_from_db()
    assert letter.body == BODY


def test_a_letter_that_was_withdrawn_is_not_signed(clock):
    adopt_for(clock, "knutsford")
    letter = actions.withdraw_letter(official(), by=named("omar"))
    assert letter.status == LetterState.WITHDRAWN
    with pytest.raises(PermissionDenied, match="withdrawn"):
        signed(letter, "omar")


def test_the_button_pressed_twice_writes_one_letter(clock):
    adopt_for(clock, "knutsford")
    key = uuid4()
    assert official(key=key).pk == official(key=key).pk
    assert OutgoingLetter.objects.count() == 1


def test_a_letter_waits_on_the_first_page_of_the_officer_who_signs_it(clock):
    adopt_for(clock, "knutsford")
    letter = official(signatory=named("grace"), signatory_reason="Grace led the survey.")
    assert "Letters to sign: 1" in page("grace", "/")
    assert "Letters to sign" not in page("omar", "/")
    signed(letter, "grace")
    assert "Letters to sign" not in page("grace", "/")
    assert told("letter-signed") == ["Omar Haddad"]


def test_emails_about_a_letter_name_no_addressee_and_no_subject(clock):
    adopt_for(clock, "oxford")
    seated("nia")
    signed(chairs_letter(), "clara")
    official(signatory=named("grace"), signatory_reason="Grace led the survey.")
    for notice in Notice.objects.filter(event__startswith="letter-"):
        assert "Bell" not in notice.sentence
        assert "Speed" not in notice.sentence


def test_the_list_of_letters_takes_a_fixed_number_of_statements(
    clock, django_assert_max_num_queries
):
    adopt_for(clock, "knutsford")
    client, url = signed_in("omar"), reverse("announcements:letters")
    for _ in range(3):
        official()
    client.get(url)
    with django_assert_max_num_queries(8):
        assert client.get(url).content.decode().count("Speed limit on the A12") == 3
