"""Pages of a service that passed an enquiry on: how reading it ends, and hearing of its answer."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from casework.http import PortalRequest, verb_page, visible_or_404
from enquiries.case.views import enquiry_or_404
from enquiries.earlier_services import actions, policy
from enquiries.models import EarlierService
from foundation.forms import PortalForm
from foundation.types import Context


@require_http_methods(["GET", "POST"])
def end_reading_page(request: PortalRequest, pk: int, key: UUID) -> HttpResponse:
    row, user = service_or_404(request, pk, key), request.user
    heading, lead, button, done = ending_words(row)
    return verb_page(
        request,
        page_of_service(row) | {"heading": heading, "lead": lead, "button": button},
        form=PortalForm,
        may=policy.can_end_reading(user, row),
        do=lambda _: actions.end_reading_of(row, by=user),
        done=done,
        to=row.case,
    )


def ending_words(row: EarlierService) -> tuple[str, str, str, str]:
    if row.is_of_coordinators:
        return (
            "Remove this enquiry from the list",
            "It will no longer be in the list “Passed on by us” of the coordinators, who can still "
            "read it.",
            "Remove from the list",
            "Enquiry removed from the list “Passed on by us”",
        )
    return (
        f"Stop {row.service} reading this enquiry",
        f"{row.service} passed it on. Its officers will no longer be able to read it, unless they "
        "were asked for a contribution.",
        "Stop reading",
        f"{row.service} can no longer read this enquiry",
    )


FOLLOW = {
    True: ("Hear when this enquiry is answered", "Tell me", "You will be told about the answer"),
    False: ("Do not hear when it is answered", "Do not tell me", "You will not be told"),
}


@require_http_methods(["GET", "POST"])
def follow_page(request: PortalRequest, pk: int, key: UUID, *, follows: bool) -> HttpResponse:
    row, user = service_or_404(request, pk, key), request.user
    heading, button, done = FOLLOW[follows]
    return verb_page(
        request,
        page_of_service(row) | {"heading": heading, "button": button},
        form=PortalForm,
        may=policy.can_hear_of_answer(user, row),
        do=lambda _: actions.follow(row, follows=follows, by=user),
        done=done,
        to=row.case,
    )


def service_or_404(request: PortalRequest, pk: int, key: UUID) -> EarlierService:
    """With its enquiry, if this person can see both."""
    enquiry = enquiry_or_404(request, pk)
    rows = EarlierService.objects.select_related("service")
    row = visible_or_404(rows, request.user, case=enquiry, key=key)
    row.case = enquiry
    return row


def page_of_service(row: EarlierService) -> Context:
    url = row.case.get_absolute_url()
    return {
        "desk": True,
        "overline": f"{row.case.reference}, {row.case.title}",
        "back": (url, f"Back to {row.case.reference}"),
        "cancel_url": url,
    }
