"""Pages of private notes on an enquiry."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods

from casework.http import PortalRequest
from casework.notes.views import show_notes_page, show_strike_out_page
from enquiries import contributors
from enquiries.case.note_addresses import note_addresses
from enquiries.case.readers import staff_readers
from enquiries.case.views import enquiry_or_404
from enquiries.models import Enquiry


def enquiry_with_notes_or_404(request: PortalRequest, pk: int) -> Enquiry:
    """For an officer who was only asked for a contribution there are no notes."""
    enquiry = enquiry_or_404(request, pk)
    if contributors.reads_as_contributor(request.user, enquiry):
        raise Http404
    return enquiry


@require_http_methods(["GET", "POST"])
def notes_page(request: PortalRequest, pk: int) -> HttpResponse:
    enquiry = enquiry_with_notes_or_404(request, pk)
    return show_notes_page(request, enquiry, staff_readers(enquiry), note_addresses(enquiry))


@require_http_methods(["GET", "POST"])
def strike_out_page(request: PortalRequest, pk: int, key: UUID) -> HttpResponse:
    enquiry = enquiry_with_notes_or_404(request, pk)
    return show_strike_out_page(request, enquiry, key, note_addresses(enquiry))
