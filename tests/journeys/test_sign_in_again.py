"""Somebody signs in again half-way through what only a recent sign-in can do."""

import pytest
from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore

from tests.complaints import cases
from tests.journeys.visitor import DESK, PHONE
from tests.people import PASSWORD
from tests.test_proposals import proposed

QUESTION = "What do you want to tell Councillor Clara Okafor?"
LETTER = "Thank you. I will look into this and write again by Friday."


def signed_in_long_ago(visitor):
    """Her sign-in is no longer recent; the session goes on."""
    cookies = {cookie["name"]: cookie["value"] for cookie in visitor.context.cookies()}
    session = SessionStore(cookies[settings.SESSION_COOKIE_NAME])
    session[AUTHENTICATION_METHODS_SESSION_KEY][-1]["at"] -= 3600
    session.save()


def signs_in_again(visitor):
    visitor.reads("Sign in again")
    visitor.writes("Your password", PASSWORD)
    visitor.presses("Sign in again")


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_letter_about_a_complaint_is_kept_while_its_writer_signs_in_again(visit):
    complaint = cases.sent()
    eve = visit("eve", width=PHONE)
    eve.opens(f"{complaint.get_absolute_url()}acknowledge/")
    eve.writes(QUESTION, LETTER)
    signed_in_long_ago(eve)
    eve.presses("Send acknowledgement")
    signs_in_again(eve)
    eve.sees("Nothing has been sent yet. What you wrote is still here, so send it again")
    eve.still_has(QUESTION, LETTER)
    eve.keep_picture()
    eve.presses("Send acknowledgement")
    eve.sees("Acknowledgement sent", LETTER)


def test_a_change_is_confirmed_after_signing_in_again(visit):
    proposal = proposed()
    mona = visit("mona", width=DESK)
    signed_in_long_ago(mona)
    mona.opens(proposal.get_absolute_url())
    mona.follows("Sign in again now")
    signs_in_again(mona)
    mona.sees("You have just signed in again", "You used your password at")
    mona.keep_picture()
    mona.presses("Confirm this change")
    mona.sees("Change confirmed. Everyone concerned will be told")
