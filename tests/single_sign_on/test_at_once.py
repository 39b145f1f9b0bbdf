"""Council accounts and links at once: one of two is let in, and no page fails."""

import pytest
from allauth.socialaccount.models import SocialAccount
from django.core.management import call_command
from django.test import Client

from tests.people import named
from tests.single_sign_on.issuer import OWN_WARNINGS, back_from_issuer, goes_to_issuer
from tests.test_concurrent_requests import at_once

pytestmark = [pytest.mark.django_db(transaction=True), OWN_WARNINGS]


def come_back_at_once(*subjects):
    """The statuses that browsers get that come back from the issuer with these."""
    browsers = [Client() for _ in subjects]
    paths = [
        back_from_issuer(goes_to_issuer(browser), subject)
        for browser, subject in zip(browsers, subjects, strict=True)
    ]
    answers = at_once(*(lambda b=b, p=p: b.get(p) for b, p in zip(browsers, paths, strict=True)))
    return sorted(answer.status_code for answer in answers)


def test_of_several_subjects_with_one_address_one_is_connected(council, issuer):
    subjects = [f"o-{number}" for number in range(4)]
    for subject in subjects:
        issuer.knows(subject, email="omar@westhaven.example", email_verified=True)
    assert come_back_at_once(*subjects) == [302, 403, 403, 403]
    assert SocialAccount.objects.filter(user=named("omar")).count() == 1


def test_two_windows_of_one_person_are_both_let_in(council, issuer):
    issuer.knows("o-1", email="omar@westhaven.example", email_verified=True)
    assert come_back_at_once("o-1", "o-1") == [302, 302]
    assert SocialAccount.objects.filter(user=named("omar")).count() == 1


def test_a_link_that_several_press_at_once_lets_one_in(council, capsys):
    call_command("sign_in_link", "mona@westhaven.example", why="The directory is down")
    path = "/" + capsys.readouterr().out.strip().split("/", 3)[3]
    browsers = [Client() for _ in range(4)]
    answers = at_once(*(lambda b=b: b.post(path) for b in browsers))
    assert sorted(answer.status_code for answer in answers) == [302, 403, 403, 403]
