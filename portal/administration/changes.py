"""The page of a change to a person: GET asks, POST makes it, a refusal keeps what was typed."""

from collections.abc import Callable
from typing import NamedTuple

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from casework.http import PortalRequest
from foundation.forms import PortalForm
from foundation.types import Cleaned, Context
from foundation.verdict import Verdict
from people.models import Proposal, User
from people.proposals.page import heading_of

NEEDS_SECOND = "{what} needs a second person. Nothing has changed yet"


class Outcome(NamedTuple):
    """What was done, and the page that follows."""

    done: str
    url: str


def outcome_for(person: User, done: str, proposal: Proposal | None = None) -> Outcome:
    """On the page of the person, or of the proposal if the change takes two people."""
    if proposal:
        what = NEEDS_SECOND.format(what=heading_of(proposal))
        return Outcome(what, proposal.get_absolute_url())
    return Outcome(done, page_of_person(person))


def page_of_person(person: User) -> str:
    return reverse("administration:person", args=[person.pk])


def change_page(
    request: PortalRequest,
    form: PortalForm,
    page: Context,
    *,
    may: Verdict,
    do: Callable[[Cleaned], Outcome],
    template: str = "question_page.html",
) -> HttpResponse:
    """`may` guards the page; `do` asks the policy again, in its own transaction."""
    may.or_raise()
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            outcome = do(form.cleaned_data)
        except (PermissionDenied, ValidationError) as refusal:
            reasons = refusal.messages if isinstance(refusal, ValidationError) else [str(refusal)]
            form.add_error(None, reasons)
            status = 409
        else:
            messages.success(request, outcome.done)
            return redirect(outcome.url)
    return render(request, template, page | {"form": form}, status=status)


def page_about(person: User, heading: str, button: str, **more: object) -> Context:
    """What is around the form of a change to one person."""
    url = page_of_person(person)
    back = (url, f"Back to {person.name}")
    return {"heading": heading, "button": button, "cancel_url": url, "back": back} | more
