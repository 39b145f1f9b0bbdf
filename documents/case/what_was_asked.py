"""What a councillor asked for, as the person deciding reads it: in rows, and in brief."""

from documents.asking import check_answers
from documents.models import DocumentLetter, DocumentRequest, LetterKind, Sharing
from foundation.dates_in_words import day
from foundation.types import Context
from people.directory import styled_member
from people.models import User

MIGHT_BREACH = "The councillor thinks data protection law might not allow it"


def reason_given(document_request: DocumentRequest, letters: list[DocumentLetter]) -> list[str]:
    """The purpose, and the reason in the councillor's words; nothing if none was needed."""
    reasons = [letter.body for letter in letters if letter.kind == LetterKind.REQUEST]
    return [document_request.get_purpose_display(), *reasons] if document_request.purpose else []


def request_rows(case: DocumentRequest, letters: list[DocumentLetter]) -> list[Context]:
    """What the councillor asked for, row by row."""
    others = check_answers.other_people_lines(case.for_somebody, case.third_party)
    rows = [
        ("Document", [line for line in (case.title, case.what) if line]),
        ("Right", [case.law.name, case.law.law]),
        ("Committee", [str(case.committee), *seat_lines(case)] if case.committee else []),
        ("Why it is needed", reason_given(case, letters)),
        ("Needed by", check_answers.needed_by_lines(case.needed_by, case.meeting)),
        ("Data protection", [MIGHT_BREACH] if case.may_breach else []),
        ("Recruitment", ["It is about filling a post"] if case.recruitment else []),
        ("Interest declared", [case.interest or "None"]),
        ("Other people’s data", others),
        ("Related enquiry", [case.enquiry.reference] if case.enquiry else []),
    ]
    return [{"key": key, "lines": lines} for key, lines in rows if lines]


def seat_lines(document_request: DocumentRequest) -> list[str]:
    if not document_request.sits_there:
        return []
    return ["The councillor is on this committee, so does not have to show a need"]


def request_in_brief(case: DocumentRequest, letters: list[DocumentLetter]) -> list[str]:
    """The request in brief, shown next to the decision form."""
    lines = [*filter(None, [case.what]), *reason_given(case, letters)]
    lines += check_answers.other_people_lines(case.for_somebody, case.third_party)
    lines += [MIGHT_BREACH] if case.may_breach else []
    lines += [f"Interest declared: {case.interest}"] if case.interest else []
    return lines


def newest_sharings(document_request: DocumentRequest) -> list[Sharing]:
    """Who it was asked to be shared with, the newest first; read from the database once."""
    if "_sharings" not in document_request.__dict__:
        newest_first = document_request.sharings.select_related("to").order_by("-asked_at", "-pk")
        document_request.__dict__["_sharings"] = list(newest_first)
    sharings: list[Sharing] = document_request.__dict__["_sharings"]
    return sharings


def pending_sharing(user: User, document_request: DocumentRequest) -> str:
    """To its councillor: who they asked to share it with, while nobody has decided."""
    if document_request.member_id != user.pk or not document_request.asks_to_share:
        return ""
    waiting = next((s for s in newest_sharings(document_request) if not s.decided_at), None)
    if waiting is None:
        return ""
    return (
        f"You asked on {day(waiting.asked_at)} to share this document with "
        f"{styled_member(waiting.to)}. {document_request.service} has not decided yet, so do not "
        "pass it on."
    )


def sharing_request_words(document_request: DocumentRequest) -> str:
    """Who the councillor wants to share it with; nothing if no request is open."""
    waiting = document_request.sharings.filter(decided_at=None).select_related("to").first()
    if waiting is None:
        return ""
    member, other = styled_member(document_request.member), styled_member(waiting.to)
    words = f"{member} has asked to share this document with {other}."
    return f"{words} Consent or law: {waiting.consent}" if waiting.consent else words
