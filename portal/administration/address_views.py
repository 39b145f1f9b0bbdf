"""Pages that ask for another email address of somebody, and withdraw that."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from casework.http import PortalRequest
from foundation.forms import PortalForm, form_for
from foundation.types import Cleaned
from people.address_changes.actions import ask_for_address, withdraw_address
from people.policy import can_administer
from people.step_up.pages import Purpose, needs_recent_sign_in
from portal.administration.changes import Outcome, change_page, outcome_for, page_about
from portal.administration.person_forms import AddressForm
from portal.administration.views import person_or_404

LEAD = (
    "We send a link to the new address and tell the old one. The account keeps the old address"
    " until someone opens the link, which works for seven days."
)
WITHDRAW_LEAD = "The link that was sent to the new address will no longer work."


@needs_recent_sign_in(Purpose.APPOINTMENT)
@require_http_methods(["GET", "POST"])
def address_page(request: PortalRequest, pk: int) -> HttpResponse:
    person = person_or_404(request.user, pk)
    form = form_for(request, AddressForm, person=person)

    def do(typed: Cleaned) -> Outcome:
        email, why = typed["email"], typed.get("why", "")
        proposal = ask_for_address(person, email, by=request.user, why=why)
        return outcome_for(person, f"We have sent a link to {email}", proposal)

    lead = "" if "why" in form.fields else LEAD
    page = page_about(person, f"Change the email address of {person.name}", "Save", lead=lead)
    template = "portal/administration/post_form.html"
    may = can_administer(request.user)
    return change_page(request, form, page, may=may, do=do, template=template)


@require_http_methods(["GET", "POST"])
def withdraw_address_page(request: PortalRequest, pk: int) -> HttpResponse:
    person = person_or_404(request.user, pk)
    form = form_for(request, PortalForm)

    def do(typed: Cleaned) -> Outcome:
        withdraw_address(person, by=request.user)
        return outcome_for(person, "Change of address withdrawn")

    heading = f"Keep the email address of {person.name}"
    page = page_about(person, heading, "Withdraw the change", lead=WITHDRAW_LEAD)
    return change_page(request, form, page, may=can_administer(request.user), do=do)
