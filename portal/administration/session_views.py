"""Pages on which a people administrator reads when somebody signed in, and signs them out
everywhere."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from casework.http import PortalRequest, verb_page
from foundation.forms import PortalForm
from foundation.types import Cleaned
from people.own_sessions.actions import sign_out_everywhere
from people.policy import can_administer
from people.sign_in_log import log_sign_in
from people.sign_ins.record import sign_ins_page
from portal.administration.changes import page_of_person
from portal.administration.views import person_or_404


@require_safe
def sign_ins_of_person(request: PortalRequest, pk: int) -> HttpResponse:
    person = person_or_404(request.user, pk)
    context = sign_ins_page(person, request.GET.get("after", "")) | {
        "title": f"Sign-ins of {person.name}",
        "desk": True,
        "lead": "Each sign-in that succeeded, without what they did or where they were.",
        "back": (page_of_person(person), f"Back to {person.name}"),
    }
    return render(request, "portal/administration/sign_ins.html", context)


@require_http_methods(["GET", "POST"])
def sign_out_page(request: PortalRequest, pk: int) -> HttpResponse:
    """Administrators sign themselves out on the page of their own devices."""
    person, url = person_or_404(request.user, pk), reverse("administration:person", args=[pk])
    if person == request.user:
        return redirect("own-sessions")

    def do(typed: Cleaned) -> None:
        if sign_out_everywhere(person, by=request.user):
            log_sign_in("signed out somebody else", request, request.user)

    return verb_page(
        request,
        {
            "heading": "Sign out everywhere",
            "overline": person.name,
            "lead": f"{person.name} will be signed out on every device, and what they are typing"
            " may be lost. They can sign in again. We will email them that an administrator did"
            " this, and their history will say that it was you.",
            "button": "Sign out everywhere",
            "cancel_url": url,
            "back": (url, f"Back to {person.name}"),
            "desk": True,
        },
        form=PortalForm,
        may=can_administer(request.user),
        do=do,
        done=f"{person.name} has been signed out everywhere",
        to=url,
    )
