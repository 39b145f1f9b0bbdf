"""Pages that give somebody a seat, a service in a portfolio or an outside appointment, and that
change, end or cancel one. What a change does is shown before it is made."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from casework.http import PortalRequest
from foundation.forms import PortalForm, form_for
from foundation.types import Cleaned, Context
from foundation.verdict import Verdict
from people.models import Position, User
from people.policy import can_appoint
from people.positions.actions import (
    cancel_position,
    change_position,
    give_position,
    was_cancelled,
)
from people.step_up.pages import Purpose, needs_recent_sign_in
from portal.administration.changes import (
    Outcome,
    change_page,
    outcome_for,
    page_about,
    page_of_person,
)
from portal.administration.position_effects import (
    effects_of_cancelling,
    effects_of_change,
    mark_of_effects,
)
from portal.administration.position_forms import (
    NEW_FORMS,
    ChangePositionForm,
    EndPositionForm,
    HeldPositionForm,
    PositionForm,
)
from portal.administration.position_kinds import PositionKind, kind_or_404
from portal.administration.position_lines import positions_of_person
from portal.administration.views import person_or_404

TEMPLATE = "portal/administration/position_form.html"


def position_or_404(person: User, kind: PositionKind, pk: int) -> Position:
    found = positions_of_person(kind, person).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


@needs_recent_sign_in(Purpose.APPOINTMENT)
@require_http_methods(["GET", "POST"])
def give_position_page(request: PortalRequest, pk: int, kind: str) -> HttpResponse:
    person, what = person_or_404(request.user, pk), kind_or_404(kind)
    may = what.can_give(request.user, person)
    may.or_raise()
    form = form_for(request, NEW_FORMS[kind], person=person)

    def do(typed: Cleaned) -> Outcome:
        give_position(form.position, by=request.user)
        return outcome_for(person, f"{what.name.capitalize()} of {person.name} saved")

    page = page_about(person, what.give, what.give, overline=person.name)
    return shown_before(request, form, page, may=may, do=do)


@needs_recent_sign_in(Purpose.APPOINTMENT)
@require_http_methods(["GET", "POST"])
def change_position_page(request: PortalRequest, pk: int, kind: str, position: int) -> HttpResponse:
    return held_position_page(request, pk, kind, position, ChangePositionForm)


@needs_recent_sign_in(Purpose.APPOINTMENT)
@require_http_methods(["GET", "POST"])
def end_position_page(request: PortalRequest, pk: int, kind: str, position: int) -> HttpResponse:
    return held_position_page(request, pk, kind, position, EndPositionForm)


def held_position_page(
    request: PortalRequest,
    pk: int,
    kind: str,
    position: int,
    form_kind: type[HeldPositionForm],
) -> HttpResponse:
    """The page of a form about one that is there."""
    person, what = person_or_404(request.user, pk), kind_or_404(kind)
    held = position_or_404(person, what, position)
    form = form_for(request, form_kind, held=held)

    def do(typed: Cleaned) -> Outcome:
        change_position(form.position, was=held, by=request.user)
        return outcome_for(person, f"{what.name.capitalize()} of {person.name} saved")

    heading = f"{form.verb} this {what.name}"
    page = page_about(person, heading, "Save", overline=f"{person.name}, {held.place}")
    may = can_appoint(request.user, person)
    may.or_raise()
    return shown_before(request, form, page, may=may, do=do)


def shown_before(
    request: PortalRequest,
    form: PositionForm,
    page: Context,
    *,
    may: Verdict,
    do: Callable[[Cleaned], Outcome],
) -> HttpResponse:
    """The first press shows what the change does, and the second makes it. If what it does is
    another thing by then, it is shown again."""
    button = page["button"]
    page |= {"button": "Continue"}
    if request.method == "POST" and form.is_valid() and not form.is_done():
        effects = effects_of_change(form.before, form.position, timezone.localdate())
        form.initial["shown"] = mark_of_effects(effects)
        if form.cleaned_data["shown"] != form.initial["shown"]:
            form.show_again()
            shown = page | {"form": form, "effects": effects, "button": button}
            return render(request, TEMPLATE, shown)
    return change_page(request, form, page, may=may, do=do, template=TEMPLATE)


@needs_recent_sign_in(Purpose.APPOINTMENT)
@require_http_methods(["GET", "POST"])
def cancel_position_page(request: PortalRequest, pk: int, kind: str, position: int) -> HttpResponse:
    person, what = person_or_404(request.user, pk), kind_or_404(kind)
    done = f"{what.name.capitalize()} of {person.name} cancelled"
    if was_cancelled(what.model, position, person):  # the button was pressed twice
        messages.success(request, done)
        return redirect(page_of_person(person))
    held = position_or_404(person, what, position)

    def do(typed: Cleaned) -> Outcome:
        cancel_position(held, by=request.user)
        return outcome_for(person, done)

    heading = f"Cancel this {what.name}"
    page = page_about(person, heading, heading, overline=f"{person.name}, {held.place}")
    page |= {"effects": effects_of_cancelling(held)}
    may = can_appoint(request.user, person)
    form = form_for(request, PortalForm)
    return change_page(request, form, page, may=may, do=do, template=TEMPLATE)
