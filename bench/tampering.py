"""`python -m bench.tampering [number] [seed]`: are random tamperings found, and located?

Each is done as the owner of the database to a small council with rows in every table, and to its
stored files. Then the whole of it is verified, and the change is undone. Two processes share the
work, each with a copy of the database. It prints what was missed, and what was done by kind.
"""

import json
import os
import secrets
import subprocess
import sys
import time
from io import StringIO
from pathlib import Path

import psycopg

from bench.servers import databases, temporary_folder

Outcome = tuple[str, bool, bool]  # of one tampering: its kind, whether it was found, and located
NUMBER, EVERY, PROCESSES = 10_000, 500, 2


def main() -> None:
    match sys.argv[1:]:
        case ["tables"]:
            make_tables()
        case ["share", address, folder, number, seed]:
            results = tamper(address, Path(folder), int(number), int(seed))
            (Path(folder) / "results.json").write_text(json.dumps(results))
        case words:
            tamper_in_shares(*[*map(int, words), *(NUMBER, secrets.randbits(32))[len(words) :]])


def tamper_in_shares(number: int, seed: int) -> None:
    say(f"Seed {seed}")
    started = time.monotonic()
    with temporary_folder() as folder, databases(folder) as postgres:
        os.environ |= {"CHAIN_KEY": "", "HEAD_SIGNING_KEY": "", "DEMO": "0"}  # those of the file
        os.environ |= {"DATABASE_URL": postgres.url(), "DATABASE_OWNER_URL": ""}
        os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
        this_again("tables").wait()
        folders = [folder / f"files-{at}" for at in range(PROCESSES)]
        shares = [
            this_again("share", address, at, number // PROCESSES, seed + place)
            for place, (address, at) in enumerate(
                zip(map(postgres.url, copies(postgres.url("postgres"))), folders, strict=True)
            )
        ]
        if any(share.wait() for share in shares):
            raise SystemExit(1)
        read = [json.loads((at / "results.json").read_text()) for at in folders]
        report([(name, *more) for results in read for name, *more in results], started)


def this_again(*words: object) -> subprocess.Popen[bytes]:
    """Another process of this module: Django is set up once for each database."""
    return subprocess.Popen([sys.executable, "-m", "bench.tampering", *map(str, words)])


def say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def make_tables() -> None:
    import django

    django.setup()
    from django.core.management import call_command

    from tests.people import make_council

    for command in ("migrate", "createcachetable"):
        call_command(command, verbosity=0, stdout=StringIO())
    make_council()


def copies(address: str) -> list[str]:
    names = [f"tampering_{at}" for at in range(PROCESSES)]
    with psycopg.connect(address, autocommit=True) as server:
        for name in names:
            server.execute(f"CREATE DATABASE {name} TEMPLATE concordat".encode())
    return names


def tamper(address: str, folder: Path, number: int, seed: int) -> list[Outcome]:
    folder.mkdir()
    os.environ |= {"DATABASE_URL": address, "FILES_ROOT": str(folder)}
    os.environ["HEADS_FILE"] = str(folder / "heads.jsonl")
    import django

    django.setup()
    from django.db import transaction

    from evidence.verification.evidence import gather_evidence
    from tests.evidence.run import ALL, tried
    from tests.evidence.world import make_folded_world

    results: list[Outcome] = []
    with transaction.atomic():
        make_folded_world()
        if wrong := gather_evidence().problems:
            raise RuntimeError(f"Wrong before anything was done: {wrong}")
        for result in tried(ALL, number, seed):
            results.append((result.name, result.found, result.located))
            if not result.located:
                say(f"Missed: {result}")
            if len(results) % EVERY == 0:
                say(f"{len(results):,} done")
        transaction.set_rollback(True)
    return results


def report(results: list[Outcome], started: float) -> None:
    seconds = time.monotonic() - started
    for kind in sorted({name for name, _, _ in results}):
        say(f"{kind.replace('_', ' ')}: {in_words([r for r in results if r[0] == kind])}")
    say(f"All in {seconds:.0f} s: {in_words(results)}")


def in_words(results: list[Outcome]) -> str:
    found, located = sum(r[1] for r in results), sum(r[2] for r in results)
    return f"{len(results):,} done, {found:,} found, {located:,} located"


if __name__ == "__main__":
    main()
