"""Enquiries on a councillor’s home page: the first of those that wait for them, and of those with
officers."""

from django.db.models import BigIntegerField, IntegerField, Subquery

from enquiries.models import WITH_COUNCIL, Enquiry, EnquiryQuerySet
from enquiries.queue import member_list
from enquiries.queue.counts import MOST_COUNTED
from foundation.paging import PAGE_SIZE, Page, first_page, page_of
from foundation.statements import Parameter, Statement
from people.models import User

MOST_WAITING = 10  # a link leads to all of them
MEMBER = Parameter("member", BigIntegerField())


class CountOf(Subquery):
    """How many rows a queryset has, which is cut after the most that are counted."""

    template = "(SELECT count(*) FROM (%(subquery)s) AS counted)"
    output_field = IntegerField()


def of_member() -> EnquiryQuerySet:
    return Enquiry.objects.of_member(MEMBER)


def of_member_with_officers() -> EnquiryQuerySet:
    return of_member().filter(status__in=WITH_COUNCIL)


def first_rows(rows: EnquiryQuerySet, size: int) -> EnquiryQuerySet:
    """As `page_of` fetches the first page."""
    return member_list.for_member(rows).order_by("queue_at", "pk")[: size + 1]


WAITING = Statement(lambda: first_rows(of_member().waiting_for_member(), MOST_WAITING))
WITH_OFFICERS = Statement(lambda: first_rows(of_member_with_officers(), PAGE_SIZE))
NUMBER_WITH_OFFICERS = Statement(
    lambda: User.objects.filter(pk=MEMBER).values_list(
        CountOf(of_member_with_officers().values("pk")[: MOST_COUNTED + 1]), flat=True
    )
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


def number_with_officers(user: User, page: Page[Enquiry]) -> int:
    """How many there are, up to one more than are counted. Nobody need ask where they all stand on
    one page."""
    if page.is_first and not page.after:
        return len(page.rows)
    return sum(NUMBER_WITH_OFFICERS.rows(member=user.pk)) if user.is_member else 0
