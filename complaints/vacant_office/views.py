"""Pages to open the complaints of a vacant office, and the page of yearly figures."""

from typing import Unpack
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from casework.exports.links import download_links
from casework.http import PortalRequest
from complaints import figures as counting
from complaints import policy
from complaints.sealed_views import sealed_page
from complaints.vacant_office import actions
from foundation.fields import PlainTextField, offer_choices
from foundation.forms import FormArguments, PortalForm, form_for
from foundation.types import Context

BACK = "Back to complaints"


class AskToOpenForm(PortalForm):
    office = forms.ChoiceField(
        label="Which vacant office is it?",
        error_messages={"required": "Select the office", "invalid_choice": "Select the office"},
    )
    text = PlainTextField(
        label="Why can it not wait?",
        help_text="We will tell everyone whose complaint is opened, and everyone who has held the "
        "office",
        error_messages={"required": "Enter why it cannot wait"},
    )

    def __init__(
        self, *, offices: list[actions.Vacancy], **arguments: Unpack[FormArguments]
    ) -> None:
        super().__init__(**arguments)
        choices = [("", "Choose an office"), *((one.key, one.title) for one in offices)]
        offer_choices(self, "office", choices)


@require_http_methods(["GET", "POST"])
@sealed_page
def ask_to_open_page(request: PortalRequest) -> HttpResponse:
    """Ask to open what is addressed to a vacant office, and see what others asked."""
    policy.can_open_vacant(request.user).or_raise()
    offices = actions.vacant_offices()
    form = form_for(request, AskToOpenForm, offices=offices)
    if request.method == "POST" and form.is_valid():
        chosen = next(one for one in offices if one.key == form.cleaned_data["office"])
        typed = form.cleaned_data
        try:
            actions.ask_to_open(chosen, text=typed["text"], by=request.user, key=typed["key"])
        except PermissionDenied as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Request sent. Another person must agree")
            return redirect("complaints:vacant")
    return render(
        request,
        "complaints/vacant.html",
        {
            "desk": True,
            "form": form,
            "offices": offices,
            "openings": actions.opening_requests(),
            "back": (reverse("complaints:index"), BACK),
        },
    )


@require_http_methods(["GET", "POST"])
@sealed_page
def agree_to_open_page(request: PortalRequest, key: UUID) -> HttpResponse:
    """The second person agrees."""
    policy.can_open_vacant(request.user).or_raise()
    row = next(
        (one for one in actions.opening_requests() if one.key == key and one.agreed_at is None),
        None,
    )
    if row is None:
        raise Http404
    form = form_for(request, PortalForm)
    if request.method == "POST" and form.is_valid():
        try:
            actions.agree_to_open(row, by=request.user)
        except PermissionDenied as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Request agreed. Everyone concerned has been told")
            return redirect("complaints:vacant")
    page: Context = {"desk": True, "form": form, "opening": row.details, "at": row.asked_at}
    page |= {"back": (reverse("complaints:vacant"), "Back"), "button": "Agree to open complaints"}
    page |= {"heading": "Agree to open complaints"}
    return render(request, "complaints/agree.html", page)


@require_safe
@sealed_page
def figures_page(request: PortalRequest) -> HttpResponse:
    policy.can_see_figures(request.user).or_raise()
    today = timezone.localdate()
    year = counting.year_chosen(request.GET.get("year"), today)
    if year is None:
        raise Http404
    page = counting.figures_for(request.user, year)
    page |= {"years": counting.years_with_figures(today)}
    page |= {
        "downloads": download_links("complaint-figures", f"?year={year}", what="these figures")
    }
    back = {"back": (reverse("complaints:index"), BACK), "desk": True}
    return render(request, "complaints/figures.html", page | back)
