"""Monthly summaries of a service, for its head and for the cabinet members who hold it.

Oxford 23.9(b). A cabinet member sees numbers, but no small ones, because they must not learn of
another councillor's enquiry.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, datetime

from django.db.models import Count, Q
from django.utils import timezone

from casework import promises
from casework.models import Notice
from casework.notices import discreet, ledger
from enquiries.models import SEALED, Enquiry, Kind, Summary
from foundation import disclosure, sweeps
from foundation.chain import say_written
from foundation.types import Context
from people.models import Service, User, holders_of_role, unique_people
from people.posts import cabinet_members_for
from people.roles import Role
from protocols import policy
from protocols.behaviours import Behaviour
from protocols.calendar import working_calendar
from protocols.version_cache import in_force_or_none

KIND_LABELS = {kind.value: str(kind.label) for kind in Kind if kind not in SEALED}


def make_summaries(now: datetime) -> int:
    """Make this month's missing summaries and tell their readers. Returns how many."""
    today = timezone.localdate(now)
    version = in_force_or_none(today)
    if not version or not version.clause_for(Behaviour.PORTFOLIO_SUMMARIES):
        return 0
    month = today.replace(day=1)
    summarised = Summary.objects.filter(month=month).values("service")
    missing = Service.objects.exclude(pk__in=summarised).order_by("pk")
    at = promises.next_working_moment(now, working_calendar(version.division))

    def make(service: int) -> int:
        return make_summary(Service.objects.get(pk=service), now, at)

    return sweeps.deal_with_each("monthly summaries", missing.values_list("pk", flat=True), make)


def make_summary(service: Service, now: datetime, at: datetime) -> int:
    """One summary, unless another worker has made it. Its notices go at a time of work."""
    today = timezone.localdate(now)
    counts = open_counts([service], now)[service.pk]
    row = Summary(service=service, month=today.replace(day=1), made_on=today, **counts)
    new = Summary.objects.bulk_create([row], ignore_conflicts=True)
    say_written(Summary, [row.month], by="month")  # without its key, which is not told
    ledger.write_notices([summary_notice(person, row, at) for person in summary_readers(service)])
    return len(new)


def open_counts(services: Sequence[Service], now: datetime) -> dict[int, dict[str, object]]:
    """By service: how many of each kind are open, and how many in all are late. One query."""
    rows = Enquiry.objects.open().filter(service__in=services).exclude(kind__in=SEALED).order_by()
    late = Count("pk", filter=Q(due_at__lt=now))
    by_kind: dict[int, Counter[str]] = {service.pk: Counter() for service in services}
    are_late: Counter[int] = Counter()
    grouped = rows.values_list("service_id", "kind").annotate(number=Count("pk"), late=late)
    for service, kind, number, overdue in grouped:
        if service is not None:
            by_kind[service][kind] += number
            are_late[service] += overdue
    return {key: {"kinds": dict(kinds), "late": are_late[key]} for key, kinds in by_kind.items()}


def summary_readers(service: Service) -> list[User]:
    heads = holders_of_role(Role.HEAD_OF_SERVICE, service_id=service.pk)
    return unique_people([*heads, *cabinet_members_for(service.pk)])


def summary_notice(person: User, summary: Summary, at: datetime) -> Notice:
    """Their home page leads to it. The mail is like any other without a reference."""
    key = f"summary:{summary.service_id}:{summary.month:%Y-%m}:{person.pk}"
    return discreet.discreet_notice(person, key=key, due_at=at)


def summaries_for(user: User) -> list[Context]:
    """The newest summary of each of this reader's services, in two queries."""
    newest = Summary.objects.visible_to(user).select_related("service")
    rows = newest.order_by("service__name", "-month").distinct("service__name")
    heads = {post.service_id for post in user.posts_today if post.role == Role.HEAD_OF_SERVICE}
    return [summary_context(row, plainly=row.service_id in heads) for row in rows]


def summary_context(row: Summary, *, plainly: bool) -> Context:
    """One summary in words. Only the head of service is shown small numbers."""
    say: Callable[[int], str] = exact_number if plainly else disclosure.number_unless_small
    there = [(label, row.kinds[key]) for key, label in KIND_LABELS.items() if key in row.kinds]
    by_kind = (
        [disclosure.CountLine(label, exact_number(number)) for label, number in there]
        if plainly
        else disclosure.lines_with_small_hidden(KIND_LABELS, row.kinds)
    )
    return {
        "service": row.service,
        "month": row.month,
        "made_on": row.made_on,
        "open": say(row.open),
        "late": say(row.late),
        "kinds": by_kind,
        "plainly": plainly,
    }


def exact_number(number: int) -> str:
    return f"{number:,}"


def summary_clause(user: User, today: date) -> str:
    """The number of the clause, for heads of service and cabinet members; "" for others."""
    if not policy.can_see_summaries(user):
        return ""
    version = in_force_or_none(today)
    return version.clause_for(Behaviour.PORTFOLIO_SUMMARIES) if version else ""
