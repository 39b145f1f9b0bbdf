"""Measuring one council, page by page in turn, so that a busy minute harms all alike."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench import clients, first_load
from bench.clients import Client, PageRequest, Timings
from bench.pages import Page, measured_pages
from bench.servers import Web, cpu_seconds

ROUNDS, EACH, WARM_UP = 5, 20, 8
TOGETHER, TOGETHER_SECONDS = 8, 4.0


@dataclass
class Result:
    """What was found of one page."""

    page: Page
    timed: Timings = field(default_factory=Timings)
    statements: int = 0
    per_second: float = 0.0
    together: Timings = field(default_factory=Timings)


def measure_council(folder: Path, postgres: int, say: Callable[[str], None]) -> dict[str, Result]:
    """Every page of the council as it is now. `postgres` is the process id of the server."""
    web = Web(folder)
    try:
        web.wait()
        watch = Measurement(web, postgres)
        results = {page.name: Result(page) for page in measured_pages()}
        say("  one client …")
        watch.one_client(results)
        say(f"  {TOGETHER} clients …")
        watch.many_clients(results)
        say(watch.first_load())
        return results
    finally:
        web.stop()


class Measurement:
    """A running portal, and the clock on it."""

    def __init__(self, web: Web, postgres: int) -> None:
        self.web, self.postgres = web, postgres
        self.cookies: dict[str, str] = {}

    def client(self, who: str) -> Client:
        if who not in self.cookies:
            self.cookies[who] = clients.signed_in(who)
        return Client(self.web.port, self.cookies[who])

    def one_client(self, results: dict[str, Result]) -> None:
        at = {name: self.client(result.page.who) for name, result in results.items()}
        asks = {name: result.page.asks() for name, result in results.items()}
        for name, result in results.items():
            for ask, _ in zip(asks[name], range(WARM_UP), strict=False):
                result.statements = at[name].send(ask, count=True)[1]
        for _ in range(ROUNDS):
            for name, result in results.items():
                self.some(at[name], asks[name], result.timed)

    def some(self, client: Client, asks: Iterator[PageRequest], timed: Timings) -> None:
        before = cpu_seconds(self.web.process.pid, self.postgres)
        for ask, _ in zip(asks, range(EACH), strict=False):
            timed.milliseconds.append(client.send(ask)[0])
        timed.cpu += cpu_seconds(self.web.process.pid, self.postgres) - before

    def many_clients(self, results: dict[str, Result]) -> None:
        for result in results.values():
            if not result.page.alone:
                crowd = [self.client(result.page.who) for _ in range(TOGETHER)]
                result.per_second, result.together = clients.requests_at_once(
                    crowd, result.page.asks, TOGETHER_SECONDS
                )

    def first_load(self) -> str:
        client = self.client("omar@westhaven.example")
        page, brand = (client.send(PageRequest(path))[2] for path in ("/enquiries/", "/brand.css"))
        sizes = first_load.kilobytes(page, brand)
        parts = ", ".join(f"{name} {size:.1f}" for name, size in sizes.items())
        return f"  first load of the queue, gzipped: {sum(sizes.values()):.1f} kB ({parts})"
