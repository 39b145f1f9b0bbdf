"""The pages that belong to no case: home, account, help, and what goes wrong."""

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import requires_csrf_token
from django.views.decorators.http import require_safe

from casework.http import PortalRequest
from casework.models import SentMail
from casework.paging import PAGE, page_of
from enquiries.models import WITH_COUNCIL, WITH_MEMBER, Enquiry
from enquiries.queue import counted
from enquiries.views.lists import address, for_home, next_link, with_dates
from people.models import holders
from people.roles import Role
from portal.gallery import examples


@require_safe
def home(request: PortalRequest) -> HttpResponse:
    """A councillor's enquiries; the queue for staff; for anybody else a sentence."""
    user = request.user
    if user.is_member:
        return member_home(request)
    if user.hats and any(hat.role in QUEUE_ROLES for hat in user.hats):
        return redirect("enquiries:queue")
    return render(request, "portal/no_role.html", {"hats": user.hats})


QUEUE_ROLES = frozenset(Role) - {
    Role.COUNCILLOR,
    Role.PROTOCOL_ADMINISTRATOR,
    Role.PEOPLE_ADMINISTRATOR,
    Role.AUDITOR,
    Role.GROUP_LEADER,
    Role.INDEPENDENT_PERSON,
}


def member_home(request: PortalRequest) -> HttpResponse:
    user = request.user
    mine = Enquiry.objects.visible_to(user).filter(member=user)
    shown = mine.with_people()
    waiting = page_of(shown.filter(status__in=WITH_MEMBER), "queue_at", "")
    after = request.GET.get("after", "")
    with_officers = page_of(shown.filter(status__in=WITH_COUNCIL), "queue_at", after)
    first = next(iter(holders(Role.COORDINATOR)), None)
    with_dates([*waiting.rows, *with_officers.rows])
    for enquiry in [*waiting.rows, *with_officers.rows]:
        for_home(enquiry, user, first.name if first else "")
    return render(
        request,
        "portal/home_member.html",
        {
            "member_line": f"{user.styled}, {user.ward} ward",
            "waiting": waiting.rows,
            "more_waiting": bool(waiting.after),
            "with_officers": with_officers.rows,
            "you_can": [
                ("Ask for a document", reverse("enquiries:document")),
                ("Complain in confidence", reverse("enquiries:complaint")),
            ],
            "waiting_count": how_many(waiting.rows, bool(waiting.after)),
            "with_count": counted(mine.filter(status__in=WITH_COUNCIL)[:1001].count()),
            "next_link": next_link(request.GET, with_officers) if with_officers.after else None,
            "first_url": "" if with_officers.is_first else address(request.GET, after=""),
        },
    )


def how_many(rows: list[Any], more: bool) -> str:
    return f"more than {PAGE}" if more else str(len(rows))


@require_safe
def account(request: PortalRequest) -> HttpResponse:
    return render(request, "portal/account.html", {"hats": request.user.hats})


@require_safe
def sent_mail(request: PortalRequest) -> HttpResponse:
    """What the demo would have sent; nowhere else is there such a page."""
    if not settings.DEMO:
        raise Http404
    found = page_of(SentMail.objects.all(), "sent_at", request.GET.get("after", ""), newest=True)
    return render(
        request,
        "portal/sent_mail.html",
        {
            "mails": found.rows,
            "next_url": address(request.GET, after=found.after) if found.after else "",
        },
    )


@login_not_required
@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/help.html")


@login_not_required
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/privacy.html")


@login_not_required
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/accessibility.html")


@login_not_required
@cache_control(public=True, max_age=3600)
@require_safe
def brand(request: HttpRequest) -> HttpResponse:
    """The council's colour as a style sheet: no page needs a style of its own."""
    words = {"colour": settings.BRAND_COLOUR}
    return render(request, "portal/brand.css", words, content_type="text/css")


@login_not_required
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """For the machine that watches: whether the database answers and the clock still ticks."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM casework_notice "
            "WHERE state = 'waiting' AND due_at < now() - interval '15 minutes'"
        )
        late = cursor.fetchone()[0]
    cache.get("health")
    return JsonResponse({"database": True, "late_notices": late}, status=200 if not late else 503)


@require_safe
def components(request: PortalRequest) -> HttpResponse:
    """Every component once, for whoever builds pages; not part of a real installation."""
    if not settings.DEBUG:
        raise Http404
    return render(request, "portal/components.html", examples())


@requires_csrf_token
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(request, "403_csrf.html", status=403)
