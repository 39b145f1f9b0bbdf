"""Limits on guessing hold over several web processes: they are counted in PostgreSQL."""

import os
import subprocess
import sys

import pytest
from django.core.cache import cache

from people.sign_in_limits import LIMITS
from tests.owner import address
from tests.test_sign_in import ELSEWHERE, LOCKED

pytestmark = pytest.mark.django_db(transaction=True)
TRIES = 6
# Says when it is ready, waits for a line, guesses, and prints how often the password was looked at.
GUESSES = f"""
import sys
import django
django.setup()
from django.test import Client
from django.urls import reverse
url, typed = reverse("account_login"), {{"login": "nobody@westhaven.example", "password": "wrong"}}
client = Client(SERVER_NAME="localhost", REMOTE_ADDR="{ELSEWHERE}")
client.get(url)
print("ready", flush=True)
sys.stdin.readline()
answers = [client.post(url, typed).content.decode() for _ in range({TRIES})]
print(sum("{LOCKED}" not in answer for answer in answers))
"""


def web_process():
    variables = {"DJANGO_SETTINGS_MODULE": "tests.settings", "DATABASE_URL": address()}
    environment = {name: v for name, v in os.environ.items() if name != "TEST_TEMPLATE"}
    return subprocess.Popen(
        [sys.executable, "-c", GUESSES],
        env=environment | variables,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_two_processes_give_no_more_guesses_than_one(council):
    cache.clear()
    processes = [web_process() for _ in range(2)]
    assert [process.stdout.readline() for process in processes] == ["ready\n", "ready\n"]
    for process in processes:
        process.stdin.write("go\n")
        process.stdin.flush()
    looked_at = [int(process.communicate()[0]) for process in processes]
    most = int(LIMITS["guess_for_account_in_network"].partition("/")[0])
    assert most < TRIES
    assert 0 < sum(looked_at) <= most
