"""`python -m bench.timing [pairs]`: does “Page not found” take longer where there is a complaint?

The person complained about asks for its address and for one that there is none of, in turns, and
both times are put beside each other: the share of pairs in which the first was the slower one,
which is a half where nothing can be told. It stops by itself.
"""

import random
import signal
import sys
from math import erf, sqrt
from pathlib import Path
from statistics import median

from bench.servers import Web, databases, temporary_folder

PAIRS, WARM_UP = 3_000, 100
SECONDS = 20 * 60  # after which it stops, whatever comes
LIKELY = 0.01  # below it the two are taken for different


def main() -> None:
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    signal.signal(signal.SIGALRM, signal.default_int_handler)
    signal.alarm(SECONDS)
    with temporary_folder() as folder, databases(folder):
        import django

        django.setup()
        pairs = int(sys.argv[1]) if len(sys.argv) > 1 else PAIRS
        sys.stdout.write(sign_test(*measured_times(folder, pairs)))


def measured_times(folder: Path, pairs: int) -> tuple[list[float], list[float]]:
    """Milliseconds for the one that is there, and for the one that is not."""
    from bench.clients import Client, PageRequest, signed_in
    from bench.council import make_demo_council
    from complaints.models import Complaint
    from people.models import User

    make_demo_council()
    web = Web(folder)
    try:
        web.wait()
        about = User.objects.get(name="Derek Vane")
        complaint = next(c for c in Complaint.objects.all() if c.says.about.pk == about.pk)
        client = Client(web.port, signed_in(about.email))
        asks = [
            PageRequest(f"/complaints/{ref}/", expect=404)
            for ref in (complaint.reference, "C-2026-22222")
        ]
        times: tuple[list[float], list[float]] = [], []
        for at in range(WARM_UP + pairs):
            for which in random.sample((0, 1), 2):
                took = client.send(asks[which])[0]
                if at >= WARM_UP:
                    times[which].append(took)
        return times
    finally:
        web.stop()


def sign_test(known: list[float], missing: list[float]) -> str:
    """A sign test over the pairs: how likely such a share is where there is no difference."""
    slower = sum(one > other for one, other in zip(known, missing, strict=True))
    off = abs(slower - len(known) / 2) / sqrt(len(known) / 4)
    chance = 1 - erf(off / sqrt(2))
    words = "can be told apart" if chance < LIKELY else "cannot be told apart"
    return (
        f"{len(known):,} pairs. Median: {median(known):.3f} ms where there is one, "
        f"{median(missing):.3f} ms where there is none. Slower where there is one in "
        f"{slower / len(known):.1%} of pairs, which chance brings in {chance:.1%} of such trials: "
        f"they {words}.\n"
    )


if __name__ == "__main__":
    main()
