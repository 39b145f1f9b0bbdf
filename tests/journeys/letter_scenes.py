"""Outgoing letters as pages show them."""

from people.models import Appointment
from people.roles import Role
from tests.announcements import letters
from tests.journeys.clause_scenes import under


def letters_offered(clock):
    under("oxford")


def letter_of_an_officer(clock):
    under("oxford")
    return ("officer",)


def letter_of_a_chair(clock):
    under("oxford")
    if not Appointment.objects.filter(role=Role.COMMITTEE_CHAIR).exists():
        letters.gets_post("clara", Role.COMMITTEE_CHAIR, committee=letters.planning())
    return ("chair",)


def letter_of_a_councillor(clock):
    under("oxford")
    return ("ward",)


def letter_that_binds_nothing(clock):
    under("knutsford")
    return ("ward",)


def letters_to_list(clock):
    letter_to_sign(clock)


def letter_to_sign(clock):
    under("oxford")
    return (letters.official().reference,)


def letter_of_a_chair_sent(clock):
    letter_of_a_chair(clock)
    more = {"addressee_kind": "minister", "binds_nothing_confirmed": True}
    letter = letters.written("clara", "chair", committee=letters.planning(), **more)
    return (letters.signed(letter, "clara").reference,)
