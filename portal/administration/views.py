"""The list of people, the page of one person, and their history. Only people administrators
learn that these pages are there."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from casework.exports.links import download_links
from casework.http import PortalRequest
from foundation.paging import PAGE_SIZE, next_numbered_page, numbered_page_url, page_number
from people.models import User
from people.policy import can_administer
from portal.administration.filters import PeopleFilter
from portal.administration.people_list import lines_of_people, people_sought
from portal.administration.person_history import changes_of, number_of_changes
from portal.administration.person_page import content_of_person


def person_or_404(reader: User, pk: int) -> User:
    """Somebody, for a people administrator; 404 for everyone else."""
    people = User.objects.filter(is_system=False, pk=pk) if can_administer(reader) else None
    person = people.first() if people is not None else None
    if person is None:
        raise Http404
    return person


@require_safe
def people_page(request: PortalRequest) -> HttpResponse:
    if not can_administer(request.user):
        raise Http404
    form = PeopleFilter(request.GET)
    sought = form.sought
    found = people_sought(sought)
    in_all, query = found.count(), form.query()
    number = page_number(request.GET.get("page", ""), in_all)
    start = (number - 1) * PAGE_SIZE
    context = {
        "title": "People",
        "desk": True,
        "form": form,
        "problem": form.problem,
        "number": in_all,
        "is_narrowed": any(query.values()),
        "on": sought.on,
        "is_today": sought.on == timezone.localdate(),
        "lines": lines_of_people(list(found[start : start + PAGE_SIZE]), sought.on),
        "next_link": next_numbered_page(number, in_all, **query),
        "first_url": numbered_page_url(1, **query) if number > 1 else "",
        "downloads": download_links("people", numbered_page_url(1, **query)),
    }
    return render(request, "portal/administration/people.html", context)


@require_safe
def person_page(request: PortalRequest, pk: int) -> HttpResponse:
    person = person_or_404(request.user, pk)
    content = content_of_person(person, request.user, timezone.localdate())
    return render(request, "portal/administration/person.html", content)


@require_safe
def history_page(request: PortalRequest, pk: int) -> HttpResponse:
    person = person_or_404(request.user, pk)
    in_all = number_of_changes(person)
    number = page_number(request.GET.get("page", ""), in_all)
    context = {
        "title": f"History of {person.name}",
        "desk": True,
        "changes": changes_of(person, number),
        "next_link": next_numbered_page(number, in_all),
        "first_url": numbered_page_url(1) if number > 1 else "",
        "back": (reverse("administration:person", args=[pk]), f"Back to {person.name}"),
    }
    return render(request, "portal/administration/history.html", context)
