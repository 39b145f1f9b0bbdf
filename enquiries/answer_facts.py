"""Facts for an answer: what few enquiries have, asked together once an enquiry is locked.

To answer one concerns its shares, contributions, duplicates, earlier services and approval. Each
was asked for by itself, and of most enquiries there is none.
"""

from django.db.models import (
    BigIntegerField,
    BooleanField,
    DateField,
    Exists,
    ExpressionWrapper,
    OuterRef,
)
from django.utils import timezone

from enquiries.models import Contribution, EarlierService, Enquiry, EnquiryQuerySet, EnquiryShare
from enquiries.models.links import is_linked
from foundation.statements import Parameter, Statement
from people.models import Appointment
from people.roles import Role

KNOWN_BY_PAGES = (
    *("approval_due", "approval_was_asked", "has_open_shares", "has_contributions"),
    *("has_earlier_services", "is_linked"),
)


def rows_with_facts() -> EnquiryQuerySet:
    """Under the names that pages know them by, with the councillor, and with the service and what
    it has switched on."""
    today, this = Parameter("today", DateField()), {"case": OuterRef("pk")}
    seats = Appointment.objects.current(today).of_people_who_can_sign_in()
    seats = seats.filter(person=OuterRef("member"), role=Role.COUNCILLOR)
    rows: EnquiryQuerySet = Enquiry.objects.with_approvals().select_related("member")
    rows = rows.filter(pk=Parameter("enquiry", BigIntegerField())).annotate(
        has_open_shares=Exists(EnquiryShare.objects.open().filter(**this)),
        has_contributions=Exists(Contribution.objects.filter(**this)),
        has_earlier_services=Exists(EarlierService.objects.open().filter(**this)),
        is_linked=ExpressionWrapper(is_linked(), BooleanField()),
        member_has_seat=Exists(seats),
    )
    return rows.only("member", "service")


FACTS: Statement[Enquiry] = Statement(rows_with_facts)


def read_facts(enquiry: Enquiry) -> None:
    """Read them into an enquiry that is locked, so that none changes before it is answered."""
    [found] = FACTS.rows(enquiry=enquiry.pk, today=timezone.localdate())
    vars(enquiry).update({name: vars(found)[name] for name in KNOWN_BY_PAGES})
    vars(enquiry)["has_member_today"] = vars(found)["member_has_seat"]
    enquiry.member, enquiry.service = found.member, found.service
