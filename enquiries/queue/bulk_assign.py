"""Bulk assignment: the ticked enquiries of the queue are assigned to one officer."""

from collections.abc import Iterable
from itertools import chain
from typing import Unpack
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from casework.http import PortalRequest, redirect_to_required_reading
from enquiries import actions
from enquiries.case.handling_forms import TickedEnquiriesForm
from enquiries.models import Enquiry
from enquiries.queue import policy
from enquiries.queue.links import TICKED, queue_query_string
from enquiries.queue.search_form import FilterChoices
from foundation.fields import CachedSelect, offer_choices
from foundation.forms import FormArguments
from people.models import Appointment, User
from people.roles import SERVICE_ROLES


class BulkAssignForm(forms.Form):
    """Below the table: the officer who gets the ticked enquiries. The user comes first."""

    officer = forms.ChoiceField(
        label="Assign selected enquiries to",
        widget=CachedSelect,
        error_messages={"required": "Select the officer to assign the selected enquiries to"},
    )

    def __init__(
        self, *, officers: list[tuple[str, str]], me: str, **arguments: Unpack[FormArguments]
    ) -> None:
        super().__init__(**arguments)
        own = [(key, f"Me, {name}") for key, name in officers if key == me]
        others = [(key, name) for key, name in officers if key != me]
        first = own or [("", "Choose an officer")]
        offer_choices(self, "officer", first + others)


def assign_form(user: User, choices: FilterChoices) -> BulkAssignForm | None:
    officers = [entry for _, group in choices.officers for entry in group]
    if not officers or not policy.can_assign_ticked(user):
        return None
    return BulkAssignForm(officers=officers, me=str(user.pk))


NOTHING_SELECTED = "Select the enquiries you want to assign, and the officer to assign them to"


@require_POST
def assign_ticked(request: PortalRequest) -> HttpResponse:
    """Assign the ticked enquiries to one officer. Each is checked and recorded on its own."""
    user = request.user
    policy.can_see_queue(user).or_raise()
    form = TickedEnquiriesForm(
        data=request.POST,
        visible=Enquiry.objects.visible_to(user),
        officers=officers_of(user),
    )
    if not form.is_valid():
        problems = " ".join(map(str, chain(*form.errors.values())))
        messages.error(request, NOTHING_SELECTED if len(form.errors) > 1 else problems)
        return redirect(with_ticks(queue_url(request), form.cleaned_data.get("enquiry") or ()))
    if first := redirect_to_required_reading(
        request, with_ticks(queue_url(request), form.cleaned_data["enquiry"])
    ):
        return first
    officer, refused, assigned = form.cleaned_data["officer"], [], 0
    for enquiry in form.cleaned_data["enquiry"]:
        try:
            actions.assign(enquiry, officer=officer, by=user)
            assigned += 1
        except PermissionDenied as refusal:
            refused.append(f"{enquiry.reference}: {refusal}")
    if assigned:
        many = "1 enquiry" if assigned == 1 else f"{assigned} enquiries"
        messages.success(request, f"{many} assigned to {officer.name}")
    if refused:
        messages.error(request, "Not assigned. " + " ".join(refused))
    return redirect(queue_url(request))


def officers_of(user: User) -> QuerySet[User]:
    """Officers this person can assign enquiries to: those of their services, or of all."""
    posts = Appointment.objects.current().filter(role__in=sorted(SERVICE_ROLES))
    if not policy.can_list_every_service(user):
        posts = posts.filter(service__in=list(user.services))
    return User.objects.filter(is_active=True, appointments__in=posts).distinct()


def queue_url(request: PortalRequest) -> str:
    """The queue as it was. Only the parameters of the address that was sent are used."""
    parameters = QueryDict(request.POST.get("back_to", "").removeprefix("?"))
    return reverse("enquiries:queue") + queue_query_string(
        parameters, **{name: parameters.get(name, "") for name in ("after", "before")}
    )


def with_ticks(to: str, ticked: Iterable[Enquiry]) -> str:
    marks = urlencode([(TICKED, enquiry.pk) for enquiry in ticked])
    return f"{to}{'&' if '?' in to else '?'}{marks}" if marks else to
