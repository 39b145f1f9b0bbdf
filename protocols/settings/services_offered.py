"""Requests that go to a service named by the version, in words."""

from collections.abc import Callable

from protocols.choices import PromiseKind
from protocols.settings.links import nonempty_lines

# The requests, by the key under which a version keeps the name of the service that has them.
REQUESTS_TO_SERVICES = {
    "support": "Support",
    "training": "Training and development",
    "budget": "Advice on the format of a group’s budget",
    "media": "Questions from the media",
}
# Requests that no one may pass on, because they are confidential or only one team handles them:
# they are not available until a service is named.
NOT_PASSED_ON = ("budget", "media")
SERVICE_SETTINGS: dict[str, str] = {
    "support_offers": "Support available",
    PromiseKind.SUPPORT.value: "Answer to a request for support",
    "request_services": "Which service handles which request",
}


def _offers(text: str | None) -> str:
    return "; ".join(nonempty_lines(text or "")) or "councillors write what they need"


def _services(named: dict[str, str] | None) -> str:
    lines = [f"{REQUESTS_TO_SERVICES[key]}: {service}" for key, service in (named or {}).items()]
    return "; ".join(lines) or "no service is named"


def _what_offers_mean(text: str) -> str:
    if not nonempty_lines(text):
        return "A councillor would write what they need instead of choosing from a list."
    return f"A councillor would choose from: {', '.join(nonempty_lines(text))}, or something else."


def _what_services_mean(named: dict[str, str]) -> str:
    unnamed = [key for key in REQUESTS_TO_SERVICES if not named.get(key)]
    passed = [REQUESTS_TO_SERVICES[key].lower() for key in unnamed if key not in NOT_PASSED_ON]
    closed = [REQUESTS_TO_SERVICES[key].lower() for key in unnamed if key in NOT_PASSED_ON]
    handled = [f"{REQUESTS_TO_SERVICES[key].lower()} ({service})" for key, service in named.items()]
    sentences = f"These requests would go to a service: {', '.join(handled)}. " if handled else ""
    if passed:
        sentences += f"Coordinators would pass on requests for {' and '.join(passed)}. "
    if closed:
        sentences += f"These would not be available: {', '.join(closed)}. "
    return sentences.strip()


SERVICE_WORDS: dict[str, Callable[..., str]] = {
    "support_offers": _offers,
    "request_services": _services,
}
SERVICE_MEANINGS: dict[str, Callable[..., str]] = {
    "support_offers": _what_offers_mean,
    "request_services": _what_services_mean,
}
