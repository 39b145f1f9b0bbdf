"""What the page of a notice shows: facts, who it is for, who is told, and the verbs as links."""

from collections.abc import Sequence
from datetime import datetime

from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from announcements import policy, publication
from announcements.models import (
    Announcement,
    AnnouncementState,
    AnnouncementVerb,
    LeftOut,
    Trigger,
)
from announcements.notices import policy as notices_policy
from announcements.notices.words import TAGS
from announcements.receipt_words import vacant_seat_lines
from announcements.receipts import members_not_told
from announcements.routing import MemberConcerned, members_concerned, vacancies
from foundation import dates_in_words
from foundation.types import Context
from people.models import Committee, User, Ward
from protocols.words import amount_of

MOST_EVENTS = 50


def facts_of_notice(notice: Announcement, *, with_receipts: bool) -> list[Context]:
    """State, who has been told (for those who can see receipts), and when it is public."""
    facts: list[Context] = [{"label": "State", "tag": TAGS[AnnouncementState(notice.status)]}]
    if with_receipts and notice.status != AnnouncementState.DRAFT:
        facts.append({"label": "Told", "lines": [number_told(notice)]})
    if starts := consultation_words(notice):
        facts.append({"label": "Consultation starts", "lines": [starts]})
    facts.append({"label": public_label(notice), "lines": [public_words(notice)]})
    return facts


def number_told(notice: Announcement) -> str:
    """1 of 2 councillors: of those concerned today."""
    in_all = len(members_concerned(notice))
    told = in_all - len(members_not_told(notice))
    return f"{told} of {in_all} councillor{'s'[: in_all != 1]}"


def consultation_words(notice: Announcement) -> str:
    """Thursday 3 December; "" if it is about no consultation."""
    return dates_in_words.day(notice.notice.consultation_starts_on)


def public_label(notice: Announcement) -> str:
    return "Public since" if notice.public_at else "Public from"


def public_words(notice: Announcement) -> str:
    """Thursday 3 December at 9am."""
    at = notice.public_at or notice.public_from
    if at is None:
        return "For councillors only"
    return f"{dates_in_words.day(at)} at {dates_in_words.clock(at)}"


def audience_words(notice: Announcement) -> str:
    """Harbour ward and Planning Committee; all councillors."""
    if notice.for_everyone:
        return "all councillors"
    wards = Ward.objects.filter(pk__in=notice.wards).values_list("name", flat=True)
    committees = Committee.objects.filter(pk__in=notice.committees)
    names = [f"{name} ward" for name in wards] + list(committees.values_list("name", flat=True))
    return joined(names)


def vacant_words(notice: Announcement) -> str:
    """Which wards no councillor represents, so that no one there can be told, and which have a
    vacant seat; "" if there is none."""
    found = vacancies(notice)
    wards = [f"{one.ward} ward" for one in found if not one.held]
    if not found:
        return ""
    lines = vacant_seat_lines(found)
    if wards:
        none = f"No councillor represents {joined(wards, 'or')}. No one there can be told."
        lines = [none, *lines]
    return f"{' '.join(lines)} We tell the Monitoring Officer."


def joined(names: Sequence[str], word: str = "and") -> str:
    """Harbour ward, Mill ward and Quayside ward."""
    *first, last = names
    return f"{', '.join(first)} {word} {last}" if first else last


def people_to_tell(notice: Announcement, user: User) -> list[Context]:
    """Each councillor it would go to now, with the page on which they are left out, if they can
    be."""
    can = notices_policy.can_leave_out(user, notice)
    name = "announcements:leave-out"
    return [
        {
            "name": one.styled,
            "url": reverse(name, args=[notice.reference, one.person.pk]) if can else "",
        }
        for one in members_concerned(notice)
    ]


def left_out_lines(notice: Announcement, user: User) -> list[Context]:
    """Who was left out, by which person, when and why, and who was brought back; with the page on
    which someone still left out is brought back, if this person can do that."""
    rows = LeftOut.objects.filter(announcement=notice).select_related("member", "by")
    can = notices_policy.can_bring_back(user, notice)
    out = set(notice.left_out.in_effect().values_list("pk", flat=True)) if can else set()
    name = "announcements:bring-back"
    return [
        {
            "name": row.member.name,
            "reason": "brought back" if row.is_back else row.reason,
            "by": f"{row.by.name}, {dates_in_words.moment(row.at)}",
            "url": reverse(name, args=[notice.reference, row.member_id]) if row.pk in out else "",
        }
        for row in rows.order_by("at", "pk")
    ]


def why_these_councillors(notice: Announcement) -> list[str]:
    """For which councillors the notice is and why, a sentence each."""
    later = "Councillors elected later are told too"
    weeks = amount_of(notice.version.told_later_weeks, "weeks")
    until = "until it is public." if notice.public_from else f"for {weeks} after it is sent."
    lines = [f"This notice is for {audience_words(notice)}.", f"{later}, {until}"]
    if notice.committees:
        lines.insert(1, "The chair of a committee is told with its members.")
    if notice.notice.trigger != Trigger.OTHER:
        lines.append(f"Why they are told: {notice.notice.get_trigger_display()}.")
    return lines


def events_of_notice(notice: Announcement) -> list[Context]:
    """What has happened, the newest first."""
    rows = notice.history.select_related("history_user").order_by("-history_id")[:MOST_EVENTS]
    return [
        {
            "who": row.history_user.name if row.history_user else "Concordat",
            "what": AnnouncementVerb(row.history_change_reason).label,
            "at": dates_in_words.moment(row.history_date),
        }
        for row in rows
    ]


def member_concerned_or_404(notice: Announcement, pk: int) -> MemberConcerned:
    for one in members_concerned(notice):
        if one.person.pk == pk:
            return one
    raise Http404


def member_left_out_or_404(notice: Announcement, pk: int) -> User:
    """Also one who was brought back since, for the second press of a button."""
    row = notice.left_out.filter(member=pk).select_related("member").first()
    if row is None:
        raise Http404
    return row.member


def member_told_or_404(notice: Announcement, pk: int) -> User:
    receipt = notice.receipts.filter(member=pk).select_related("member").first()
    if receipt is None:
        raise Http404
    return receipt.member


def typed_moment(at: datetime | None) -> Context:
    """A time to become public as its form has it."""
    local = timezone.localtime(at) if at else None
    return {"public_day": local.date(), "public_time": local.time()} if local else {}


def typed_notice(notice: Announcement) -> Context:
    """A draft as its form has it."""
    of_announcement = ("title", "text", "wards", "committees", "for_everyone", "is_controversial")
    of_notice = ("trigger", "urgent_reason", "consultation_starts_on")
    return (
        {name: getattr(notice, name) for name in of_announcement}
        | {name: getattr(notice.notice, name) for name in of_notice}
        | typed_moment(notice.public_from)
    )


VERBS = (
    ("send-notice", "Send to councillors", policy.can_tell),
    ("edit-notice", "Change this draft", notices_policy.can_edit_notice),
    ("confirm-no-party", "Confirm that it promotes no group", policy.can_confirm_no_party),
    ("publish-notice", "Make public now", publication.can_make_public),
    ("notice-date", "Change the public date", notices_policy.can_date_notice),
    ("withdraw-notice", "Withdraw this notice", policy.can_withdraw),
)


def links_of_notice(notice: Announcement, user: User) -> list[dict[str, str]]:
    return [
        {"label": label, "url": reverse(f"announcements:{name}", args=[notice.reference])}
        for name, label, can in VERBS
        if can(user, notice)
    ]
