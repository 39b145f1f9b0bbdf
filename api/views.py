"""The guide to the API: what each scope opens, for those who write the program, without sign-in."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from api.guide import GUIDE


@login_not_required
@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    context = {
        "title": "API for programs",
        "scopes": GUIDE,
        "root": settings.BASE_URL + reverse("api:api-root"),
    }
    return render(request, "api/guide.html", context)
