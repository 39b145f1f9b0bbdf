"""The demo's page of sent mail: everybody sees the mail to them, and nobody another's link."""

import pytest
from django.core import mail
from django.core.mail import send_mail
from django.urls import reverse

from casework.jobs import send_notices
from casework.models import SentMail
from people.actions import invite_person
from people.models import User
from tests.clients import Client
from tests.people import named

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def demo(settings):
    settings.DEMO = True
    settings.EMAIL_BACKEND = "casework.notices.mail.SentMailBackend"


def page_of(who):
    client = Client()
    client.force_login(named(who))
    return client.get(reverse("sent_mail")).content.decode()


def test_only_its_addressee_sees_a_link_to_set_a_password():
    Client().post(reverse("account_reset_password"), {"email": "mona@westhaven.example"})
    send_notices()
    assert "/password/" in SentMail.objects.get(to="mona@westhaven.example").body
    assert "Set a new password" in page_of("mona")
    for who in ("clara", "eve", "petra", "sam"):
        page = page_of(who)
        assert "mona@westhaven.example" not in page
        assert "Set a new password" not in page
        assert "No emails have been sent to you yet." in page


def test_nobody_else_sees_an_invitation():
    invite_person(User(email="ned@westhaven.example", name="Ned"), by=named("petra"))
    send_notices()
    assert SentMail.objects.filter(to="ned@westhaven.example").exists()
    assert "ned@westhaven.example" not in page_of("petra")


def test_mail_to_several_is_shown_to_none_of_them():
    together = ["clara@westhaven.example", "mona@westhaven.example"]
    send_mail("To both", "A link", None, together)
    assert "To both" not in page_of("clara") + page_of("mona")
    assert not getattr(mail, "outbox", [])


def test_without_the_demo_there_is_no_such_page(settings):
    settings.DEMO = False
    client = Client()
    client.force_login(named("clara"))
    assert client.get(reverse("sent_mail")).status_code == 404
