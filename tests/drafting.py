"""Addresses of a journey's pages: of the newest draft there is, or of one about to start."""

from functools import partial
from uuid import UUID, uuid4

from django.urls import reverse

from complaints.lodging import drafts
from complaints.models import Draft as ComplaintDraft
from documents.models import DocumentDraft
from enquiries.models import Draft
from tests.people import named

MODELS = {"enquiries": Draft, "documents": DocumentDraft, "complaints": ComplaintDraft}
STEPS = {"enquiries": "raise-step", "documents": "ask-step", "complaints": "step"}


def newest_draft(app="enquiries", who=""):
    """Of one person, or of anyone who has one."""
    if who and app == "complaints":
        return next(iter(drafts.drafts_of(named(who))), None)
    rows = MODELS[app].objects.order_by("pk")
    return (rows.filter(writer=named(who)) if who else rows).last()


def draft_key(app="enquiries", who="") -> UUID:
    draft = newest_draft(app, who)
    return draft.key if draft else uuid4()


def step_url(slug, app="enquiries", who=""):
    return reverse(f"{app}:{STEPS[app]}", args=[draft_key(app, who), slug])


def check_url(app="enquiries", who=""):
    return reverse(f"{app}:check", args=[draft_key(app, who)])


lodging_url, lodging_check = partial(step_url, app="complaints"), partial(check_url, "complaints")
asking_url, asking_check = partial(step_url, app="documents"), partial(check_url, "documents")
