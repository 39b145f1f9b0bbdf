"""Replies that officers have written and not sent."""

from enquiries.models import ReplyDraft
from tests.enquiries import cases
from tests.people import named

TEXT = "Yes, in April.\n\nFrom the quay to the school, and then the market."


def a_drafted_reply(clock):
    """Omar’s and Grace’s, on the enquiry that Omar has."""
    return _with_drafts(cases.assigned())


def a_draft_someone_else_answered(clock):
    return _with_drafts(cases.answered())


def _with_drafts(enquiry):
    for who in ("omar", "grace"):
        typed = {"text": [TEXT], "for_resident": ["It will be mended in April."]}
        draft = ReplyDraft(case=enquiry, writer=named(who), verb="answer", typed=typed)
        draft.save()
    return enquiry
