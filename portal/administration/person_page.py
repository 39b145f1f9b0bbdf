"""The page of one person: posts, seats, open cases by number, sign-ins, invitations, proposals."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from django.db.models import QuerySet
from django.urls import reverse

from casework.models import Notice, NoticeState
from documents.models import DocumentRequest
from enquiries.models import Enquiry
from foundation.dates_in_words import moment
from foundation.types import Context
from people.account_mail import INVITATION
from people.models import AddressChange, Appointment, DirectoryAccount, Proposal, User
from people.own_sessions.actions import running_sessions
from people.own_sessions.device import device_words
from people.policy import can_appoint
from people.proposals.page import heading_of
from portal.administration.links import links_to_pages_of
from portal.administration.people_list import sign_in_tag
from portal.administration.position_lines import sections_of_person
from portal.administration.post_words import words_of_post

MOST = 25  # of what one person has many of; the newest
REQUESTS_ASSIGNED = "document requests assigned"
TODAY, TO_COME, PAST = "Posts today", "Posts to come", "Earlier posts"


class PostLine(NamedTuple):
    post: Appointment
    words: str


def content_of_person(person: User, reader: User, today: date) -> Context:
    may = can_appoint(reader, person)
    return {
        "title": person.name,
        "desk": True,
        "person": person,
        "tag": sign_in_tag(person),
        "address_change": AddressChange.objects.open().filter(person=person).first(),
        "can_appoint": may,
        "posts": posts_by_time(person, today),
        "positions": sections_of_person(person, today, can_change=bool(may)),
        "cases": list(open_cases_in_words(person)),
        "devices": devices_of(person),
        "directory": directory_lines(person),
        "invitations": invitations_of(person),
        "proposals": proposals_of(person, reader),
        "links": links_to_pages_of(person, reader),
        "back": (reverse("administration:people"), "Back to people"),
    }


def posts_by_time(person: User, today: date) -> list[tuple[str, list[PostLine]]]:
    """Today’s, those to come and the last of those that have ended; one statement."""
    lines: dict[str, list[PostLine]] = {TODAY: [], TO_COME: [], PAST: []}
    rows = Appointment.objects.filter(person=person).order_by("-starts_on", "-pk")
    for post in rows.select_related("ward", "service", "committee", "councillor", "group"):
        lines[time_of_post(post, today)].append(PostLine(post, words_of_post(post)))
    return [(title, posts[:MOST]) for title, posts in lines.items()]


def time_of_post(post: Appointment, today: date) -> str:
    if post.starts_on > today:
        return TO_COME
    return PAST if post.ends_on and post.ends_on < today else TODAY


def open_cases_in_words(person: User) -> Iterator[str]:
    """How many, and never which: a people administrator reads no case. Complaints are never
    counted."""
    enquiries, requests = Enquiry.objects.open(), DocumentRequest.objects.open()
    for rows, one, many in (
        (enquiries.filter(member=person), "enquiry raised", "enquiries raised"),
        (enquiries.filter(officer=person), "enquiry assigned", "enquiries assigned"),
        (requests.filter(member=person), "document asked for", "documents asked for"),
        (requests.filter(officer=person), "document request assigned", REQUESTS_ASSIGNED),
    ):
        if number := rows.count():
            yield f"{number:,} {one if number == 1 else many}"


def devices_of(person: User) -> list[str]:
    """Safari on iPhone (Today at 9am): without what they did there, or from where."""
    rows = running_sessions(person)[:MOST]
    return [f"{device_words(row.user_agent)} ({moment(row.created_at)})" for row in rows]


def directory_lines(person: User) -> list[str]:
    """What the council's own directory says of them, which gives no right here."""
    account = DirectoryAccount.objects.filter(person=person).first()
    if account is None:
        return []
    gone = f"Removed there {moment(account.removed_at)}" if account.removed_at else ""
    return [line for line in (account.job_title, account.department, gone) if line]


def invitations_of(person: User) -> list[str]:
    """The newest first, each with what has become of the email."""
    rows: QuerySet[Notice] = Notice.objects.about(f"account:{person.pk}").filter(event=INVITATION)
    return [invitation_words(row) for row in rows.order_by("-due_at", "-pk")[:MOST]]


def invitation_words(notice: Notice) -> str:
    if notice.state == NoticeState.SENT:
        return f"Sent {moment(notice.sent_at)}"
    return f"Written {moment(notice.due_at)}. {notice.get_state_display()}"


def proposals_of(person: User, reader: User) -> list[tuple[str, str]]:
    """Changes to their posts and account that are not decided yet."""
    rows = Proposal.objects.visible_to(reader).open().filter(person=person)
    found = rows.select_related("person", "post").order_by("-proposed_at", "-pk")[:MOST]
    return [(row.get_absolute_url(), heading_of(row)) for row in found]
