"""Which requests go to a service that the version names, and what is said of them?"""

from collections.abc import Callable
from typing import Any

from protocols.kinds import PromiseKind
from protocols.linked import lines

# What is asked for, by the key under which a version keeps the name of the service that has it.
HAD_BY = {
    "support": "Support",
    "training": "Training and development",
    "budget": "Advice on the format of a group’s budget",
    "media": "What the media ask",
}
# What nobody may pass on, as it is confidential or one team's alone: it cannot be asked for until a
# service is named.
NOT_PASSED_ON = ("budget", "media")
SETTINGS: dict[str, str] = {
    "support_offers": "Support that there is",
    PromiseKind.SUPPORT.value: "Answer to a request for support",
    "request_services": "Who has which request",
}


def _offers(text: str | None) -> str:
    return "; ".join(lines(text or "")) or "whatever the councillor writes"


def _services(named: dict[str, str] | None) -> str:
    found = [f"{HAD_BY[key]}: {service}" for key, service in (named or {}).items()]
    return "; ".join(found) or "no service is named"


def _what_offers_mean(text: str) -> str:
    if not lines(text):
        return "A councillor would write what they need, without choosing."
    return f"A councillor would choose from: {', '.join(lines(text))}, or something else."


def _what_services_mean(named: dict[str, str]) -> str:
    unnamed = [key for key in HAD_BY if not named.get(key)]
    passed = [HAD_BY[key].lower() for key in unnamed if key not in NOT_PASSED_ON]
    closed = [HAD_BY[key] for key in unnamed if key in NOT_PASSED_ON]
    given = [f"{HAD_BY[key].lower()} to {service}" for key, service in named.items()]
    said = f"Requests would go for {', for '.join(given)}. " if given else ""
    if passed:
        said += f"Coordinators would pass on requests for {' and '.join(passed)}. "
    return f"{said}{''.join(f'{title} could not be asked for.' for title in closed)}".strip()


WORDS: dict[str, Callable[[Any], str]] = {"support_offers": _offers, "request_services": _services}
MEANINGS: dict[str, Callable[[Any], str]] = {
    "support_offers": _what_offers_mean,
    "request_services": _what_services_mean,
}
