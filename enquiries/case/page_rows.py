"""Rows of the pages of one enquiry: what they show to officers and what to councillors, each read
by a fixed statement. Who sees the enquiry is asked each time."""

from django.db.models import BigIntegerField, DateField

from enquiries.models import Enquiry, EnquiryPromise, EnquiryQuerySet, drafts_by_case
from foundation.dates_in_words import today
from foundation.related_rows import give_related
from foundation.statements import Parameter, Rows, Statement, is_among
from people.models import User

TODAY = Parameter("today", DateField())


def rows_of_pages() -> EnquiryQuerySet:
    """Enquiries with what their pages show to everyone who can see them."""
    rows: EnquiryQuerySet = Enquiry.objects.filter(pk__in=Rows("seen"))
    return rows.with_people().select_related("resident")


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
PROMISES = Statement(
    lambda: EnquiryPromise.objects.filter(is_among("case", "owners", BigIntegerField())).order_by(
        "pk"
    )
)


def page_row(user: User, seen: EnquiryQuerySet) -> Enquiry | None:
    """The enquiry of `seen` with all that its pages show to this person, or None if there is none.
    `seen` is what this person can see, narrowed to one enquiry."""
    statement = FOR_COUNCILLORS if user.reads_as_councillor else FOR_OFFICERS
    rows: list[Enquiry] = statement.rows(seen=seen, today=today())
    give_related(rows, "promises", PROMISES)
    return next(iter(rows), None)
