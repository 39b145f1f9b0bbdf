"""The page of a cabinet member who is told about a document that may be used at a meeting."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from casework.http import PortalRequest
from documents.meeting_notice import told_request_or_404
from documents.told.given import given_lines
from people.directory import styled_member
from protocols.behaviours import Behaviour


@require_safe
def told_page(request: PortalRequest, reference: str) -> HttpResponse:
    """What was asked for and what was given; no letter, and no file."""
    document_request = told_request_or_404(request.user, reference)
    asked = [document_request.title, *document_request.what.splitlines()]
    context = {
        "title": document_request.title,
        "overline": document_request.reference,
        "service": document_request.service,
        "clause": document_request.version.cite_for(Behaviour.MEETING_NOTICE),
        "rows": [
            ("Asked for", asked),
            ("Asked by", [styled_member(document_request.member)]),
            ("Meeting", [document_request.meeting]),
            ("Given", given_lines(document_request)),
        ],
        "back": (reverse("documents:index"), "Back to documents"),
    }
    return render(request, "documents/told.html", context)
