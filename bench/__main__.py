"""`python -m bench [sizes …]`: a council of each size in turn, measured, and gone again.

Everything listens on the loopback or on sockets in a temporary folder. It stops by
itself, after SECONDS at the latest.
"""

import signal
import sys
from argparse import ArgumentParser
from pathlib import Path
from types import FrameType
from typing import NoReturn

from bench.servers import databases, temporary_folder

SIZES = (1_000, 100_000)
SECONDS = 45 * 60


def say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def too_long(number: int, frame: FrameType | None) -> NoReturn:
    raise TimeoutError(f"The bench took longer than {SECONDS // 60} minutes and was stopped.")


def main() -> None:
    parser = ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES, help="such as 1000 1000000")
    parser.add_argument("--compare", action="store_true", help="next to the last figures")
    parser.add_argument("--save", action="store_true", help="as the new last figures")
    parser.add_argument("--growth", action="store_true", help="of the last figures, and no more")
    asked = parser.parse_args()
    if asked.growth:
        from bench.last import saved_growth

        return say(saved_growth())
    sizes = sorted(set(asked.sizes))
    signal.signal(signal.SIGALRM, too_long)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    signal.alarm(SECONDS)
    try:
        with temporary_folder() as folder, databases(folder) as postgres:
            pid = postgres.process.pid if postgres.process else 0
            run(sizes, folder, pid, compare=asked.compare, save=asked.save)
    except (KeyboardInterrupt, TimeoutError) as stopped:
        sys.exit(str(stopped) or "Stopped.")


def run(sizes: list[int], folder: Path, postgres: int, *, compare: bool, save: bool) -> None:
    """Django is loaded only now, when its database is there."""
    import django

    django.setup()
    from bench import last
    from bench.council import measure_all

    results = measure_all(sizes, folder, postgres, say)
    for size, found in results.items() if compare else ():
        say(last.comparison(size, found))
    if save:
        last.save_figures(results)


if __name__ == "__main__":
    main()
