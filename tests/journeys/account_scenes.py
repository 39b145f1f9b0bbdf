"""Accounts as their own pages show them: Clara is signed in on two phones and at a desk."""

from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends.db import SessionStore

from people.models import SignIn, SignInWay
from tests.journeys.second_step_scenes import *  # noqa: F403  (scenes too)
from tests.people import named

DEVICES = {
    "192.0.2.1": "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Safari/604.1",
    "192.0.2.2": "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0.0.0 Safari/537.36",
    "192.0.2.3": "Mozilla/5.0 (Linux; Android 16) Chrome/140.0.0.0 Mobile Safari/537.36",
}


def signed_in_on_devices(clock):
    for network, says in DEVICES.items():
        store = SessionStore()
        store.create()
        UserSession.objects.create(
            user=named("clara"), ip=network, user_agent=says, session_key=store.session_key
        )


def sign_ins_of_clara(clock):
    clara = named("clara")
    ways = zip(SignInWay, ("Safari on iPhone", "Chrome on Windows") * 4, strict=False)
    for way, device in ways:
        one = {"way": way, "device": device, "network": "2001:db8:1234::/48"}
        SignIn.objects.create(person=clara, at=clock.at, **one)
    return clara
