"""The reader's own drafts on their home page: enquiries, document requests and complaints."""

from datetime import datetime
from operator import attrgetter
from typing import NamedTuple
from uuid import UUID

from django.db.models import BigIntegerField, CharField, QuerySet, Value
from django.urls import reverse

from casework.draft_pages import DraftKind, draft_row
from casework.drafts import UnsentDraft
from complaints import policy as complaints
from complaints.lodging.drafts import unopened_drafts_of
from complaints.models import Draft as ComplaintDraft
from documents.asking.views import DRAFTS as REQUESTS
from enquiries.raising.drafts import DRAFTS as ENQUIRIES
from foundation.dates_in_words import day
from foundation.statements import Parameter, Statement
from foundation.types import StoredJson, Untyped
from people.models import User

COMPLAINT_TITLE = "A confidential complaint"


class HomeKind(NamedTuple):
    """The drafts of one journey, and what the home page calls each."""

    drafts: DraftKind
    noun: str


KINDS = {
    "enquiry": HomeKind(ENQUIRIES, "Enquiry"),
    "document": HomeKind(REQUESTS, "Request for a document"),
}


class HomeDraft(NamedTuple):
    """A draft in the list; `changed_at` is only for its order."""

    title: str
    about: str
    saved: str
    deleted: str
    continue_url: str
    delete_url: str
    changed_at: datetime


def home_drafts(user: User) -> list[HomeDraft]:
    """Newest first. Of a complaint only its dates: nothing that was typed is opened here."""
    return newest_first([*case_drafts(user), *complaint_drafts(user)])


def newest_first(drafts: list[HomeDraft]) -> list[HomeDraft]:
    return sorted(drafts, key=attrgetter("changed_at"), reverse=True)


def case_drafts(user: User) -> list[HomeDraft]:
    """One statement for both kinds."""
    return [
        case_draft_row(
            KINDS[name],
            KINDS[name].drafts.model(key=key, answers=answers, changed_at=changed_at),
        )
        for name, key, answers, changed_at in OF_BOTH_KINDS.rows(writer=user.pk)
    ]


def drafts_of_both_kinds() -> QuerySet[UnsentDraft, tuple[str, UUID, StoredJson, datetime]]:
    writer = Parameter("writer", BigIntegerField())
    first, *others = (
        kind.drafts.model.objects.of(writer)
        .order_by()
        .values_list(Value(name, output_field=CharField()), "key", "answers", "changed_at")
        for name, kind in KINDS.items()
    )
    return first.union(*others, all=True)


OF_BOTH_KINDS = Statement(drafts_of_both_kinds)


def case_draft_row(kind: HomeKind, draft: UnsentDraft) -> HomeDraft:
    row: dict[str, Untyped] = draft_row(kind.drafts, draft)
    about = row.pop("about")
    about = f"{kind.noun} {about[0].lower()}{about[1:]}" if about else kind.noun
    return HomeDraft(**row, about=about, changed_at=draft.changed_at)


def complaint_drafts(user: User) -> list[HomeDraft]:
    if not complaints.can_complain(user):
        return []
    return [complaint_draft_row(draft) for draft in unopened_drafts_of(user)]


def complaint_draft_row(draft: ComplaintDraft) -> HomeDraft:
    """Its dates and no more, because others might see the screen."""
    return HomeDraft(
        title=COMPLAINT_TITLE,
        about="",
        saved=f"on {day(draft.changed_at)}",
        deleted=day(draft.changed_at + draft.KEPT_FOR),
        continue_url=reverse("complaints:check", args=[draft.key]),
        delete_url=reverse("complaints:delete", args=[draft.key]),
        changed_at=draft.changed_at,
    )
