"""Whether the broker answers: asked before waking the worker, as its client is slow to fail."""

import socket
from urllib.parse import urlsplit

from django.conf import settings

TIMEOUT_SECONDS = 0.2  # seconds that a page may lose to a broker that does not answer


def broker_answers() -> bool:
    """Whether something listens at REDIS_URL, a Unix socket or a host and port."""
    at = urlsplit(settings.REDIS_URL)
    try:
        if at.scheme == "unix":
            with socket.socket(socket.AF_UNIX) as door:
                door.settimeout(TIMEOUT_SECONDS)
                door.connect(at.path)
        else:
            address = (at.hostname or "localhost", at.port or 6379)
            socket.create_connection(address, TIMEOUT_SECONDS).close()
    except OSError:
        return False
    return True
