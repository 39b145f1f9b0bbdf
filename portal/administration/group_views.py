"""Pages that add and rename a political group."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from casework.http import PortalRequest
from foundation.fields import LineField
from foundation.forms import PortalForm, form_for
from foundation.types import Cleaned, Context
from people.models import Group, User
from people.policy import can_administer
from portal.administration.changes import Outcome, change_page
from portal.administration.groups import add_group, rename_group


class GroupForm(PortalForm):
    name = LineField(
        label="What is the group called?",
        help_text="For example, Harbour Independents",
        error_messages={"required": "Enter the name of the group"},
    )


def group_context(heading: str, button: str) -> Context:
    places = reverse("places:list")
    back = (places, "Back to wards, services and committees")
    return {"heading": heading, "button": button, "cancel_url": places, "back": back}


def done_with(sentence: str) -> Outcome:
    return Outcome(sentence, reverse("places:list"))


@require_http_methods(["GET", "POST"])
def add_group_page(request: PortalRequest) -> HttpResponse:
    may = can_administer(request.user)
    if not may:
        raise Http404

    def do(typed: Cleaned) -> Outcome:
        add_group(typed["name"], by=request.user)
        return done_with(f"{typed['name']} added")

    form, page = form_for(request, GroupForm), group_context("Add a political group", "Add")
    return change_page(request, form, page, may=may, do=do)


@require_http_methods(["GET", "POST"])
def rename_group_page(request: PortalRequest, pk: int) -> HttpResponse:
    group = group_or_404(request.user, pk)

    def do(typed: Cleaned) -> Outcome:
        rename_group(group, typed["name"], by=request.user)
        return done_with(f"{typed['name']} renamed")

    form = form_for(request, GroupForm, initial={"name": group.name})
    page = group_context(f"Rename {group.name}", "Save")
    return change_page(request, form, page, may=can_administer(request.user), do=do)


def group_or_404(reader: User, pk: int) -> Group:
    found = Group.objects.filter(pk=pk).first() if can_administer(reader) else None
    if found is None:
        raise Http404
    return found
