"""The page on which a coordinator ends that a service reads what it passed on."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from casework.http import PortalRequest, verb_page, visible_or_404
from enquiries.case.views import enquiry_or_404
from enquiries.earlier_services import actions, policy
from enquiries.models import EarlierService
from foundation.forms import PortalForm


@require_http_methods(["GET", "POST"])
def end_reading_page(request: PortalRequest, pk: int, key: UUID) -> HttpResponse:
    enquiry, user = enquiry_or_404(request, pk), request.user
    rows = EarlierService.objects.select_related("case", "service")
    row = visible_or_404(rows, user, case=enquiry, key=key)
    return verb_page(
        request,
        {
            "desk": True,
            "overline": f"{enquiry.reference}, {enquiry.title}",
            "back": (enquiry.get_absolute_url(), f"Back to {enquiry.reference}"),
            "cancel_url": enquiry.get_absolute_url(),
            "heading": f"Stop {row.service} reading this enquiry",
            "lead": f"{row.service} passed it on. Its officers will no longer be able to read it, "
            "unless they were asked for a contribution.",
            "button": "Stop reading",
        },
        form=PortalForm,
        may=policy.can_end_reading(user, row),
        do=lambda _: actions.end_reading_of(row, by=user),
        done=f"{row.service} can no longer read this enquiry",
        to=enquiry,
    )
