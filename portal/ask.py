"""Asks a probe, for the health checks of containers: `python portal/ask.py http://web:8000/ready`.

The exit status is 0 if it answers that all is well, and 1 for any other answer or none.
"""

import sys
from urllib.error import URLError
from urllib.request import urlopen

SECONDS = 10


def is_well(address: str) -> bool:
    try:
        with urlopen(address, timeout=SECONDS) as answer:  # noqa: S310  (its caller's address)
            return bool(answer.status == 200)
    except (OSError, URLError):
        return False


if __name__ == "__main__":
    sys.exit(not is_well(sys.argv[1]))
