"""`python -m bench.chain_cost [pairs]`: what the chain over history adds to raising and answering.

In one process, with the chain and without in turns: each action by itself in a transaction of its
own, and what a person waits for when they press Send. It prints medians in milliseconds, and their
ratio.
"""

import base64
import os
import random
import secrets
import sys
import time
from collections.abc import Callable
from functools import partial
from io import StringIO
from statistics import median
from typing import TYPE_CHECKING

from bench.servers import databases, temporary_folder

if TYPE_CHECKING:
    from django.test import Client

PAIRS, WARM_UP = 300, 20


def main() -> None:
    pairs = int(sys.argv[1]) if len(sys.argv) > 1 else PAIRS
    with temporary_folder() as folder, databases(folder) as postgres:
        key = base64.b64encode(secrets.token_bytes(32)).decode()
        os.environ |= {"CHAIN_KEY": key, "HEAD_SIGNING_KEY": key, "CHAIN_KEY_FILE": "", "DEMO": "0"}
        os.environ |= {"DATABASE_URL": postgres.url(), "DATABASE_OWNER_URL": ""}
        os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
        import django

        django.setup()
        for name, (without, with_chain) in measure(pairs).items():
            sys.stdout.write(
                f"{name}: {median(without):.2f} ms without, {median(with_chain):.2f} ms with,"
                f" ratio {median(with_chain) / median(without):.3f}\n"
            )


def measure(pairs: int) -> dict[str, tuple[list[float], list[float]]]:
    from django.core.management import call_command
    from django.test.utils import setup_test_environment

    from tests.people import make_council, signed_in

    for command in ("migrate", "createcachetable"):
        call_command(command, verbosity=0, stdout=StringIO())
    make_council()
    times: dict[str, tuple[list[float], list[float]]] = {}
    setup_test_environment()
    people = {who: signed_in(who) for who in ("clara", "omar")}
    for at in range(WARM_UP + pairs):
        for chained in random.sample((False, True), 2):
            for name, do in one_of_each(people).items():
                took = timed(do, chained)
                if at >= WARM_UP:
                    times.setdefault(name, ([], []))[chained].append(took)
    return times


def one_of_each(people: dict[str, "Client"]) -> dict[str, Callable[[], object]]:
    """What is timed, with what it needs made before: a draft, and enquiries that an officer has."""
    from enquiries.models import Draft
    from tests.enquiries import cases
    from tests.enquiries.journey import walk_to_check
    from tests.enquiries.pages import send

    walk_to_check(people["clara"], "ward")
    key, enquiry = Draft.objects.values_list("key", flat=True).get(), cases.assigned()
    check = f"/enquiries/raise/{key}/check/"
    return {
        "raise": cases.raised,
        "answer": partial(cases.answered, cases.assigned()),
        "raise on the page": lambda: accepted(
            people["clara"].post(check, {"key": key}).status_code
        ),
        "answer on the page": lambda: accepted(
            send(people["omar"], "answer", enquiry, text="Yes, in April.").status_code
        ),
    }


def accepted(status: int) -> None:
    """The page took what was sent, and led on."""
    if status != 302:
        raise RuntimeError(f"The page answered {status}.")


def timed(do: Callable[[], object], chained: bool) -> float:
    """Milliseconds; without the chain, as in a process that has no key."""
    from django.conf import settings

    from evidence.keys import chain_keys, forget_keys

    settings.CHAIN_KEY = os.environ["CHAIN_KEY"] if chained else ""
    forget_keys()
    if bool(chain_keys()) != chained:
        raise RuntimeError("The chain has a key when it should have none, or the reverse.")
    started = time.perf_counter()
    do()
    return (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    main()
