"""Rows of the pages of one enquiry: what they show to officers and what to councillors, each read
by a fixed statement. Who sees the enquiry is asked each time."""

from django.db.models import DateField
from django.utils import timezone

from enquiries.models import Enquiry, EnquiryQuerySet, drafts_by_case
from foundation.statements import Parameter, Rows, Statement
from people.models import User

TODAY = Parameter("today", DateField())


def rows_of_pages() -> EnquiryQuerySet:
    """Enquiries with what their pages show to everyone who can see them."""
    rows: EnquiryQuerySet = Enquiry.objects.filter(pk__in=Rows("seen"))
    return rows.with_people().select_related("resident").prefetch_related("promises")


FOR_COUNCILLORS = Statement(lambda: rows_of_pages().with_absence(TODAY))
FOR_OFFICERS = Statement(
    lambda: (
        rows_of_pages()
        .with_approvals()
        .with_notes()
        .with_absence(TODAY)
        .with_cover()
        .annotate(drafts_today=drafts_by_case(TODAY))
    )
)


def page_row(user: User, seen: EnquiryQuerySet) -> Enquiry | None:
    """The enquiry of `seen` with all that its pages show to this person, or None if there is none.
    `seen` is what this person can see, narrowed to one enquiry."""
    statement = FOR_COUNCILLORS if user.reads_as_councillor else FOR_OFFICERS
    return next(iter(statement.rows(seen=seen, today=timezone.localdate())), None)
