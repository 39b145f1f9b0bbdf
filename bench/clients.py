"""Clients of the bench: signed-in people who ask for pages over kept connections, timed."""

import http.client
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib import import_module
from statistics import median, quantiles
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

from people.models import User
from people.session_limits import BEGAN, SEEN

CSRF = "a" * 32


@dataclass
class PageRequest:
    """One request; `form` makes it a POST, `expect` is the status that shows it worked."""

    path: str
    form: dict[str, object] | None = None
    expect: int = 200


@dataclass
class Timings:
    """Milliseconds of each request, and the processor seconds that they took together."""

    milliseconds: list[float] = field(default_factory=list)
    cpu: float = 0.0

    @property
    def p50(self) -> float:
        return median(self.milliseconds)

    @property
    def p95(self) -> float:
        return quantiles(self.milliseconds, n=20)[18] if len(self.milliseconds) > 1 else self.p50

    @property
    def cpu_each(self) -> float:
        """Milliseconds of processor for one request, the portal's and PostgreSQL's."""
        return self.cpu * 1000 / max(len(self.milliseconds), 1)


def signed_in(email: str) -> str:
    """A session's cookie, as signing in would give it."""
    user = User.objects.get(email=email)
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session[BEGAN] = session[SEEN] = int(time.time())
    session.create()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}; csrftoken={CSRF}"


class Client:
    """One person at one connection."""

    def __init__(self, port: int, cookie: str) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.headers = {"Cookie": cookie, "Host": f"localhost:{port}"}

    def send(self, ask: PageRequest, *, count: bool = False) -> tuple[float, int, bytes]:
        """Milliseconds, statements (0 unless asked to count), body. RuntimeError if it failed."""
        headers = self.headers | ({"X-Count": "1"} if count else {})
        body = None
        if ask.form is not None:
            body = urlencode(ask.form)
            headers |= {
                "Content-Type": "application/x-www-form-urlencoded",
                "X-CSRFToken": CSRF,
            }
        began = time.perf_counter()
        self.connection.request("POST" if body else "GET", ask.path, body, headers)
        response = self.connection.getresponse()
        text = response.read()
        took = (time.perf_counter() - began) * 1000
        if response.status != ask.expect:
            raise RuntimeError(f"{ask.path} answered {response.status}, not {ask.expect}.")
        return took, int(response.headers.get("X-Statements", 0)), text


def requests_at_once(
    clients: list[Client], asks: Callable[[], Iterator[PageRequest]], seconds: float
) -> tuple[float, Timings]:
    """Requests a second of several clients at once, and how long each request took."""
    timed, lock, until = Timings(), threading.Lock(), time.monotonic() + seconds

    def work(client: Client) -> None:
        mine = []
        for ask in asks():
            if time.monotonic() > until:
                break
            mine.append(client.send(ask)[0])
        with lock:
            timed.milliseconds += mine

    began = time.monotonic()
    threads = [threading.Thread(target=work, args=[client]) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(timed.milliseconds) / (time.monotonic() - began), timed
