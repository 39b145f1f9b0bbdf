"""Fields of an enquiry that never change once they are said, and those that go when the enquiry is
destroyed."""

from foundation.erasure import ReadOnlyButErased

FIELDS_SAID_ONCE = [
    "asked_as",
    "outside_body",
    "may_conflict",
    "committee_decides",
    "interest_declared",
    "interest",
    "purpose",
    "item",
    "meeting_on",
    "committee",
    "for_meeting",
    "came_by",
    "typed_at",
]
ERASABLE = ("title", "place", "earlier_reference", "interest", "item")
# A trigger sees `queue_at`, which is worked out, before it is.
SAID_ONCE = ReadOnlyButErased(
    name="said_once", fields=FIELDS_SAID_ONCE, erasable=(*ERASABLE, "search", "queue_at")
)
