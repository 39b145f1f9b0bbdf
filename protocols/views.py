"""What does a reader see of the protocol?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from people.models import User
from protocols import reading
from protocols.models import Protocol


class SignedIn(HttpRequest):
    """A request of somebody who is signed in."""

    user: User


@require_safe
def in_force(request: SignedIn) -> HttpResponse:
    """The version in force today, for everybody signed in."""
    today = timezone.localdate()
    try:
        protocol = Protocol.objects.visible_to(request.user).in_force(today)
    except Protocol.DoesNotExist:
        return render(request, "protocols/none.html", {"title": "Protocol"})
    return render(request, "protocols/in_force.html", reading.page(protocol, today))
