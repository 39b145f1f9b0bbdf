"""Several requests of the directory at once: each is answered, and one of a pair wins."""

import pytest

from people.models import DirectoryAccount, User
from tests.people import named
from tests.scim.directory import USERS, Directory, replace, tariq
from tests.test_concurrent_requests import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def statuses(*requests):
    return sorted(response.status_code for response in at_once(*requests))


def test_one_joiner_sent_four_times_at_once_is_added_once(council, clock):
    directory = Directory()
    browsers = [Directory(directory.secret) for _ in range(4)]
    assert statuses(*(one.post for one in browsers)) == [201, 409, 409, 409]
    assert DirectoryAccount.objects.get().person == tariq()
    assert tariq().history.count() == 1


def test_one_address_for_two_people_at_once_is_one_persons(council, clock):
    secret = Directory().secret
    keys = [named(who).pk for who in ("omar", "grace")]
    change = replace('emails[type eq "work"].value', "new@westhaven.example")
    asked = [lambda k=key: Directory(secret).patch(k, change) for key in keys]
    assert statuses(*asked) == [200, 409]
    assert User.objects.filter(email="new@westhaven.example").count() == 1


def test_the_same_patch_at_once_is_made_once(council, clock):
    secret, omar = Directory().secret, named("omar")
    asked = [lambda: Directory(secret).patch(omar.pk, replace("active", "False"))] * 4
    assert statuses(*asked) == [200] * 4
    changed = omar.history.filter(history_change_reason="stopped by the directory")
    assert [row.is_active for row in changed] == [False]


def test_deleted_several_times_at_once_it_is_deleted_once(council, clock):
    secret, omar = Directory().secret, named("omar")
    asked = [lambda: Directory(secret).delete(omar.pk)] * 3
    assert statuses(*asked) == [204, 404, 404]
    assert Directory(secret).get(f"{USERS}/{omar.pk}").status_code == 404
