"""Matters of complaints, each with a route of its own: by a side, about a post, in words."""

from protocols.choices import RouteKind

BY_WORDS = {"councillor": "a councillor", "officer": "an officer"}
ABOUT_WORDS = {
    "officer": "an officer",
    "head-of-service": "a head of service",
    "director": "a director",
    "chief-executive": "the Chief Executive",
    "monitoring-officer": "the Monitoring Officer",
    "member": "a councillor",
}
COMPLAINT_MATTERS = tuple(
    (RouteKind.COMPLAINT.value, by, about)
    for by in BY_WORDS
    for about in ABOUT_WORDS
    if (by == "officer") == (about == "member")
)
