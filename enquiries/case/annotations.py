"""Annotations: what a letter says about itself, and a councillor about themselves."""

from collections.abc import Iterator
from typing import NamedTuple

from enquiries import services_offered
from enquiries.models import Capacity, Enquiry, EnquiryLetter, Intent, LetterKind, Purpose
from protocols.models import Protocol
from protocols.words import bare, full_day


class Mark(NamedTuple):
    """One line, with the clause it rests on: name and address, or none."""

    words: str
    clause: tuple[str, str] | None = None


INTENTS = {
    Intent.CLARIFY: "Asks for something to be made clear",
    Intent.EXPLAIN: "Asks for the reasons",
    Intent.CHALLENGE: "Challenges the answer",
    Intent.DISSATISFIED: "Is not satisfied with the answer",
}


def cited(version: Protocol, number: str) -> tuple[str, str] | None:
    return (version.clause_name(bare(number)), version.clause_url(number)) if number else None


def asked_for(version: Protocol, behaviour: str) -> tuple[str, str] | None:
    """The clause that asks the portal for something."""
    return cited(version, version.asks_for(behaviour))


def of_letter(letter: EnquiryLetter, version: Protocol, *, names: bool = True) -> list[Mark]:
    found = []
    if letter.advice:
        words = f"Professional advice from {letter.signed}" if names else "Professional advice"
        found.append(Mark(words, asked_for(version, "advice-is-marked")))
    if letter.clause:
        found.append(Mark("Declined under this clause:", cited(version, letter.clause)))
    if letter.missing:
        missing = asked_for(version, "partial-answers")
        found.append(Mark(f"Not covered in this answer: {letter.missing}", missing))
    if letter.intent:
        found.append(Mark(INTENTS[Intent(letter.intent)]))
    if letter.accepted is not None:
        did = "accepted" if letter.accepted else "not accepted"
        found.append(Mark(f"The councillor’s suggestion was {did}"))
    if letter.kind == LetterKind.DECLINE and (rights := asked_for(version, "rights-are-said")):
        found.append(Mark(RIGHTS, rights))
    return found


RIGHTS = (
    "This does not affect anyone’s legal rights. The Monitoring Officer can advise what to do next."
)
ROLES = {
    Capacity.WARD: "Asks as ward councillor",
    Capacity.CABINET: "Asks as a member of the cabinet or executive",
    Capacity.SCRUTINY: "Asks on behalf of a scrutiny committee",
    Capacity.COMMITTEE: "Asks as a member of a committee",
    Capacity.OUTSIDE: "Asks on behalf of an outside body",
    Capacity.COUNCIL: "Asks about council business",
}


def of_request(enquiry: Enquiry) -> Iterator[Mark]:
    """What is requested, and what for."""
    version = enquiry.version
    if number := services_offered.clause(enquiry.kind, version):
        yield Mark(services_offered.REQUESTS[enquiry.kind].title, cited(version, number))
    if enquiry.item and enquiry.item != enquiry.title:
        when = f", {full_day(enquiry.meeting_on)}" if enquiry.meeting_on else ""
        where = f" ({enquiry.committee}{when})" if enquiry.committee else ""
        yield Mark(f"About: {enquiry.item}{where}")
    if enquiry.for_meeting:
        yield Mark("May be used at a meeting", asked_for(version, "meeting-notice"))
    if enquiry.purpose:
        bars = asked_for(version, "support-purposes") or asked_for(version, services_offered.EVERY)
        yield Mark(f"For: {str(Purpose(enquiry.purpose).label).lower()}", bars)


def of_member(enquiry: Enquiry) -> list[Mark]:
    """What the councillor said when they asked. It stays unchanged with the enquiry."""
    version, found = enquiry.version, list(of_request(enquiry))
    if enquiry.clause:
        found.append(Mark("Asks what this clause means:", cited(version, enquiry.clause)))
    if enquiry.outside_body:
        words = f"Asks on behalf of {enquiry.outside_body}, which the councillor is appointed to"
        found.append(Mark(words, asked_for(version, "outside-bodies")))
    elif enquiry.asked_as:
        found.append(Mark(ROLES[Capacity(enquiry.asked_as)]))
    if enquiry.may_conflict:
        words = "Another of the councillor’s roles or interests may conflict with this"
        found.append(Mark(words, asked_for(version, "capacity-of-the-councillor")))
    if enquiry.committee_decides:
        words = (
            "A committee will decide this. Write nothing that could seem to prejudge its decision"
        )
        found.append(Mark(words, asked_for(version, "quasi-judicial-warning")))
    if enquiry.interest_declared is not None:
        words = f"Personal interest: {enquiry.interest or 'none'}"
        found.append(Mark(words, asked_for(version, "personal-interest")))
    return found
