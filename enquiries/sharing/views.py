"""Pages of sharing an enquiry with a colleague, and of stopping it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from casework.http import PortalRequest, verb_page, visible_or_404
from enquiries.case import readers
from enquiries.case.views import enquiry_or_404
from enquiries.models import Enquiry, EnquiryShare
from enquiries.sharing import actions, policy
from enquiries.sharing.colleagues import colleagues_of
from enquiries.sharing.forms import EndShareForm, ShareEnquiryForm
from foundation.types import Context
from people.directory import styled_member

HEADING = "Share this enquiry with a colleague"
FORM_FIELDS = ("person", "with_resident", "key")


@require_http_methods(["GET", "POST"])
def share_page(request: PortalRequest, pk: int) -> HttpResponse:
    """Choose a colleague of the ward. The page says first what they will see, and who else does."""
    enquiry, user = enquiry_or_404(request, pk), request.user
    may, colleagues = policy.can_share(user, enquiry), colleagues_of(user, enquiry)
    around = share_context(enquiry) | {"heading": HEADING, "button": "Share enquiry"}
    if may and not colleagues.exists():
        return render(request, "enquiries/no_colleague.html", around)
    has_resident = hasattr(enquiry, "resident")
    return verb_page(
        request,
        around | readers.readers_context(enquiry, you=True) | {"has_resident": has_resident},
        form=ShareEnquiryForm,
        may=may,
        do=lambda typed: actions.share(
            enquiry, by=user, **{name: typed[name] for name in FORM_FIELDS if name in typed}
        ),
        done="Enquiry shared. Your colleague has been told",
        to=enquiry,
        template="enquiries/share.html",
        colleagues=colleagues,
        has_resident=has_resident,
    )


@require_http_methods(["GET", "POST"])
def end_share_page(request: PortalRequest, pk: int, key: UUID) -> HttpResponse:
    enquiry, user = enquiry_or_404(request, pk), request.user
    shares = EnquiryShare.objects.select_related("case", "person")
    share = visible_or_404(shares, user, case=enquiry, key=key)
    return verb_page(
        request,
        share_context(enquiry)
        | {
            "heading": f"Stop sharing with {styled_member(share.person)}",
            "lead": "They will no longer be able to read this enquiry or its files.",
            "button": "Stop sharing",
        },
        form=EndShareForm,
        may=policy.can_end_share(user, share),
        do=lambda _: actions.end_share(share, by=user),
        done="You have stopped sharing this enquiry",
        to=enquiry,
    )


def share_context(enquiry: Enquiry) -> Context:
    return {
        "enquiry": enquiry,
        "overline": f"{enquiry.reference}, {enquiry.title}",
        "back": (enquiry.get_absolute_url(), f"Back to {enquiry.reference}"),
        "cancel_url": enquiry.get_absolute_url(),
    }
