"""Ways to take over an account or an office: the table of them, and what no other test tries."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from casework.models import Notice
from people.account_mail import PASSWORD_SET
from people.models import User
from people.proposals.actions import propose_post
from people.proposals.policy import second_people
from people.roles import Role
from tests.established import establish
from tests.people import PASSWORD, named, signed_in

ROOT = Path(__file__).parent.parent
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
OTHER = "another long password"


def rows_of(document):
    """The rows of its tables: the cells of each."""
    lines = (ROOT / "docs" / document).read_text().splitlines()
    rows = [line.strip("|").split("|") for line in lines if line.startswith("| ")]
    return [[cell.strip() for cell in row] for row in rows]


def missing_tests(document):
    found = NAMED.findall((ROOT / "docs" / document).read_text())
    assert found
    return [
        f"{file}::{name}"
        for file, name in found
        if not (ROOT / file).is_file() or f"def {name}(" not in (ROOT / file).read_text()
    ]


@pytest.mark.parametrize("document", ["takeover.md", "asvs.md"])
def test_every_test_that_the_manual_names_is_there(document):
    assert missing_tests(document) == []


def test_no_page_of_the_manual_has_a_mark_of_a_merge():
    marks = ("<<<<<<< ", "=======", ">>>>>>> ")
    pages = [*(ROOT / "docs").glob("**/*.md"), ROOT / "CHANGELOG.md"]
    lines = ((page.name, line) for page in pages for line in page.read_text().splitlines())
    assert [name for name, line in lines if line.startswith(marks)] == []


def test_every_way_names_its_test_or_says_that_nothing_stops_it():
    ways = [row for row in rows_of("takeover.md") if row[0] != "tried"]
    assert len(ways) > 15
    assert [way for way, _, shown in ways if not (NAMED.search(shown) or shown == "none")] == []


# Of ASVS 5.0: how many requirements each section of the chapters V6, V7 and V8 has.
SECTIONS = {"6.1": 3, "6.2": 12, "6.3": 8, "6.4": 6, "6.5": 8, "6.6": 4, "6.7": 2, "6.8": 4}
SECTIONS |= {"7.1": 3, "7.2": 4, "7.3": 2, "7.4": 5, "7.5": 3, "7.6": 2}
SECTIONS |= {"8.1": 4, "8.2": 4, "8.3": 3, "8.4": 2}


def test_every_number_of_asvs_is_answered_and_what_is_met_names_its_test():
    rows = [row for row in rows_of("asvs.md") if row[0] != "number"]
    numbers = [f"{section}.{n + 1}" for section, many in SECTIONS.items() for n in range(many)]
    assert [row[0] for row in rows] == numbers
    unshown = [row[0] for row in rows if row[2].startswith("Met") and not NAMED.search(row[3])]
    assert unshown == []
    answers = ("Met", "Weak", "Not applicable")
    assert [row[0] for row in rows if not row[2].startswith(answers)] == []


@pytest.mark.django_db
def test_a_session_that_is_put_back_after_a_new_password_lets_nobody_in(clock):
    thief = signed_in("omar")
    copied = Session.objects.get(pk=thief.session.session_key)
    omar = named("omar")
    omar.set_password(OTHER)
    omar.save()
    Session.objects.all().delete()
    copied.save(force_insert=True)
    assert thief.get(reverse("account")).status_code == 302


@pytest.mark.django_db
def test_a_password_set_on_the_server_is_told(clock, monkeypatch):
    Client().post(reverse("account_login"), {"login": named("mona").email, "password": PASSWORD})
    monkeypatch.setattr("getpass.getpass", lambda prompt: OTHER)
    call_command("changepassword", named("mona").email)
    assert Notice.objects.filter(event=PASSWORD_SET, addressee=named("mona")).count() == 1


@pytest.mark.django_db
def test_one_administrator_does_not_end_the_post_of_the_other(clock):
    orla = User.objects.create_user("orla@westhaven.example", "Orla Finch", PASSWORD)
    post = establish(person=orla, role=Role.PEOPLE_ADMINISTRATOR)
    post.ends_on = timezone.localdate() - timedelta(days=1)
    proposal = propose_post(post, by=named("petra"), why="She is never there.")
    assert User.objects.get(pk=orla.pk).holds(Role.PEOPLE_ADMINISTRATOR)
    assert {person.name for person in second_people(proposal)} == {"Eve Larkin", "Mona Reid"}
    told = Notice.objects.filter(event="post-proposed").values_list("addressee__name", flat=True)
    assert {"Orla Finch", "Eve Larkin", "Mona Reid", "Ada Quist"} <= set(told)
