"""Pages that belong to no case: home by role, account, help, health, and the pages for errors."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import requires_csrf_token
from django.views.decorators.http import require_safe

from casework.absences import policy as absences
from casework.http import PortalRequest
from casework.models import SentMail
from casework.news.policy import can_choose_own_news
from casework.telephone.policy import can_give_telephone
from enquiries.assistants.policy import can_have_assistants
from enquiries.queue.links import queue_query_string
from foundation.paging import page_of
from people.roles import DEPUTISED
from portal.accessibility import statement_context
from portal.auditor.home import auditor_home
from portal.auditor.policy import can_read_history
from portal.gallery import component_examples
from portal.home.assistant import assistant_home
from portal.home.empty_groups import possible_kinds
from portal.home.officer import officer_home
from portal.home.own_work import own_work
from portal.home.views import member_home
from portal.probes import readiness
from portal.readiness import GROUPS


@require_safe
def home(request: PortalRequest) -> HttpResponse:
    """The first page of each role: what waits for its reader; a councillor's enquiries, or those
    shared with an assistant; history for the auditor; a sentence for someone without a role
    today."""
    user = request.user
    if user.is_member:
        return member_home(request)
    if user.is_assistant:
        return assistant_home(request)
    if can_read_history(user):
        return auditor_home(request)
    if user.posts_today or own_work(user, possible_kinds(user)):
        return officer_home(request)
    return render(request, "portal/no_role.html")


@require_safe
def account(request: PortalRequest) -> HttpResponse:
    user = request.user
    as_deputy = {post.pk for post in user.posts_today if post.is_deputy and post.role in DEPUTISED}
    acts = {post.pk for post in user.acting_posts}
    context = {
        "hats": user.posts_today,
        "waits": as_deputy - acts,
        "acts": as_deputy & acts,
        "can_choose_news": can_choose_own_news(user),
        "can_give_telephone": can_give_telephone(user),
        "can_be_away": absences.can_record_absence(user),
        "can_lead_absences": absences.can_lead_absences(user),
        "can_have_assistants": can_have_assistants(user),
    }
    return render(request, "portal/account.html", context)


@require_safe
def stay_signed_in(request: PortalRequest) -> HttpResponse:
    """Asked for by the warning on a page: that it was asked is what keeps its reader signed in."""
    return HttpResponse(status=204)


@require_safe
def sent_mail(request: PortalRequest) -> HttpResponse:
    """What the demo would have sent to the reader. Mail to others has their links in it."""
    if not settings.DEMO:
        raise Http404
    theirs = SentMail.objects.filter(to__iexact=request.user.email)
    page = page_of(theirs, "sent_at", request.GET.get("after", ""), newest=True)
    return render(
        request,
        "portal/sent_mail.html",
        {
            "mails": page.rows,
            "next_url": queue_query_string(request.GET, after=page.after) if page.after else "",
        },
    )


@login_not_required
@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/help.html", {"email_in": settings.EMAIL_IN_ADDRESS})


@login_not_required
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/privacy.html")


@login_not_required
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/accessibility.html", statement_context())


@login_not_required
@cache_control(public=True, max_age=3600)
@require_safe
def brand(request: HttpRequest) -> HttpResponse:
    """The council's colour as a style sheet: no page needs a style of its own."""
    words = {"colour": settings.BRAND_COLOUR}
    return render(request, "portal/brand.css", words, content_type="text/css")


@login_not_required
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """What `/ready` says, under the site's own name and over https."""
    return readiness(GROUPS[""])


@require_safe
def components(request: PortalRequest) -> HttpResponse:
    """Every component once, for people who build pages; not part of a real installation."""
    if not settings.DEBUG:
        raise Http404
    return render(request, "portal/components.html", component_examples())


@requires_csrf_token
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(request, "403_csrf.html", status=403)
