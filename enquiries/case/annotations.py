"""Annotations: what a letter says about itself, and a councillor about themselves."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from django.utils import timezone

from enquiries import services_offered
from enquiries.models import (
    Capacity,
    Enquiry,
    EnquiryLetter,
    HoldingReason,
    Intent,
    LetterKind,
    Purpose,
)
from foundation.dates_in_words import clock, day_year
from protocols.behaviours import Behaviour
from protocols.models import Protocol
from protocols.words import full_day


class Annotation(NamedTuple):
    """One line, with the clause it rests on: name and address, or none."""

    words: str
    clause: tuple[str, str] | None = None


INTENTS = {
    Intent.CLARIFY: "Asks for something to be made clear",
    Intent.EXPLAIN: "Asks for the reasons",
    Intent.CHALLENGE: "Challenges the answer",
    Intent.DISSATISFIED: "Is not satisfied with the answer",
}


def annotations_of_letter(
    letter: EnquiryLetter,
    version: Protocol,
    *,
    names: bool = True,
    amendments: Sequence[EnquiryLetter] = (),
) -> list[Annotation]:
    """`amendments` are the letters that correct it or add a file to it."""
    annotations = [*annotations_of_receipt(letter), *annotations_of_secret(letter, version)]
    annotations += [Annotation(amendment_words(one)) for one in amendments]
    if letter.advice:
        words = f"Professional advice from {letter.signed}" if names else "Professional advice"
        annotations.append(Annotation(words, version.cite_for(Behaviour.ADVICE_IS_MARKED)))
    if letter.clause:
        annotations.append(
            Annotation("Declined under this clause:", version.cite_duty(letter.clause))
        )
    if letter.missing:
        missing = version.cite_for(Behaviour.PARTIAL_ANSWERS)
        annotations.append(Annotation(f"Not covered in this answer: {letter.missing}", missing))
    if letter.reason == HoldingReason.WORKLOAD:
        reason = version.cite_for(Behaviour.WORKLOAD_AS_A_REASON)
        annotations.append(Annotation(f"Reason: {HoldingReason.WORKLOAD.label}", reason))
    if letter.kind == LetterKind.DECLINE and (
        rights := version.cite_for(Behaviour.RIGHTS_ARE_SAID)
    ):
        annotations.append(Annotation(LEGAL_RIGHTS, rights))
    return [*annotations, *annotations_of_follow_up(letter)]


def annotations_of_secret(letter: EnquiryLetter, version: Protocol) -> Iterator[Annotation]:
    if letter.confidential_to_id:
        yield Annotation(CONFIDENTIAL, version.cite_for(Behaviour.CONFIDENTIAL_LETTERS))


def annotations_of_receipt(letter: EnquiryLetter) -> Iterator[Annotation]:
    """How a councillor’s first letter came that a coordinator typed, and when it was typed."""
    if letter.kind == LetterKind.QUESTION and letter.case.came_by:
        came, typed = letter.case.get_came_by_display(), letter.case.typed_at
        yield Annotation(f"{came}. Typed on {day_year(typed)} at {clock(typed)}")


def annotations_of_follow_up(letter: EnquiryLetter) -> Iterator[Annotation]:
    """Why an answer is followed up, and whether what was suggested then is accepted."""
    if letter.intent:
        yield Annotation(INTENTS[Intent(letter.intent)])
    if letter.accepted is not None:
        did = "accepted" if letter.accepted else "not accepted"
        yield Annotation(f"The councillor’s suggestion was {did}")


def amendment_words(letter: EnquiryLetter) -> str:
    """What stands on an answer that a later letter corrects or completes."""
    on = day_year(timezone.localdate(letter.sent_at))
    if letter.kind == LetterKind.CORRECTION:
        return f"Corrected on {on}. Reason: {letter.why}"
    return f"A file was added on {on}"


CONFIDENTIAL = "Confidential. No other councillor can open it"
LEGAL_RIGHTS = (
    "This does not affect anyone’s legal rights. The Monitoring Officer can advise what to do next."
)
ASKED_AS = {
    Capacity.WARD: "Asks as ward councillor",
    Capacity.CABINET: "Asks as a member of the cabinet or executive",
    Capacity.SCRUTINY: "Asks on behalf of a scrutiny committee",
    Capacity.COMMITTEE: "Asks as a member of a committee",
    Capacity.OUTSIDE: "Asks on behalf of an outside body",
    Capacity.COUNCIL: "Asks about council business",
}


def annotations_of_request(enquiry: Enquiry) -> Iterator[Annotation]:
    """What is requested, and what for."""
    version = enquiry.version
    if number := services_offered.request_clause(enquiry.kind, version):
        request = services_offered.REQUEST_OF_KIND[enquiry.kind]
        yield Annotation(request.asked or request.title, version.cite(number))
    if enquiry.item and enquiry.item != enquiry.title:
        when = f", {full_day(enquiry.meeting_on)}" if enquiry.meeting_on else ""
        where = f" ({enquiry.committee}{when})" if enquiry.committee else ""
        yield Annotation(f"About: {enquiry.item}{where}")
    if enquiry.for_meeting:
        yield Annotation("May be used at a meeting", version.cite_for(Behaviour.MEETING_NOTICE))
    if enquiry.purpose:
        bars = version.cite_for(Behaviour.SUPPORT_PURPOSES, Behaviour.BARRED_SUPPORT)
        yield Annotation(f"For: {str(Purpose(enquiry.purpose).label).lower()}", bars)


def annotations_of_asker(enquiry: Enquiry) -> list[Annotation]:
    """What the councillor said when they asked. It stays unchanged with the enquiry."""
    version, annotations = enquiry.version, list(annotations_of_request(enquiry))
    if enquiry.clause:
        annotations.append(
            Annotation("Asks what this clause means:", version.cite_duty(enquiry.clause))
        )
    if enquiry.outside_body:
        words = f"Asks on behalf of {enquiry.outside_body}, which the councillor is appointed to"
        annotations.append(Annotation(words, version.cite_for(Behaviour.OUTSIDE_BODIES)))
    elif enquiry.asked_as:
        annotations.append(Annotation(ASKED_AS[Capacity(enquiry.asked_as)]))
    if enquiry.may_conflict:
        words = "Another of the councillor’s roles or interests may conflict with this"
        annotations.append(
            Annotation(words, version.cite_for(Behaviour.CAPACITY_OF_THE_COUNCILLOR))
        )
    if enquiry.committee_decides:
        words = (
            "A committee will decide this. Write nothing that could seem to prejudge its decision"
        )
        annotations.append(Annotation(words, version.cite_for(Behaviour.QUASI_JUDICIAL_WARNING)))
    if enquiry.interest_declared is not None:
        words = f"Personal interest: {enquiry.interest or 'none'}"
        annotations.append(Annotation(words, version.cite_for(Behaviour.PERSONAL_INTEREST)))
    return annotations
