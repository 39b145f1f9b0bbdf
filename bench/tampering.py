"""`python -m bench.tampering [number] [seed]`: are random tamperings found, and located?

Each is done as the owner of the database to a small council with rows in every table. Then the
whole of it is verified, and the change is undone. It prints what was missed.
"""

import base64
import os
import secrets
import sys
import time
from io import StringIO

from bench.servers import databases, temporary_folder

NUMBER, EVERY = 10_000, 500


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else NUMBER
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else secrets.randbits(32)
    with temporary_folder() as folder, databases(folder) as postgres:
        key = base64.b64encode(secrets.token_bytes(32)).decode()
        os.environ |= {"CHAIN_KEY": key, "HEAD_SIGNING_KEY": key, "DEMO": "0"}
        os.environ |= {"DATABASE_URL": postgres.url(), "DATABASE_OWNER_URL": ""}
        os.environ |= {
            "HEADS_FILE": str(folder / "heads.jsonl"),
            "DJANGO_SETTINGS_MODULE": "tests.settings",
        }
        import django

        django.setup()
        sys.stdout.write(f"Seed {seed}\n")
        tamper(number, seed)


def tamper(number: int, seed: int) -> None:
    from django.core.management import call_command
    from django.db import transaction

    from tests.evidence.run import Tried, summary, tried
    from tests.evidence.tampering_with_evidence import ALL
    from tests.evidence.world import link_and_fold, make_world
    from tests.people import make_council

    for command in ("migrate", "createcachetable"):
        call_command(command, verbosity=0, stdout=StringIO())
    make_council()
    results: list[Tried] = []
    started = time.monotonic()
    with transaction.atomic():
        make_world()
        link_and_fold()
        for result in tried(ALL, number, seed):
            results.append(result)
            if not result.located:
                sys.stdout.write(f"Missed: {result}\n")
            if len(results) % EVERY == 0:
                seconds = time.monotonic() - started
                sys.stdout.write(f"{len(results):,} after {seconds:.0f} s\n")
                sys.stdout.flush()
        transaction.set_rollback(True)
    found, located = sum(r.found for r in results), sum(r.located for r in results)
    sys.stdout.write("\n".join(summary(results)))
    sys.stdout.write(f"\n{len(results):,} tamperings: {found:,} found, {located:,} located\n")


if __name__ == "__main__":
    main()
