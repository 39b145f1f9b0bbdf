"""Stops at the drafts of replies."""

from tests.journeys.stops import Stop

REPLIES = [
    Stop("enquiries:detail", "omar", "a_drafted_reply"),
    Stop("enquiries:answer", "omar", "a_drafted_reply"),
    Stop("enquiries:unsent-replies", "omar", "a_drafted_reply"),
    Stop("enquiries:unsent-replies", "ruth"),
    Stop("enquiries:unsent-reply", "omar", "a_drafted_reply", step="answer"),
    Stop("enquiries:unsent-reply", "grace", "a_draft_someone_else_answered", step="answer"),
]
