"""Enquiries as programs read them: never a confidential one, and without content."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.db.models import Prefetch, Q
from django.utils import timezone

from api.changes import number_changes
from api.cursor import cursor_after, number_of_cursor
from api.schemas import (
    EnquiryFilters,
    EnquiryPage,
    EnquiryRow,
    Place,
    PromiseMade,
    PromiseState,
    Version,
)
from casework.promises import at_local
from enquiries.models import SEALED, Enquiry, EnquiryPromise, EnquiryQuerySet
from people.directory import directory
from protocols.models import PromiseKind
from protocols.version_cache import cached_version

READ = (
    *("reference", "kind", "status", "service", "ward", "protocol", "title"),
    *("received_at", "due_at", "answered_at", "api_change__changed_at", "api_change__number"),
)
FIRST_YEAR, LAST_YEAR = 1900, 2999  # a bound beyond these excludes nothing


def enquiries_for_programs() -> EnquiryQuerySet:
    """The one rule for which enquiries a program can read: every enquiry except a confidential
    one, of which it is told neither the number nor that there are any."""
    return Enquiry.objects.exclude(kind__in=SEALED)


def page_of_enquiries(asked: EnquiryFilters, *, with_subject: bool) -> EnquiryPage:
    """The first that changed after those of the cursor. The same statements for any number."""
    seen = number_of_cursor(asked.cursor)
    number_changes()
    rows = enquiries_for_programs().filter(condition_of(asked), api_change__number__gt=seen)
    found = list(with_promises(rows).order_by("api_change__number")[: asked.limit + 1])
    shown = found[: asked.limit]
    return EnquiryPage(
        items=[row_of(enquiry, with_subject=with_subject) for enquiry in shown],
        next_cursor=cursor_after(shown[-1].api_change.number or 0 if shown else seen),
        has_more=len(found) > len(shown),
    )


def enquiry_called(reference: str, *, with_subject: bool) -> EnquiryRow | None:
    """None if there is none that a program can read: the same steps for a confidential one."""
    enquiry = with_promises(enquiries_for_programs().filter(reference=reference)).first()
    return row_of(enquiry, with_subject=with_subject) if enquiry else None


def with_promises(rows: EnquiryQuerySet) -> EnquiryQuerySet:
    promises = EnquiryPromise.objects.exclude(kind=PromiseKind.WATCH).defer("working")
    in_order = Prefetch("promises", promises.order_by("started_at", "pk"))
    return rows.select_related("api_change").only(*READ).prefetch_related(in_order)


def condition_of(asked: EnquiryFilters) -> Q:
    condition = Q()
    if asked.state:
        condition &= Q(status__in=asked.state)
    if asked.kind:
        condition &= Q(kind__in=asked.kind)
    for name in ("service", "ward"):
        if (key := getattr(asked, name)) is not None:
            condition &= Q(**{name: key})
    return (
        condition
        & between("received_at", asked.raised_from, asked.raised_to)
        & between("due_at", asked.due_from, asked.due_to)
    )


def between(field: str, first: date | None, last: date | None) -> Q:
    """Local days, both ends counted."""
    condition = Q()
    if first and first.year >= FIRST_YEAR:
        first = min(first, date(LAST_YEAR, 12, 31))
        condition &= Q(**{f"{field}__gte": at_local(first, time())})
    if last and last.year <= LAST_YEAR:
        after = max(last, date(FIRST_YEAR, 1, 1)) + timedelta(days=1)
        condition &= Q(**{f"{field}__lt": at_local(after, time())})
    return condition


def row_of(enquiry: Enquiry, *, with_subject: bool) -> EnquiryRow:
    names, version = directory(), cached_version(enquiry.protocol_id)
    return EnquiryRow(
        reference=enquiry.reference,
        kind=enquiry.kind,
        state=enquiry.status,
        service=place(enquiry.service_id, names.services),
        ward=place(enquiry.ward_id, names.wards),
        version=Version(number=version.number, name=version.name),
        raised_on=timezone.localdate(enquiry.received_at),
        due_on=local_day(enquiry.due_at),
        answered_on=local_day(enquiry.answered_at),
        changed_at=enquiry.api_change.changed_at,
        promises=promises_of(enquiry.promises.all()),
        subject=enquiry.title if with_subject else None,
    )


def place(key: int | None, names: dict[int, str]) -> Place | None:
    return Place(id=key, name=names.get(key, "")) if key else None


def promises_of(promises: Iterable[EnquiryPromise]) -> list[PromiseMade]:
    return [
        PromiseMade(
            kind=promise.kind,
            due_on=promise.due_on,
            met_on=local_day(promise.kept_at),
            state=state_of(promise),
        )
        for promise in promises
    ]


def state_of(promise: EnquiryPromise) -> PromiseState:
    if promise.kept_at:
        return "met" if promise.kept_in_time else "met-late"
    if promise.was_missed:
        return "missed"
    if promise.ended_at:
        return "no-longer-due"
    return "stopped" if promise.is_stopped else "open"


def local_day(at: datetime | None) -> date | None:
    return timezone.localdate(at) if at else None
