"""The home page of a councillor: what is new, what waits for them, their drafts, and the rest."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import render

from casework.http import PortalRequest
from documents.home_requests import documents_for_home
from enquiries.queue import home_lists, member_list
from enquiries.queue.counts import count_in_words
from enquiries.queue.home_lists import MOST_WAITING
from enquiries.queue.links import next_link, queue_query_string
from enquiries.sharing.shared_enquiries import shown_to
from foundation.addresses import address_of
from foundation.dates_in_words import clock, day, recent_moment
from foundation.types import Context
from people.directory import directory
from people.models import User
from people.roles import MEMBER_POSTS
from portal.home.drafts import home_drafts
from portal.home.meetings import meetings_for_home
from portal.home.news import MOST_NEWS, news_since
from portal.home.visits import previous_visit

MEMBER_LINKS = (
    ("Request a document", "documents:ask"),
    ("Make a confidential complaint", "complaints:begin"),
    ("Your residents", "enquiries:residents"),
    ("Your assistants", "enquiries:assistants"),
    ("Letters shared with you", "enquiries:letters-shared"),
    ("Hand over your enquiries", "enquiries:hand-over"),
    ("Figures on answers", "reports"),
    ("Reports to committee", "committee:reports"),
)


def member_home(request: PortalRequest) -> HttpResponse:
    user, documents = request.user, documents_for_home(request.user)
    meetings = meetings_for_home(user)
    context = enquiries_context(request, [*documents["documents_waiting"], *meetings])
    context |= {
        "member_line": member_line(user),
        "meetings_waiting": meetings,
        "told_about": member_list.told_about(user),
        "shared": shown_to(user),
        "drafts": home_drafts(user),
        "you_can": [(label, address_of(name)) for label, name in MEMBER_LINKS],
    }
    page = context | news_context(user) | documents
    return render(request, "portal/home_member.html", page)


def enquiries_context(request: PortalRequest, others: Sequence[object]) -> Context:
    """The reader's own enquiries: those that wait for them, with the others that do, and a page of
    those with officers."""
    user, query = request.user, request.GET
    waiting = home_lists.waiting_page(user)
    with_officers = home_lists.with_officers_page(user, query.get("after", ""))
    rows = [*waiting.rows, *with_officers.rows]
    lines = member_list.member_lines(rows, user, directory().coordinator)
    return {
        "waiting": lines[: len(waiting.rows)],
        "more_waiting": bool(waiting.after),
        "waiting_count": waiting_count([*others, *waiting.rows], bool(waiting.after)),
        "with_officers": lines[len(waiting.rows) :],
        "with_count": count_in_words(home_lists.number_with_officers(user, with_officers)),
        "next_link": next_link(query, with_officers) if with_officers.after else None,
        "first_url": "" if with_officers.is_first else queue_query_string(query, after=""),
    }


def news_context(user: User) -> Context:
    since = previous_visit(user)
    news = news_since(user, since)
    more = len(news) > MOST_NEWS
    return {
        "news": news[:MOST_NEWS],
        "news_count": f"more than {MOST_NEWS}" if more else str(len(news)),
        "since": (recent_moment(since) or f"{day(since)} at {clock(since)}") if since else "",
    }


def member_line(user: User) -> str:
    """Councillor Nia Menon, Mill ward, Chair of Planning Committee."""
    ward = [f"{user.ward} ward"] if user.ward else []
    posts = [post.post for post in user.posts_today if post.role in MEMBER_POSTS]
    return ", ".join(dict.fromkeys([user.styled, *ward, *posts]))


def waiting_count(rows: Sequence[object], more: bool) -> str:
    return f"more than {MOST_WAITING}" if more else str(len(rows))
