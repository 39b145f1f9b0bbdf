"""Drafts of enquiries: what a list calls each, and which one an address is about."""

from uuid import UUID

from casework.draft_pages import DraftKind
from casework.http import PortalRequest
from casework.journeys import Progress, progress_today
from enquiries.models import Draft
from enquiries.raising import brought_along, policy, steps
from enquiries.raising.steps import JOURNEY

DRAFTS = DraftKind(
    JOURNEY,
    Draft,
    noun="enquiry",
    delete="enquiries:delete-draft",
    title=steps.draft_title,
    about=steps.draft_about,
)


def draft_at(request: PortalRequest, key: UUID, slug: str = "") -> Draft:
    """The draft of this key; where one begins, a draft that is not stored yet, with the answers
    that the address brings."""
    policy.can_raise(request.user).or_raise()
    brought = brought_along.answers_brought(request)
    begins = JOURNEY.begins_at(progress_today(request.user, {}, key), slug) or bool(brought)
    draft = Draft.objects.at(request.user, key, begins=begins)
    draft.answers = draft.answers or brought
    return draft


def progress_of(draft: Draft) -> Progress:
    return progress_today(draft.writer, draft.answers, draft.key)
