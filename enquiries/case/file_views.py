"""A file on an enquiry: the page about it, and the two ways to open it."""

from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_safe

from casework.files import openings, serving
from casework.http import PortalRequest, visible_or_404
from enquiries.models import EnquiryFile
from foundation.dates_in_words import moment


def file_or_404(request: PortalRequest, pk: int, key: UUID) -> EnquiryFile:
    rows = EnquiryFile.objects.select_related("case", "letter")
    return visible_or_404(rows, request.user, case=pk, key=key)


@require_safe
def file_page(request: PortalRequest, pk: int, key: UUID) -> HttpResponse:
    """What it is, who sent it, and for both sides, who has opened it and when."""
    file = file_or_404(request, pk, key)
    user = request.user
    sent_by = "You" if file.added_by_id == user.pk else file.letter.signed
    record = openings.access_log(file, user, request.GET.get("after", ""))
    return render(
        request,
        "enquiries/file.html",
        {
            "desk": not user.reads_as_councillor,
            "file": file,
            "overline": f"{file.case.reference}, {file.case.title}",
            "facts": [
                {"label": "Type", "lines": [file.in_words]},
                {"label": "Sent by", "lines": [sent_by]},
                {"label": "Sent", "lines": [moment(file.added_at)]},
            ],
            "back": (file.case.get_absolute_url(), f"Back to {file.case.reference}"),
            "save_url": reverse("enquiries:file-save", args=[pk, key]),
            "picture_url": reverse("enquiries:file-picture", args=[pk, key])
            if file.is_picture
            else "",
            # A picture that the page shows is opened by the page.
            "openings": record | {"not_yet": record["not_yet"] and not file.is_picture},
        },
    )


@require_GET
def save_file(request: PortalRequest, pk: int, key: UUID) -> HttpResponseBase:
    return serving.download_response(file_or_404(request, pk, key), request.user)


@require_GET
def file_picture(request: PortalRequest, pk: int, key: UUID) -> HttpResponseBase:
    return serving.picture_response(file_or_404(request, pk, key), request.user)
