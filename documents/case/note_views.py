"""Pages of private notes on a document request."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from casework.http import PortalRequest
from casework.notes.views import show_notes_page, show_strike_out_page
from documents.case.note_addresses import note_addresses
from documents.case.views import document_request_or_404
from documents.readers import staff_readers


@require_http_methods(["GET", "POST"])
def notes_page(request: PortalRequest, reference: str) -> HttpResponse:
    case = document_request_or_404(request, reference)
    return show_notes_page(request, case, staff_readers(case), note_addresses(case))


@require_http_methods(["GET", "POST"])
def strike_out_page(request: PortalRequest, reference: str, key: UUID) -> HttpResponse:
    case = document_request_or_404(request, reference)
    return show_strike_out_page(request, case, key, note_addresses(case))
