"""Pages of links between enquiries: add one, remove one. To a councillor they do not exist."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from casework.http import PortalRequest, verb_page, visible_or_404
from enquiries.case.verb_views import show_verb_page, verb_or_404
from enquiries.case.views import enquiry_or_404
from enquiries.models import Enquiry, EnquiryLink
from enquiries.related import actions, policy
from enquiries.related.panel import words_of_link
from foundation.forms import PortalForm
from foundation.types import Cleaned

FIELDS = ("other", "kind", "key")


@require_http_methods(["GET", "POST"])
def link_page(request: PortalRequest, pk: int, verb: str) -> HttpResponse:
    enquiry, page = verb_or_404(request, pk, verb)
    visible = Enquiry.objects.visible_to(request.user)

    def link(typed: Cleaned) -> None:
        actions.link(enquiry, by=request.user, **{name: typed[name] for name in FIELDS})

    return show_verb_page(request, enquiry, page, do=link, enquiry=enquiry, visible=visible)


@require_http_methods(["GET", "POST"])
def end_link_page(request: PortalRequest, pk: int, key: UUID) -> HttpResponse:
    enquiry, user = enquiry_or_404(request, pk), request.user
    links = EnquiryLink.objects.of_enquiry_ever(pk).select_related("case", "other")
    link = visible_or_404(links, user, key=key)
    other = link.other if link.case_id == pk else link.case
    return verb_page(
        request,
        {
            "desk": True,
            "overline": f"{enquiry.reference}, {enquiry.title}",
            "back": (enquiry.get_absolute_url(), f"Back to {enquiry.reference}"),
            "cancel_url": enquiry.get_absolute_url(),
            "heading": f"Remove the link to {other.reference}",
            "lead": f"{words_of_link(link, pk)} {other.reference}, {other.title}.",
            "button": "Remove link",
        },
        form=PortalForm,
        may=policy.can_end_link(user, link),
        do=lambda _: actions.end_link(link, by=user),
        done="Link removed",
        to=enquiry,
    )
