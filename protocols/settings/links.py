"""Links on the protocol pages: related codes, procedures and rules."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from protocols.choices import Side
from protocols.models import Protocol
from protocols.words import amount_of, full_day

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
    "home-facilities": Linkable("Rules for council facilities at home", RESOURCES),
    "payments": Linkable("Arrangements for payments, such as for private copying", RESOURCES),
    "ict-security": Linkable("Rules for IT security", RESOURCES),
}

# The council's other procedures, whose addresses stand among the settings of complaints.
PROCEDURES = {
    "whistleblowing": "Whistleblowing",
    "grievance": "Grievance",
    "disciplinary": "Discipline",
    "consultation": "Consultation with staff",
    "service": "Complaints about a service",
    "conduct": "Complaints about a councillor’s conduct",
}

Link = tuple[str, str]  # a title and its address


def links_for(protocol: Protocol, topic: str, side: str = "") -> Iterator[Link]:
    """What has an address, as a link without one would lead nowhere: for one side or for all."""
    for key, linkable in LINKABLE.items():
        binds = not side or linkable.side in ("", side)
        if linkable.topic == topic and binds and protocol.links.get(key):
            yield linkable.title, protocol.links[key]
    if topic == CODES:
        for key, title in PROCEDURES.items():
            if protocol.procedures.get(key):
                yield title, protocol.procedures[key]
        yield from links_in_text(protocol.more_links)


def links_in_text(text: str) -> Iterator[Link]:
    """What the council itself lists: a title and an address on each line."""
    for line in nonempty_lines(text):
        title, _, url = line.rpartition(" ")
        yield title.rstrip(" ,:"), url


def unlinked_codes(links: dict[str, str]) -> list[str]:
    """The codes that have no address yet, by title."""
    return [
        linkable.title
        for key, linkable in LINKABLE.items()
        if linkable.topic == CODES and not links.get(key)
    ]


def nonempty_lines(text: str) -> list[str]:
    """What was typed one a line, without the empty ones."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def _listed(text: str | None) -> str:
    return "; ".join(nonempty_lines(text or "")) or "nothing"


def _linked_codes(links: dict[str, str] | None) -> str:
    lines = [f"{LINKABLE[key].title}: {url}" for key, url in sorted((links or {}).items())]
    return "; ".join(lines) or "nothing"


def _procedures(addresses: dict[str, str] | None) -> str:
    named = [PROCEDURES[key] for key in PROCEDURES if (addresses or {}).get(key)]
    return ", ".join(named) or "no web address"


def _more_links(text: str | None) -> str:
    return "; ".join(f"{title}: {url}" for title, url in links_in_text(text or "")) or "nothing"


# What a version sets, in words, by field.
LINK_WORDS: dict[str, Callable[..., str]] = {
    "procedures": _procedures,
    "acknowledgement": lambda required: "required from both sides" if required else "not required",
    "links": _linked_codes,
    "more_links": _more_links,
    "media_contacts": _listed,
    "media_hours": lambda hours: f"within {amount_of(hours or 0, 'hours')}",
    "office_hours": lambda hours: hours or "not given",
    "source_dates": _listed,
    "approved_on": lambda day: full_day(day) if day else "not given",
    "review_on": lambda day: full_day(day) if day else "no date",
}


def _what_links_mean(links: dict[str, str] | None) -> str:
    without = unlinked_codes(links or {})
    if not without:
        return "The protocol page would link to every code and procedure."
    return f"Not linked because there is no web address: {', '.join(without)}."


def _what_more_links_mean(text: str | None) -> str:
    titles = [title for title, _ in links_in_text(text or "")]
    if not titles:
        return "The protocol page would not link to anything else."
    return f"The protocol page would also link to {', '.join(titles)}."


def _what_procedures_mean(addresses: dict[str, str]) -> str:
    titles = [title.lower() for key, title in PROCEDURES.items() if addresses.get(key)]
    if not titles:
        return "The first page of a complaint would not link to other procedures."
    return f"The first page of a complaint would link to {', '.join(titles)}."


def _what_review_means(day: date | None) -> str:
    if day is None:
        return "No one would be reminded about a review."
    return f"From {full_day(day)} the protocol page would say that a review is due."


# What it would mean, by field: a sentence.
LINK_MEANINGS: dict[str, Callable[..., str]] = {
    "acknowledgement": lambda required: (
        "Before they next raise or handle an enquiry, councillors and officers would confirm"
        " they have read what is expected of them. They could still read cases and complain."
        if required
        else "No one would be asked to confirm that they have read what is expected."
    ),
    "links": _what_links_mean,
    "more_links": _what_more_links_mean,
    "procedures": _what_procedures_mean,
    "media_contacts": lambda text: (
        "The page on speaking to the media would list these contacts."
        if text
        else "The page on speaking to the media would not name anyone."
    ),
    "media_hours": lambda hours: (
        f"A service would have {amount_of(hours, 'hours')} to answer the media team, counted while"
        " the offices are open."
    ),
    "office_hours": lambda hours: (
        f"The contacts page would say you can call officers {hours}."
        if hours
        else "The contacts page would not give any hours."
    ),
    "source_dates": lambda text: (
        "The protocol page would list these dates."
        if text
        else "The protocol page would not list any earlier dates."
    ),
    "approved_on": lambda day: (
        f"The protocol page would say the council approved it on {full_day(day)}."
        if day
        else "The protocol page would not say when the council approved it."
    ),
    "review_on": _what_review_means,
}
