"""The page of a text for the resident: written, then shown to copy or print. Nothing is kept."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from casework.http import PortalRequest
from enquiries.case.views import enquiry_or_404
from enquiries.models import Enquiry, EnquiryLetter
from enquiries.resident_text import policy, wording
from enquiries.resident_text.forms import ResidentTextForm
from foundation.forms import form_for
from foundation.types import Context
from protocols.behaviours import Behaviour

CHANGE = "change"


@require_http_methods(["GET", "POST"])
def resident_text_page(request: PortalRequest, pk: int) -> HttpResponse:
    enquiry = enquiry_or_404(request, pk)
    policy.can_write_resident_text(request.user, enquiry).or_raise()
    answer = wording.newest_answer(enquiry, request.user)
    if answer is None:
        raise Http404
    start = wording.start_from(enquiry, answer)
    initial = {"text": start.text}
    form = form_for(request, ResidentTextForm, initial=initial, hint=start.hint)
    context = page_context(enquiry, answer) | {"form": form, "answer": start.answer}
    if form.is_valid() and CHANGE not in request.POST:
        ready = {"text": form.cleaned_data["text"], "change": CHANGE}
        return render(request, "enquiries/resident_text_ready.html", context | ready)
    return render(request, "enquiries/resident_text.html", context)


def page_context(enquiry: Enquiry, answer: EnquiryLetter) -> Context:
    return {
        "enquiry": enquiry,
        "title": wording.title_for(enquiry),
        "overline": f"{enquiry.reference}, {enquiry.title}",
        "back": (enquiry.get_absolute_url(), f"Back to {enquiry.reference}"),
        "inside": enquiry.version.cite_for(Behaviour.NAMES_STAY_INSIDE),
        "labels": wording.labels_of(enquiry, answer),
    }
