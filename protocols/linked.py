"""What is linked from the pages of a protocol: codes, procedures and rules beside it?"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, NamedTuple

from protocols.kinds import Side
from protocols.models import Protocol
from protocols.words import full_day

CODES, MEDIA, RESOURCES = "codes", "media", "resources"


class Linkable(NamedTuple):
    """Something a council may have an address for: for one side or, without one, for both."""

    title: str
    topic: str
    side: str = ""


LINKABLE: dict[str, Linkable] = {
    "members-code": Linkable("Councillors’ code of conduct", CODES, Side.MEMBER),
    "officers-code": Linkable("Officers’ code of conduct", CODES, Side.OFFICER),
    "constitution": Linkable("Constitution", CODES),
    "equalities": Linkable("Equalities statement", CODES),
    "media-procedure": Linkable("Media procedure", MEDIA),
    "publicity-code": Linkable("Code of practice on publicity", MEDIA),
    "home-facilities": Linkable("Rules for facilities at home", RESOURCES),
    "payments": Linkable("Arrangements for payments, such as private copying", RESOURCES),
    "ict-security": Linkable("Rules for security of information technology", RESOURCES),
}

# The council's other procedures, whose addresses stand among the settings of complaints.
PROCEDURES = {
    "whistleblowing": "Whistleblowing",
    "grievance": "Grievance",
    "service": "Complaints about a service",
    "conduct": "Complaints about a councillor's conduct",
}
# Settings that are there for what a clause asks of the portal: field, and the key of it.
ASKED_BY = {
    "acknowledgement": "acknowledgement",
    "links": "linked-codes",
    "more_links": "linked-codes",
    "media_contacts": "media-page",
    "office_hours": "contacts-page",
    "source_dates": "revision-dates",
    "approved_on": "monitoring-report",
    "review_on": "review-date",
    "support_offers": "support-requests",
    "request_services": "support-requests",
}

Link = tuple[str, str]  # a title and its address


def of(protocol: Protocol, topic: str, side: str = "") -> Iterator[Link]:
    """What has an address, as a link without one would lead nowhere: for one side or for all."""
    for key, linkable in LINKABLE.items():
        binds = not side or linkable.side in ("", side)
        if linkable.topic == topic and binds and protocol.links.get(key):
            yield linkable.title, protocol.links[key]
    if topic == CODES:
        for key, title in PROCEDURES.items():
            if protocol.procedures.get(key):
                yield title, protocol.procedures[key]
        yield from more(protocol.more_links)


def more(text: str) -> Iterator[Link]:
    """What the council itself lists: a title and an address on each line."""
    for line in lines(text):
        title, _, url = line.rpartition(" ")
        yield title.rstrip(" ,:"), url


def missing(links: dict[str, str]) -> list[str]:
    """The codes that have no address yet, by title."""
    return [
        linkable.title
        for key, linkable in LINKABLE.items()
        if linkable.topic == CODES and not links.get(key)
    ]


def lines(text: str) -> list[str]:
    """What was typed one a line, without the empty ones."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def _listed(text: str | None) -> str:
    return "; ".join(lines(text or "")) or "nothing"


def _links(links: dict[str, str] | None) -> str:
    found = [f"{LINKABLE[key].title}: {url}" for key, url in sorted((links or {}).items())]
    return "; ".join(found) or "nothing"


def _procedures(addresses: dict[str, str] | None) -> str:
    named = [PROCEDURES[key] for key in PROCEDURES if (addresses or {}).get(key)]
    return ", ".join(named) or "no address is given"


def _more_links(text: str | None) -> str:
    return "; ".join(f"{title}: {url}" for title, url in more(text or "")) or "nothing"


# What a version sets, in words, by field.
WORDS: dict[str, Callable[[Any], str]] = {
    "procedures": _procedures,
    "acknowledgement": lambda asked: "asked of both sides" if asked else "not asked",
    "links": _links,
    "more_links": _more_links,
    "media_contacts": _listed,
    "office_hours": lambda hours: hours or "not said",
    "source_dates": _listed,
    "approved_on": lambda day: full_day(day) if day else "not said",
    "review_on": lambda day: full_day(day) if day else "no date",
}


def _what_links_mean(links: dict[str, str] | None) -> str:
    without = missing(links or {})
    if not without:
        return "Every code and procedure would be linked from the protocol’s page."
    return f"Not linked, as there is no address: {', '.join(without)}."


def _what_more_links_mean(text: str | None) -> str:
    titles = [title for title, _ in more(text or "")]
    if not titles:
        return "Nothing else would be linked from the protocol’s page."
    return f"The protocol’s page would also link to {', '.join(titles)}."


def _what_procedures_mean(addresses: dict[str, str]) -> str:
    given = [title.lower() for key, title in PROCEDURES.items() if addresses.get(key)]
    if not given:
        return "Where a complaint begins, the other procedures would have no link."
    return f"Where a complaint begins, there would be a link to {', '.join(given)}."


def _what_review_means(day: date | None) -> str:
    if day is None:
        return "Nobody would be reminded of a review."
    return f"From {full_day(day)} the protocol’s page would tell administrators to review it."


# What it would mean, by field: a sentence.
MEANINGS: dict[str, Callable[[Any], str]] = {
    "acknowledgement": lambda asked: (
        "Before they next raise or handle an enquiry, councillors and officers would confirm that"
        " they have read what is expected of them. Reading and complaining never wait for it."
        if asked
        else "Nobody would be asked to confirm that they have read what is expected."
    ),
    "links": _what_links_mean,
    "more_links": _what_more_links_mean,
    "procedures": _what_procedures_mean,
    "media_contacts": lambda text: (
        "The page on speaking to the media would name them."
        if text
        else "The page on speaking to the media would name nobody."
    ),
    "office_hours": lambda hours: (
        f"The page of contacts would ask to call officers {hours}."
        if hours
        else "The page of contacts would give no hours."
    ),
    "source_dates": lambda text: (
        "The protocol’s page would list these dates."
        if text
        else "The protocol’s page would list no dates but its own."
    ),
    "approved_on": lambda day: (
        f"The protocol’s page would say that the council approved it on {full_day(day)}."
        if day
        else "The protocol’s page would not say when the council approved it."
    ),
    "review_on": _what_review_means,
}
