"""The pages of the directory. Everybody who is signed in reads them, and nobody else."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from casework.http import PortalRequest
from foundation.paging import PAGE_SIZE, next_numbered_page, numbered_page_url, page_number
from portal.directory.offices import leading_members, offices_today
from portal.directory.wards import entries_of, wards_called
from protocols.version_cache import in_force_or_none


class WardSearchForm(forms.Form):
    q = forms.CharField(label="Ward or councillor", required=False, max_length=200)


@require_safe
def directory_page(request: PortalRequest) -> HttpResponse:
    context = {
        "title": "Who is who",
        "offices": offices_today(in_force_or_none()),
        "leading": leading_members(),
        "links": [
            (reverse("directory-wards"), "Wards and their councillors"),
            (reverse("protocols:contacts"), "Services and their contacts"),
        ],
    }
    return render(request, "portal/directory/offices.html", context)


@require_safe
def wards_page(request: PortalRequest) -> HttpResponse:
    form = WardSearchForm(request.GET)
    q = form.cleaned_data.get("q", "") if form.is_valid() else ""
    wards = wards_called(q)
    in_all = wards.count()
    number = page_number(request.GET.get("page", ""), in_all)
    start = (number - 1) * PAGE_SIZE
    context = {
        "title": "Wards and their councillors",
        "form": form,
        "q": q,
        "number": in_all,
        "wards": entries_of(list(wards[start : start + PAGE_SIZE])),
        "next_link": next_numbered_page(number, in_all, q=q),
        "first_url": numbered_page_url(1, q=q) if number > 1 else "",
        "back": (reverse("directory"), "Back to who is who"),
    }
    return render(request, "portal/directory/wards.html", context)
