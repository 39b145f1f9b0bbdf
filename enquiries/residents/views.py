"""Pages of a councillor's own address book: the list, one resident, adding, changing, deleting."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from casework.http import PortalRequest, verb_page
from enquiries.models import Basis, KnownResident
from enquiries.queue.found_line import found_lines, with_resident
from enquiries.residents import actions, policy
from enquiries.residents.book import enquiries_about, opened_book, residents_called
from enquiries.residents.forms import DeleteResidentForm, ResidentForm, ResidentSearchForm
from foundation.forms import PortalForm
from foundation.paging import (
    PAGE_SIZE,
    next_numbered_page,
    numbered_page_url,
    page_number,
    page_of,
)
from foundation.types import Cleaned, Context
from people.models import User

P = ParamSpec("P")
DETAILS = ("name", "address", "contact", "basis", "note")
BACK = "Back to your residents"


def owner_only(
    view: Callable[Concatenate[PortalRequest, P], HttpResponse],
) -> Callable[Concatenate[PortalRequest, P], HttpResponse]:
    """For everybody but a councillor there is no such page; without a key it says so. What is typed
    here is not kept in the session, which is in the database in plain text."""

    @wraps(view)
    def answer(request: PortalRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not policy.can_have_address_book(request.user):
            raise Http404
        policy.can_open_address_book(request.user).or_raise()
        return view(request, *args, **kwargs)

    answer.is_sealed = True  # type: ignore[attr-defined]
    return answer


@require_safe
@owner_only
def residents_page(request: PortalRequest) -> HttpResponse:
    """By name, in pages; found by words of the name or the address."""
    form = ResidentSearchForm(request.GET)
    q = form.cleaned_data.get("q", "") if form.is_valid() else ""
    residents = opened_book(request.user)
    found = residents_called(residents, q) if q else residents
    number = page_number(request.GET.get("page", ""), len(found))
    start = (number - 1) * PAGE_SIZE
    context = {
        "title": "Your residents",
        "back": (reverse("home"), "Back to your enquiries"),
        "form": form if residents else None,
        "q": q,
        "number": len(found),
        "rows": found[start : start + PAGE_SIZE],
        "next_link": next_numbered_page(number, len(found), q=q),
        "first_url": numbered_page_url(1, q=q) if number > 1 else "",
    }
    return render(request, "enquiries/residents.html", context)


def resident_or_404(user: User, key: UUID) -> KnownResident:
    """Of the reader's own book; CannotOpen, with its reason, if no key opens it."""
    for resident in opened_book(user):
        if resident.key == str(key):
            return resident
    raise Http404


@require_safe
@owner_only
def resident_page(request: PortalRequest, key: UUID) -> HttpResponse:
    """What the book says of one resident, and the councillor's enquiries about them."""
    user, resident = request.user, resident_or_404(request.user, key)
    rows = with_resident(enquiries_about(user, [resident]))
    page = page_of(rows, "received_at", request.GET.get("after", ""), newest=True)
    following = {"url": f"?{urlencode({'after': page.after})}", "label": "Earlier"}
    context = {
        "title": resident.name,
        "overline": "Your residents",
        "back": (reverse("enquiries:residents"), BACK),
        "resident": resident,
        "basis": dict(Basis.choices).get(resident.basis, ""),
        "lines": [line._replace(resident="") for line in found_lines(page.rows, user)],
        "raise_url": f"{reverse('enquiries:raise')}?{urlencode({'resident': resident.key})}",
        "everything_url": f"{reverse('everything')}?{urlencode({'q': resident.name})}",
        "next_link": following if page.after else None,
        "first_url": "" if page.is_first else "?",
    }
    return render(request, "enquiries/resident.html", context)


@require_http_methods(["GET", "POST"])
@owner_only
def add_resident_page(request: PortalRequest) -> HttpResponse:
    def do(typed: Cleaned) -> None:
        details = {name: typed[name] for name in DETAILS}
        actions.add_resident(request.user, str(typed["key"]), **details)

    return book_page(
        request,
        {
            "heading": "Add a resident",
            "lead": "Only you can read your address book. The council gets a resident’s details"
            " when you raise an enquiry for them, and not before.",
            "button": "Add resident",
        },
        form=ResidentForm,
        do=do,
        done="Resident added",
    )


@require_http_methods(["GET", "POST"])
@owner_only
def change_resident_page(request: PortalRequest, key: UUID) -> HttpResponse:
    resident = resident_or_404(request.user, key)

    def do(typed: Cleaned) -> None:
        details = {name: typed[name] for name in DETAILS}
        actions.change_resident(request.user, resident.key, **details)

    return book_page(
        request,
        {
            "heading": f"Change the details of {resident.name}",
            "lead": "Enquiries you have sent keep the details they were sent with.",
            "button": "Save",
        },
        form=ResidentForm,
        do=do,
        done="Resident’s details saved",
        of=resident,
    )


@require_http_methods(["GET", "POST"])
@owner_only
def delete_resident_page(request: PortalRequest, key: UUID) -> HttpResponse:
    """Says what goes and what stays, then deletes."""
    resident = resident_or_404(request.user, key)
    return book_page(
        request,
        {
            "heading": f"Delete {resident.name} from your address book",
            "lead": "The name, address, contact and note will be deleted for good. Enquiries stay"
            " with the council, with the details they were sent with.",
            "button": "Delete resident",
            "cancel_url": (url := reverse("enquiries:resident", args=[key])),
            "back": (url, f"Back to {resident.name}"),
        },
        form=DeleteResidentForm,
        do=lambda _: actions.delete_resident(request.user, resident.key),
        done="Resident deleted",
    )


def book_page(
    request: PortalRequest,
    words: Context,
    *,
    form: type[PortalForm],
    do: Callable[[Cleaned], None],
    done: str,
    of: KnownResident | None = None,
) -> HttpResponse:
    """One act on the book; afterwards the resident's page, or the list."""
    to = reverse("enquiries:residents")
    label = BACK
    if of:
        to, label = reverse("enquiries:resident", args=[of.key]), f"Back to {of.name}"
    return verb_page(
        request,
        {"cancel_url": to, "back": (to, label)} | words,
        form=form,
        may=policy.can_open_address_book(request.user),
        do=do,
        done=done,
        to=to,
        initial={name: getattr(of, name) for name in DETAILS} if of else None,
    )
