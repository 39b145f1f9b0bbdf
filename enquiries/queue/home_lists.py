"""Enquiries on a councillor’s home page: the first of those that wait for them, and of those with
officers."""

from django.db.models import BigIntegerField

from enquiries.models import WITH_COUNCIL, Enquiry, EnquiryQuerySet
from enquiries.queue import member_list
from foundation.paging import PAGE_SIZE, Page, first_page, page_of
from foundation.statements import Parameter, Statement
from people.models import User

MOST_WAITING = 10  # a link leads to all of them


def of_member() -> EnquiryQuerySet:
    return Enquiry.objects.of_member(Parameter("member", BigIntegerField()))


def first_rows(rows: EnquiryQuerySet, size: int) -> EnquiryQuerySet:
    """As `page_of` fetches the first page."""
    return member_list.for_member(rows).order_by("queue_at", "pk")[: size + 1]


WAITING = Statement(lambda: first_rows(of_member().waiting_for_member(), MOST_WAITING))
WITH_OFFICERS = Statement(
    lambda: first_rows(of_member().filter(status__in=WITH_COUNCIL), PAGE_SIZE)
)


def waiting_page(user: User) -> Page[Enquiry]:
    rows = WAITING.rows(member=user.pk) if user.is_member else []
    return first_page(rows, "queue_at", size=MOST_WAITING)


def with_officers(user: User) -> EnquiryQuerySet:
    return Enquiry.objects.own_of(user).filter(status__in=WITH_COUNCIL)


def with_officers_page(user: User, after: str) -> Page[Enquiry]:
    """`after` is the mark of the last row seen, or empty."""
    if after:
        return page_of(member_list.for_member(with_officers(user)), "queue_at", after)
    rows = WITH_OFFICERS.rows(member=user.pk) if user.is_member else []
    return first_page(rows, "queue_at", size=PAGE_SIZE)
