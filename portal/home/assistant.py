"""The home page of an assistant: who they assist, their drafts, and what was shared with them."""

from django.http import HttpResponse
from django.shortcuts import render

from casework.http import PortalRequest
from enquiries.assistants.people import councillors_assisted, sends_in_name_of
from enquiries.models import Enquiry, EnquiryQuerySet
from enquiries.queue import member_list
from enquiries.queue.counts import MOST_COUNTED, count_in_words
from enquiries.queue.links import next_link, queue_query_string
from foundation.paging import Page, page_of
from foundation.types import Context
from people.directory import directory, labelled_member, styled_member
from people.models import User
from portal.home.drafts import case_drafts, newest_first


def assistant_home(request: PortalRequest) -> HttpResponse:
    user, query = request.user, request.GET
    shown = Enquiry.objects.visible_to(user)
    page = page_of(shown.for_lists(), "queue_at", query.get("after", ""))
    lines = member_list.member_lines(page.rows, user, directory().coordinator)
    return render(
        request,
        "portal/home_assistant.html",
        {
            "councillors": councillor_lines(user),
            "drafts": newest_first(case_drafts(user)),
            "shown": [
                line._replace(about=f"{line.reference}, asked by {labelled_member(row.member_id)}")
                for line, row in zip(lines, page.rows, strict=True)
            ],
            "number": count_in_words(number_on(page, shown)),
            "next_link": next_link(query, page) if page.after else None,
            "first_url": "" if page.is_first else queue_query_string(query, after=""),
        },
    )


def councillor_lines(user: User) -> list[Context]:
    """Each councillor, and whether this person can send in their name."""
    sends = sends_in_name_of(user)
    return [
        {"name": styled_member(councillor), "sends": councillor.pk in sends}
        for councillor in councillors_assisted(user)
    ]


def number_on(page: Page[Enquiry], rows: EnquiryQuerySet) -> int:
    """How many there are, which nobody need ask where they all stand on one page."""
    if page.is_first and not page.after:
        return len(page.rows)
    return rows[: MOST_COUNTED + 1].count()
