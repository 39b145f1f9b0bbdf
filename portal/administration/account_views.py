"""Pages that correct a name, let somebody sign in or stop them, and send an invitation again."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from casework.http import PortalRequest
from foundation.forms import PortalForm, form_for
from foundation.types import Cleaned
from people.actions import invite_again
from people.policy import can_administer, can_invite_again
from people.proposals.accounts import correct_name, set_sign_in
from people.proposals.actions import propose_lost_factor
from people.proposals.policy import can_propose_lost_factor
from people.step_up.pages import Purpose, needs_recent_sign_in
from portal.administration.changes import Outcome, change_page, outcome_for, page_about
from portal.administration.person_forms import LostFactorForm, NameForm, SignInForm
from portal.administration.views import person_or_404

ENDS = "They are signed out everywhere at once. Their posts, cases and letters stay as they are."
LOST = (
    "Somebody else must agree. Then their passkeys, their app and their recovery codes are removed,"
    " and they set up a new second step when they next sign in. We will email them now."
)
BEGINS = "They sign in with the email address and password they had."


@require_http_methods(["GET", "POST"])
def name_page(request: PortalRequest, pk: int) -> HttpResponse:
    person = person_or_404(request.user, pk)
    form = form_for(request, NameForm, initial={"name": person.name})

    def do(typed: Cleaned) -> Outcome:
        correct_name(person, typed["name"], by=request.user)
        return outcome_for(person, "Name corrected")

    page = page_about(person, f"Correct the name of {person.name}", "Save")
    return change_page(request, form, page, may=can_administer(request.user), do=do)


@needs_recent_sign_in(Purpose.APPOINTMENT)
@require_http_methods(["GET", "POST"])
def sign_in_page(request: PortalRequest, pk: int) -> HttpResponse:
    """Stops somebody who can sign in; lets somebody sign in who cannot."""
    person = person_or_404(request.user, pk)
    form, lets = form_for(request, SignInForm, person=person), not person.is_active

    def do(typed: Cleaned) -> Outcome:
        why, by = typed.get("why", ""), request.user
        proposal = set_sign_in(person, can_sign_in=lets, by=by, why=why)
        done = f"{person.name} can {'now' if lets else 'no longer'} sign in"
        return outcome_for(person, done, proposal)

    heading = f"Let {person.name} sign in" if lets else f"Stop {person.name} signing in"
    page = page_about(person, heading, heading, lead=BEGINS if lets else ENDS)
    return change_page(request, form, page, may=can_administer(request.user), do=do)


@needs_recent_sign_in(Purpose.APPOINTMENT)
@require_http_methods(["GET", "POST"])
def lost_factor_page(request: PortalRequest, pk: int) -> HttpResponse:
    """Of somebody who cannot sign in because they lost it. A second person must agree."""
    person = person_or_404(request.user, pk)
    form = form_for(request, LostFactorForm)

    def do(typed: Cleaned) -> Outcome:
        proposal = propose_lost_factor(person, by=request.user, why=typed["why"])
        return outcome_for(person, "", proposal)

    heading = f"{person.name} has lost their second step"
    page = page_about(person, heading, "Propose to remove it", lead=LOST)
    may = can_propose_lost_factor(request.user, person)
    return change_page(request, form, page, may=may, do=do)


@require_http_methods(["GET", "POST"])
def invite_again_page(request: PortalRequest, pk: int) -> HttpResponse:
    """Each form sends one email, however often its button is pressed."""
    person = person_or_404(request.user, pk)
    form = form_for(request, PortalForm)

    def do(typed: Cleaned) -> Outcome:
        invite_again(person, once=str(typed["key"]))
        return outcome_for(person, f"Invitation to {person.name} will be sent within a minute")

    lead = f"It goes to {person.email} and says how to choose a password."
    heading = f"Send {person.name} the invitation again"
    page = page_about(person, heading, "Send the invitation again", lead=lead)
    return change_page(request, form, page, may=can_invite_again(request.user, person), do=do)
