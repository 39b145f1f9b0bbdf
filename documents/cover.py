"""Cover of a document request: who gets and does what its officer, who is away, would get and do.

Only for the officer it is assigned to, and not for a lead or an office. Recruitment papers are
never covered.
"""

from documents.models import DocumentRequest
from people.models import User, covers_today


def is_kept_from(person: User, document_request: DocumentRequest) -> bool:
    """Recruitment papers from everyone, and a request from the councillor who made it, whatever
    post they hold later."""
    return document_request.recruitment or document_request.member_id == person.pk


def covers_officer(user: User, document_request: DocumentRequest) -> bool:
    """Whether this person covers today for the officer who has it."""
    found = user.covered.get(document_request.officer_id or 0)
    if found is None or is_kept_from(user, document_request):
        return False
    return document_request.service_id in found.away.services


def acting_officer(document_request: DocumentRequest, officer: User) -> User:
    """Who is told in the place of its officer: the cover, while the officer is away. Asks the
    database once."""
    found = covers_today().get(officer.pk)
    if found and not is_kept_from(found.person, document_request):
        return found.person
    return officer


def acted_for(author: User, document_request: DocumentRequest) -> int | None:
    """The key of the officer for whom this person sends a letter as their cover."""
    covers = covers_officer(author, document_request)
    return document_request.officer_id if covers else None
