"""Public pages: the list, one announcement, and the Atom feed of the newest."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import require_safe

from announcements.public_pages import rows
from foundation.paging import page_of

TITLE = "Public announcements"
MOST_IN_FEED = 50


@login_not_required
@require_safe
def public_list(request: HttpRequest) -> HttpResponse:
    """The newest first."""
    after = request.GET.get("after", "")
    page = page_of(rows.public_announcements(), "public_at", after, newest=True)
    following = {"url": f"?after={page.after}", "label": "Earlier announcements"}
    context = {
        "title": TITLE,
        "rows": [rows.public_line(row) for row in page.rows],
        "next_link": following if page.after else None,
        "first_url": "" if page.is_first else "?",
    }
    return render(request, "announcements/public_pages/list.html", context)


@login_not_required
@require_safe
def public_page(request: HttpRequest, public_reference: str) -> HttpResponse:
    announcement = rows.public_or_404(public_reference)
    context = rows.public_line(announcement) | {
        "facts": rows.public_facts(announcement),
        "text": announcement.text,
        "back": (reverse("announcements:public"), "Back to public announcements"),
    }
    return render(request, "announcements/public_pages/announcement.html", context)


@login_not_required
@require_safe
def public_feed(request: HttpRequest) -> HttpResponse:
    """Atom. What is withdrawn is no longer in it."""
    base = settings.BASE_URL
    feed = Atom1Feed(
        title=f"{settings.COUNCIL_NAME}: {TITLE.lower()}",
        link=base + reverse("announcements:public"),
        feed_url=base + reverse("announcements:public-feed"),
        description="",
        language="en-GB",
    )
    for row in rows.public_announcements().order_by("-public_at", "-pk")[:MOST_IN_FEED]:
        link = base + rows.public_url(row)
        feed.add_item(
            title=row.title,
            link=link,
            unique_id=link,
            description=row.text,
            pubdate=row.public_at,
            updateddate=row.public_at,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=Atom1Feed.content_type)
