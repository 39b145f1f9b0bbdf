"""The page of one confidential letter: its words, and for officers each time it was opened."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from casework.http import PortalRequest, visible_or_404
from enquiries.case.views import enquiry_or_404
from enquiries.confidential.actions import open_confidential_letter
from enquiries.models import EnquiryLetter
from foundation.dates_in_words import moment
from foundation.types import Context
from protocols.behaviours import Behaviour

MOST_OPENINGS = 50


@require_safe
@never_cache
def confidential_letter_page(request: PortalRequest, pk: int, letter: int) -> HttpResponse:
    enquiry, user = enquiry_or_404(request, pk), request.user
    letters = EnquiryLetter.objects.filter(case=enquiry, confidential_to__isnull=False)
    row = visible_or_404(letters, user, pk=letter)
    open_confidential_letter(row, by=user)
    reads_as_officer = not user.reads_as_councillor
    context = {
        "title": "Confidential letter",
        "overline": f"{enquiry.reference}, {enquiry.title}",
        "desk": reads_as_officer,
        "back": (enquiry.get_absolute_url(), f"Back to {enquiry.reference}"),
        "clause": enquiry.version.cite_for(Behaviour.CONFIDENTIAL_LETTERS),
        "letter": {
            "who": row.signed,
            "at": row.sent_at,
            "kind_label": row.get_kind_display(),
            "body": row.body,
        },
        "openings": openings_of(row) if reads_as_officer else None,
    }
    return render(request, "enquiries/confidential_letter.html", context)


def openings_of(letter: EnquiryLetter) -> list[Context]:
    """The newest first."""
    rows = letter.openings.select_related("reader").order_by("-at", "-pk")
    return [{"who": row.reader.styled, "at": moment(row.at)} for row in rows[:MOST_OPENINGS]]
