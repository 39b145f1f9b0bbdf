"""The morning email: one email each working morning to a councillor who chose that.

News for someone who wants it only in the morning waits for it in the ledger. The email then takes
the place of what has waited, in the transaction that writes it, so that nothing is lost or sent
twice. For someone who wants both, it says again what was sent since the working day before.

Only news that names an enquiry or a document request waits. What names no case goes out at once
with all that is like it, or its time would tell that it is not about a complaint.
"""

from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from casework import promises
from casework.models import AnyCase, NewsPreference, NewsWhen, Notice, NoticeQuerySet, NoticeState
from foundation import sweeps
from foundation.turns import wait_for_turn
from people.models import User, councillor_posts
from protocols.calendar import working_calendar
from protocols.deadlines.clock import WorkingCalendar
from protocols.version_cache import division_in_force

AT = time(9, 15)  # when the reminders of a morning have been written
EVENT, REFERENCE = "morning", "Your news"
SENTENCE = "There is news about your enquiries and document requests."
WHY = "The morning email took its place."
# By the name that the ledger has for a kind of case: its model. Other news never waits.
KINDS: dict[str, AnyCase] = {}


def council_calendar() -> WorkingCalendar:
    return working_calendar(division_in_force())


def next_morning(at: datetime) -> datetime:
    """The next morning email at or after this time."""
    days = council_calendar()
    today = timezone.localdate(at)
    moment = promises.at_local(today, AT)
    if days.is_working(today) and at <= moment:
        return moment
    return promises.at_local(days.next_working(today + timedelta(days=1)), AT)


def can_wait(notice: Notice) -> bool:
    """Whether it is news about a case that its email names."""
    is_waiting = notice.state == NoticeState.WAITING
    return is_waiting and bool(notice.reference) and notice.case.partition(":")[0] in KINDS


def hold_for_morning(rows: list[Notice]) -> None:
    """Let rows that are not written yet wait, for each councillor who wants news so."""
    can = [row for row in rows if can_wait(row)]
    if not can:
        return
    wanting_it = wanting(NewsWhen.MORNING).filter(person__in={row.addressee_id for row in can})
    if not (people := list(wanting_it)):
        return
    patient = set(councillor_posts().filter(person__in=people).values_list("person", flat=True))
    for row in can:
        if row.addressee_id in patient:
            row.due_at = next_morning(row.due_at)


def write_morning_emails(now: datetime) -> int:
    """Write those of this morning, once its time has come. Returns how many."""
    today = timezone.localdate(now)
    if now < promises.at_local(today, AT) or not council_calendar().is_working(today):
        return 0
    waits = news().due(now).filter(addressee__in=wanting(NewsWhen.MORNING)).order_by()
    said = sent_before_morning(today).filter(addressee__in=wanting(NewsWhen.BOTH)).order_by()
    people = set(waits.union(said).values_list("addressee", flat=True))
    written = Notice.objects.filter(key__in=[key_of(today, person) for person in people])
    left = people - set(written.values_list("addressee", flat=True))
    return sweeps.deal_with_each("morning emails", sorted(left), write_morning_email)


def wanting(when: NewsWhen) -> QuerySet[NewsPreference, int]:
    return NewsPreference.objects.filter(when=when).values_list("person", flat=True)


def write_morning_email(person: int) -> bool:
    """To one person. Of two workers one writes it, and the second finds it written."""
    wait_for_turn("morning email", person)
    now = timezone.now()
    key = key_of(timezone.localdate(now), person)
    if Notice.objects.filter(key=key).exists():
        return False
    reader, when = User.objects.get(pk=person), NewsPreference.objects.get(person=person).when
    waited = list(news().due(now).filter(addressee=person).select_for_update(skip_locked=True))
    if not reader.is_councillor_today():
        end_news_of_term(waited)
        return False
    words = {"event": EVENT, "reference": REFERENCE, "sentence": SENTENCE, "path": "/"}
    mail = Notice.objects.create(key=key, addressee=reader, due_at=now, **words)
    if when == NewsWhen.MORNING:
        superseded = {"state": NoticeState.SUPERSEDED, "error": WHY, "superseded_by": mail}
        Notice.objects.filter(pk__in=[row.pk for row in waited]).update(**superseded)
    return True


def key_of(day: date, person: int) -> str:
    return f"{EVENT}:{day}:{person}"


def news() -> NoticeQuerySet:
    """What can be in a morning email."""
    of_kinds = Q()
    for kind in KINDS:
        of_kinds |= Q(case__startswith=f"{kind}:")
    return Notice.objects.filter(of_kinds).exclude(reference="")


def sent_before_morning(day: date) -> NoticeQuerySet:
    """What was sent since the morning of the working day before, until the morning of this day."""
    until = promises.at_local(day, AT)
    since = promises.at_local(council_calendar().add(day, -1), AT)
    sent = news().filter(state__in=(NoticeState.SENT, NoticeState.UNCERTAIN))
    return sent.filter(due_at__gt=since, due_at__lte=until).order_by("due_at", "pk")


def news_of_email(mail: Notice) -> list[Notice]:
    """What waited for it; or for someone who wants both, what was said since the one before."""
    waited = list(mail.superseded.select_related("addressee").order_by("due_at", "pk"))
    if waited:
        return waited
    day = date.fromisoformat(mail.key.split(":")[1])
    said = sent_before_morning(day).filter(addressee=mail.addressee_id)
    return list(said.select_related("addressee"))


def end_news_of_term(waited: list[Notice]) -> None:
    """News for a councillor whose term ended before the morning: they cannot read the case."""
    for row in waited:
        if member_of(row) == row.addressee_id:
            row.state, row.error = NoticeState.EXPIRED, "Their term ended before the morning."
            row.save(update_fields=["state", "error"])


def member_of(notice: Notice) -> int | None:
    """The councillor whose case it is about."""
    kind, _, case = notice.case.partition(":")
    about = {"pk": int(case)} if case.isdigit() else {"reference": case}
    rows = KINDS[kind]._default_manager.filter(**about)
    member: int | None = rows.values_list("member", flat=True).first()
    return member
