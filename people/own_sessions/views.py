"""The page on which somebody sees where they are signed in, and signs out there."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from people.own_sessions.actions import Sessions, end_own_sessions, running_sessions
from people.own_sessions.device import device_words
from people.request import SignedIn
from people.sign_in_log import log_sign_in

MOST = 50  # of one person; the oldest are counted in "everywhere else"
OTHERS = "others"


@require_http_methods(["GET", "POST"])
def own_sessions(request: SignedIn) -> HttpResponse:
    rows = running_sessions(request.user)
    here = request.session.session_key
    if request.method == "POST":
        ended = chosen(rows.exclude(session_key=here), request.POST.get("end", ""))
        end_own_sessions(ended, by=request.user)
        log_sign_in("sessions ended", request, request.user)
        messages.success(request, "You are signed out there")
        return redirect("own-sessions")
    context = {
        "title": "Where you are signed in",
        "rows": [
            (row.pk, device_words(row.user_agent), row.created_at, row.session_key == here)
            for row in rows[:MOST]
        ],
        "others": OTHERS,
        "back": (reverse("account"), "Back to your account"),
    }
    return render(request, "people/own_sessions.html", context)


def chosen(rows: Sessions, typed: str) -> Sessions:
    """All the others, or the one whose button was pressed; 404 for anything else. One that has
    ended since is none of them, and that is as its owner wishes."""
    if typed == OTHERS:
        return rows
    if not (typed.isascii() and typed.isdecimal() and len(typed) < 16):
        raise Http404
    return rows.filter(pk=int(typed))
