"""Lists of notices: a councillor’s own, unread first, and those that an officer can see."""

from collections.abc import Iterable
from typing import NamedTuple, TypeVar

from django import forms
from django.db.models import Model, Q, QuerySet

from announcements.models import Announcement, AnnouncementState, Receipt, Trigger
from announcements.notices.words import TAGS
from foundation import dates_in_words
from foundation.fields import offer_rows
from foundation.types import Context
from people.models import Committee, User, Ward

M = TypeVar("M", bound=Model)
UNREAD = ("Not opened", "blue")
MOST_WORDS = 8  # of a search; the rest narrow it no further


class NoticesForm(forms.Form):
    """What narrows the list. Nonsense narrows nothing."""

    q = forms.CharField(label="Words or reference", required=False, max_length=200)
    ward = forms.ModelChoiceField(
        label="Ward", queryset=Ward.objects.none(), required=False, empty_label="All wards"
    )
    trigger = forms.ChoiceField(
        label="Why councillors are told",
        required=False,
        choices=[("", "Any reason"), *Trigger.choices],
    )

    def __init__(self, data: object) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        offer_rows(self, "ward", Ward.objects.order_by("name"))

    def condition(self, of: str = "") -> Q:
        """Of announcements; `of` leads to them from another table."""
        self.is_valid()
        typed, wanted = self.cleaned_data, Q()
        for word in (typed.get("q") or "").split()[:MOST_WORDS]:
            fields = (f"{of}title__icontains", f"{of}text__icontains", f"{of}reference__icontains")
            wanted &= Q(*((name, word) for name in fields), _connector=Q.OR)
        if ward := typed.get("ward"):
            wanted &= Q(**{f"{of}wards__contains": [ward.pk]})
        if trigger := typed.get("trigger"):
            wanted &= Q(**{f"{of}notice__trigger": trigger})
        return wanted


class Line(NamedTuple):
    announcement: Announcement
    tag: tuple[str, str] | None
    at: str


def receipts_of(user: User, form: NoticesForm) -> QuerySet[Receipt]:
    rows = Receipt.objects.visible_to(user).filter(form.condition("announcement__"))
    return rows.select_related("announcement").unread_first()


def announcements_seen_by(user: User, form: NoticesForm) -> QuerySet[Announcement]:
    rows = Announcement.objects.visible_to(user).filter(form.condition())
    return rows.order_by("-received_at", "-pk")


def rows_of_part(rows: QuerySet[M], part: slice) -> QuerySet[M]:
    """Those of one page. Their keys are found first, so that no other row is read whole to put
    thousands in order."""
    return rows.filter(pk__in=list(rows.values_list("pk", flat=True)[part]))


def line_of_receipt(receipt: Receipt) -> Line:
    withdrawn = receipt.announcement.status == AnnouncementState.WITHDRAWN
    tag = TAGS[AnnouncementState.WITHDRAWN] if withdrawn else None
    unread = UNREAD if receipt.opened_at is None else None
    at = dates_in_words.moment(receipt.written_at)
    return Line(receipt.announcement, tag or unread, at)


def line_of_announcement(announcement: Announcement) -> Line:
    at = dates_in_words.moment(announcement.received_at)
    return Line(announcement, TAGS[AnnouncementState(announcement.status)], at)


def rows_of_page(lines: Iterable[Line]) -> list[Context]:
    """The lines of one page, with the names of their wards and committees in two statements."""
    shown = list(lines)
    wards = names_of(Ward, (key for one in shown for key in one.announcement.wards))
    committees = names_of(Committee, (key for one in shown for key in one.announcement.committees))
    return [
        {
            "url": one.announcement.get_absolute_url(),
            "title": one.announcement.title,
            "about": about(one.announcement, wards, committees),
            "tag": one.tag,
            "at": one.at,
        }
        for one in shown
    ]


def names_of(model: type[Ward] | type[Committee], keys: Iterable[int]) -> dict[int, str]:
    rows = model._default_manager.filter(pk__in=set(keys))
    return dict(rows.values_list("pk", "name"))


def about(announcement: Announcement, wards: dict[int, str], committees: dict[int, str]) -> str:
    """N-2026-0031, notice, Harbour ward."""
    places = [f"{wards[key]} ward" for key in announcement.wards]
    places += [committees[key] for key in announcement.committees]
    kind = announcement.get_kind_display().lower()
    return ", ".join([announcement.reference, kind, *(places or ["all councillors"])])
