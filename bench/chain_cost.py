"""`python -m bench.chain_cost [pairs]`: what the chain over history adds to raising and answering.

In one process, with the chain and without in turns, each action in a transaction of its own. It
prints medians in milliseconds, and their ratio.
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

from bench.servers import databases, temporary_folder

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

    from tests.enquiries import cases
    from tests.people import make_council

    for command in ("migrate", "createcachetable"):
        call_command(command, verbosity=0, stdout=StringIO())
    make_council()
    times: dict[str, tuple[list[float], list[float]]] = {"raise": ([], []), "answer": ([], [])}
    for at in range(WARM_UP + pairs):
        for chained in random.sample((False, True), 2):
            enquiry = cases.assigned()
            took = {
                "raise": timed(cases.raised, chained),
                "answer": timed(partial(cases.answered, enquiry), chained),
            }
            if at >= WARM_UP:
                for name, milliseconds in took.items():
                    times[name][chained].append(milliseconds)
    return times


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
