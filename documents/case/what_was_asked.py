"""The request as the person deciding reads it."""

from typing import Any

from documents.asking import check_answers
from documents.models import DocumentLetter, DocumentRequest, LetterKind
from people.directory import styled

MIGHT_BREACH = "The councillor thinks data protection law might not allow it"


def why_of(request: DocumentRequest, found: list[DocumentLetter]) -> list[str]:
    """The purpose, and the reason in the councillor's words; nothing if none was needed."""
    said = [letter.body for letter in found if letter.kind == LetterKind.REQUEST]
    return [request.get_purpose_display(), *said] if request.purpose else []


def asked(request: DocumentRequest, found: list[DocumentLetter]) -> list[dict[str, Any]]:
    """What the councillor asked for, row by row."""
    law = request.law
    seat = (
        ["The councillor is on this committee, so does not have to show a need"]
        if request.sits_there
        else []
    )
    rows = [
        ("Document", [request.title, request.what]),
        ("Right", [law.name, law.law]),
        ("Committee", [str(request.committee), *seat] if request.committee else []),
        ("Why it is needed", why_of(request, found)),
        ("Needed by", check_answers.when(request.needed_by, request.meeting)),
        ("Data protection", [MIGHT_BREACH] if request.may_breach else []),
        ("Recruitment", ["It is about filling a post"] if request.recruitment else []),
        ("Interest declared", [request.interest or "None"]),
        ("Other people’s data", check_answers.others(request.for_somebody, request.third_party)),
        ("Related enquiry", [request.enquiry.reference] if request.enquiry else []),
    ]
    return [{"key": key, "lines": lines} for key, lines in rows if lines]


def asked_briefly(request: DocumentRequest, letters: list[DocumentLetter]) -> list[str]:
    """The request in brief, shown next to the decision form."""
    found = [request.what, *why_of(request, letters)]
    found += check_answers.others(request.for_somebody, request.third_party)
    found += [MIGHT_BREACH] if request.may_breach else []
    found += [f"Interest declared: {request.interest}"] if request.interest else []
    return found


def sharing_asked(request: DocumentRequest) -> str:
    """Who the councillor wants to share it with; nothing if no request is open."""
    waiting = request.sharings.filter(decided_at=None).select_related("to").first()
    if waiting is None:
        return ""
    words = f"{styled(request.member)} has asked to share this document with {styled(waiting.to)}."
    return f"{words} Consent or law: {waiting.consent}" if waiting.consent else words
