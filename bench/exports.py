"""`python -m bench.exports [sizes …]`: the whole queue as CSV and XLSX, as a worker makes it, of a
council of each size in turn: rows a second, and the most memory that was held at a time."""

import os
import sys
import time
from argparse import ArgumentParser
from pathlib import Path

from bench.servers import databases, temporary_folder

SIZES = (20_000, 1_000_000)
PEAK = "VmHWM:"


def say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def main() -> None:
    parser = ArgumentParser(prog="python -m bench.exports", description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES)
    sizes = sorted(set(parser.parse_args().sizes))
    with temporary_folder() as folder, databases(folder):
        os.environ["FILES_ROOT"] = str(folder / "files")
        measure(sizes)


def measure(sizes: list[int]) -> None:
    """Django is loaded only now, when its database is there."""
    import django

    django.setup()
    from bench.council import grow_council, make_demo_council

    make_demo_council()
    for size in sizes:
        grow_council(size, say)
        for kind in ("csv", "xlsx"):
            say(measured(kind))


def measured(kind: str) -> str:
    from casework.exports import making
    from casework.exports.storing import remove_export

    export = asked(kind)
    Path("/proc/self/clear_refs").write_text("5")  # the peak begins again
    before, wall, processor = memory(), time.monotonic(), time.process_time()
    making.make_waiting()
    wall, processor = time.monotonic() - wall, time.process_time() - processor
    peak = memory()
    export.refresh_from_db()
    remove_export(export.file_key)
    rows = export.rows or 0
    return (
        f"{kind}: {rows:,} rows in {wall:.1f} s, {rows / wall:,.0f} a second"
        f" ({rows / processor:,.0f} of processor time); {peak} MB at most, {before} MB before"
    )


def asked(kind: str):  # type: ignore[no-untyped-def]
    """The queue in every state, for a coordinator."""
    from django.http import QueryDict

    from casework.exports.actions import ask_for
    from casework.exports.lists import LISTS
    from people.models import User
    from people.roles import Role

    coordinator = User.objects.filter(appointments__role=Role.COORDINATOR).order_by("pk")[0]
    queue, query = LISTS["queue"], "whose=any"
    content = queue.content(coordinator, QueryDict(query))
    return ask_for(queue, content, kind, query, key=None, by=coordinator)


def memory() -> int:
    """The most megabytes that this process has held."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    (line,) = (line for line in lines if line.startswith(PEAK))
    return int(line.split()[1]) // 1024


if __name__ == "__main__":
    main()
