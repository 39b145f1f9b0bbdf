"""The reader's own drafts on their home page: enquiries, document requests and complaints."""

from typing import NamedTuple

from django.db.models import CharField, Value
from django.urls import reverse

from casework.draft_pages import DraftKind, draft_row
from casework.drafts import UnsentDraft
from complaints import policy as complaints
from complaints.lodging.drafts import unopened_drafts_of
from complaints.models import Draft as ComplaintDraft
from documents.asking.views import DRAFTS as REQUESTS
from enquiries.raising.drafts import DRAFTS as ENQUIRIES
from foundation.dates_in_words import day
from foundation.types import Context
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


def home_drafts(user: User) -> list[Context]:
    """Newest first. Of a complaint only its dates: nothing that was typed is opened here."""
    rows = [*case_drafts(user), *complaint_drafts(user)]
    return sorted(rows, key=lambda row: row["changed_at"], reverse=True)


def case_drafts(user: User) -> list[Context]:
    """One statement for both kinds."""
    each = [
        kind.drafts.model.objects.of(user)
        .order_by()
        .values_list(Value(name, output_field=CharField()), "key", "answers", "changed_at")
        for name, kind in KINDS.items()
    ]
    return [
        case_draft_row(
            KINDS[name],
            KINDS[name].drafts.model(key=key, answers=answers, changed_at=changed_at),
        )
        for name, key, answers, changed_at in each[0].union(*each[1:], all=True)
    ]


def case_draft_row(kind: HomeKind, draft: UnsentDraft) -> Context:
    row = draft_row(kind.drafts, draft)
    about = row["about"]
    about = f"{kind.noun} {about[0].lower()}{about[1:]}" if about else kind.noun
    return row | {"about": about, "changed_at": draft.changed_at}


def complaint_drafts(user: User) -> list[Context]:
    if not complaints.can_complain(user):
        return []
    return [complaint_draft_row(draft) for draft in unopened_drafts_of(user)]


def complaint_draft_row(draft: ComplaintDraft) -> Context:
    """Its dates and no more: the screen may be seen by others."""
    return {
        "title": COMPLAINT_TITLE,
        "about": "",
        "saved": f"on {day(draft.changed_at)}",
        "deleted": day(draft.changed_at + draft.KEPT_FOR),
        "continue_url": reverse("complaints:check", args=[draft.key]),
        "delete_url": reverse("complaints:delete", args=[draft.key]),
        "changed_at": draft.changed_at,
    }
