"""The page on which somebody reads when and how they have signed in."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from people.request import SignedIn
from people.sign_ins.record import sign_ins_page


@require_safe
def own_sign_ins(request: SignedIn) -> HttpResponse:
    context = sign_ins_page(request.user, request.GET.get("after", "")) | {
        "title": "Your sign-ins",
        "lead": "If you do not know one of these, change your password and tell the council.",
        "back": (reverse("own-sessions"), "Back to where you are signed in"),
    }
    return render(request, "people/sign_ins.html", context)
