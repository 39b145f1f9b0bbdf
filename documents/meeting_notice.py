"""Meeting notice: a cabinet member told about a document that may be used at a meeting.

Oxford 23.8 asks for it. They see what was asked for and what was given, on a page of its own: no
letter, and no file.
"""

from django.http import Http404
from django.urls import reverse

from casework.notices import ledger
from documents.models import DocumentRequest
from people.models import User, unique_people
from people.posts import cabinet_members_for
from protocols.behaviours import Behaviour

ASKED = "A councillor has asked for a document that may be used at a meeting."
GIVEN = "A decision has been made on a document that may be used at a meeting."


def councillors_told(document_request: DocumentRequest) -> list[User]:
    """Today's cabinet members for its service, if it is for a meeting and a clause asks for it."""
    asks = document_request.version.clause_for(Behaviour.MEETING_NOTICE)
    if not (asks and document_request.meeting):
        return []
    members = unique_people(cabinet_members_for(document_request.service_id))
    return [member for member in members if member.pk != document_request.member_id]


def told_request_or_404(user: User, reference: str) -> DocumentRequest:
    """The request of this reference, if this person is told about it today."""
    rows = DocumentRequest.objects.told_to(user).select_related("member", "service")
    found: DocumentRequest | None = rows.filter(reference=reference.upper()).first()
    if found is None:
        raise Http404
    return found


def tell_cabinet_member(
    document_request: DocumentRequest, event: str, sentence: str, *, once: object
) -> None:
    path = reverse("documents:told", args=[document_request.reference])
    told = councillors_told(document_request)
    ledger.notify(told, event, sentence, about=document_request, once=str(once), path=path)
