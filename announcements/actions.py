"""Actions on an announcement: write it, tell its members, open it, make it public, withdraw it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from announcements import policy
from announcements.models import (
    SERIES,
    Announcement,
    AnnouncementKind,
    AnnouncementState,
    AnnouncementVerb,
    Receipt,
)
from announcements.publication import can_become_public, can_make_public
from announcements.receipts import EVENT
from announcements.routing import members_concerned, vacancies
from casework.cases import locked_case, move_case, next_reference, verb
from casework.notices import ledger
from foundation.chain import say_written
from foundation.history import write
from foundation.turns import made_before
from people.models import Committee, Service, User, Ward, councillor_posts, system_user
from people.models.holders import holders_of_role
from people.roles import Role
from protocols.version_cache import in_force

S, V = AnnouncementState, AnnouncementVerb
# The sentence of the email to members, by kind. It says nothing of what it is about.
SENTENCES: dict[str, str] = {
    AnnouncementKind.NOTICE: "The council has sent you a notice.",
    AnnouncementKind.RELEASE: "The council tells you about a release before it is public.",
    AnnouncementKind.MEDIA_INTEREST: "The council tells you about media interest.",
    AnnouncementKind.WARD_MEETING: "You have been invited to a public meeting in your ward.",
    AnnouncementKind.CONSULTATION: "The council is planning a consultation in your ward.",
    AnnouncementKind.DECISION: "An officer has taken a decision under delegated powers.",
}


@dataclass(frozen=True)
class NewAnnouncement:
    """What was typed. `public_from` is aware; None if it never becomes public. Either it is for
    everyone, or for the members of some wards and committees."""

    kind: AnnouncementKind
    title: str
    text: str
    service: Service | None = None
    for_everyone: bool = False
    wards: Iterable[Ward] = ()
    committees: Iterable[Committee] = ()
    is_controversial: bool = False
    public_from: datetime | None = None
    no_party: bool = False


@transaction.atomic
def write_announcement(new: NewAnnouncement, *, by: User, key: UUID) -> Announcement:
    """A draft, which no member has been told about. The same form is the same draft.

    Whether this person can write one is for the kind to ask.
    """
    if before := made_before(Announcement.objects.all(), key, author=by):
        return before
    now = timezone.now()
    today = timezone.localdate(now)
    announcement = Announcement(
        reference=next_reference(SERIES[new.kind], today.year),
        key=key,
        kind=new.kind,
        protocol=in_force(today),
        received_at=now,
        status=S.DRAFT,
        author=by,
        by_member=by.is_member,
        signed=by.signed,
        **values_of(new),
    )
    if new.no_party:
        announcement.no_party_by, announcement.no_party_at = by, now
    write(announcement, by=by, reason=V.WROTE)
    return announcement


def values_of(new: NewAnnouncement) -> dict[str, object]:
    """The columns of what was typed."""
    same = ("title", "text", "service", "for_everyone", "is_controversial", "public_from")
    return {name: getattr(new, name) for name in same} | {
        "wards": sorted(ward.pk for ward in new.wards),
        "committees": sorted(committee.pk for committee in new.committees),
    }


@verb(policy.can_confirm_no_party)
def confirm_no_party(announcement: Announcement, *, by: User) -> None:
    """It does not promote a political group (Oxford 23.9(a), Section C 8.5)."""
    now = timezone.now()
    write(announcement, by=by, reason=V.CONFIRMED, no_party_by=by, no_party_at=now)


@verb(policy.can_tell)
def tell(announcement: Announcement, *, by: User) -> None:
    send_to_members(announcement, by=by)


def send_to_members(announcement: Announcement, *, by: User) -> None:
    """Tell the members concerned of this moment, and the Monitoring Officer about vacant wards. In
    a transaction that holds the announcement; who can do it is for its kind to ask."""
    move_case(announcement, S.TELLING, by=by, reason=V.TOLD, told_at=timezone.now())
    tell_members(announcement)
    if announcement.left_out.in_effect().exists():
        officers = holders_of_role(Role.CHIEF_EXECUTIVE)
        sentence = "A councillor has been left out of a notice. Sign in to see why."
        ledger.notify(officers, "left-out", sentence, about=announcement, once="told")
    if vacancies(announcement):
        sentence = "A ward that the council has a notice for has a vacant seat. Sign in to see it."
        officers = holders_of_role(Role.MONITORING_OFFICER)
        ledger.notify(officers, "ward-vacant", sentence, about=announcement, once="told")


def tell_members(announcement: Announcement) -> int:
    """Write a receipt and an email for each member concerned who has none. Returns how many. In a
    transaction that holds the announcement."""
    there = set(announcement.receipts.values_list("member", flat=True))
    concerned = members_concerned(announcement)
    people = [one.person for one in concerned if one.person.pk not in there]
    now = timezone.now()
    rows = Receipt.objects.bulk_create(
        Receipt(announcement=announcement, member=person, written_at=now) for person in people
    )
    say_written(Receipt, [row.pk for row in rows])
    sentence = SENTENCES[announcement.kind]
    ledger.notify(people, EVENT, sentence, about=announcement, once="told")
    return len(rows)


@verb(policy.can_send_again)
def send_again(announcement: Announcement, member: User, *, by: User) -> None:
    """Another email to a member who has not been told and is concerned today; a second press within
    a minute is one."""
    concerned = member in [one.person for one in members_concerned(announcement)]
    if concerned and announcement.receipts.filter(member=member).exists():
        once = f"again-{timezone.now():%Y-%m-%dT%H:%M}"
        sentence = SENTENCES[announcement.kind]
        ledger.notify([member], EVENT, sentence, about=announcement, once=once)


@transaction.atomic
def record_opening(announcement: Announcement, member: User) -> None:
    """The first time that a member opens it, which tells them if no email did."""
    rows = Receipt.objects.filter(announcement=announcement, member=member, opened_at=None)
    for receipt in rows.select_for_update(of=("self",)):
        receipt.opened_at = timezone.now()
        receipt.save(update_fields=["opened_at"])


@verb(can_make_public)
def make_public(announcement: Announcement, *, by: User) -> None:
    publish(announcement, by=by)


def publish(announcement: Announcement, *, by: User) -> None:
    now = timezone.now()
    move_case(announcement, S.PUBLIC, by=by, reason=V.PUBLISHED, public_at=now)


@verb(policy.can_withdraw)
def withdraw(announcement: Announcement, *, reason: str, by: User) -> None:
    take_back(announcement, reason=reason, by=by)


def take_back(announcement: Announcement, *, reason: str, by: User) -> None:
    """All who were told are told that it is withdrawn, if they are still councillors."""
    move_case(
        announcement,
        S.WITHDRAWN,
        by=by,
        reason=V.WITHDREW,
        withdrawn_at=timezone.now(),
        withdrawn_reason=reason,
    )
    told = announcement.receipts.values("member")
    posts = councillor_posts().filter(person__in=told).select_related("person")
    sentence = "Something that the council told you about has been withdrawn."
    people = [post.person for post in posts]
    ledger.notify(people, "announcement-withdrawn", sentence, about=announcement, once="withdrawn")


def keep_up(pk: int) -> bool:
    """Tell members elected since, then make it public if its time has come. If it cannot be, its
    author is told once for that time. Whether anything was to be done."""
    announcement = locked_case(Announcement(pk=pk))
    if announcement.status != S.TELLING:
        return False
    told = tell_members(announcement)
    if not announcement.is_due:
        return bool(told)
    if can_become_public(announcement):
        publish(announcement, by=system_user())
        return True
    sentence = "What you wrote could not be made public at its time. Sign in to see why."
    once = f"{announcement.public_from:%Y-%m-%dT%H:%M}"
    ledger.notify([announcement.author], "not-public", sentence, about=announcement, once=once)
    return True


def pass_announcement(announcement: Announcement, *, officer: User, by: User) -> None:
    """Another officer answers for it, once its author has left. What councillors have been told
    stays signed as it was. PermissionDenied: they neither work in its service nor coordinate. In a
    transaction that holds it."""
    policy.can_take_over(officer, announcement).or_raise()
    draft = announcement.status == S.DRAFT
    signed = officer.signed if draft else announcement.signed
    write(announcement, by=by, reason=V.GIVEN, author=officer, signed=signed)
    sentence = "What an officer who has left wrote for councillors has been passed to you."
    once = f"given:{officer.pk}"
    ledger.notify([officer], "announcement-given", sentence, about=announcement, once=once)
