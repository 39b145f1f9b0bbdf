"""Kinds of record on the schedule, what happens to a record that is due, and what a review says."""

from django.db import models


class RecordKind(models.TextChoices):
    """In the order of the schedule. A value is stored, and never changed."""

    ENQUIRY = "enquiry", "Enquiries"
    CONFIDENTIAL_ENQUIRY = "confidential-enquiry", "Confidential enquiries"
    DOCUMENT_REQUEST = "document-request", "Document requests"
    COMPLAINT = "complaint", "Complaints"
    RELATION = "relation", "Meetings, visits, panels and other contacts with officers"
    ANNOUNCEMENT = "announcement", "Announcements, releases and letters on paper"


class Then(models.TextChoices):
    """What happens to a record when its time is over."""

    REVIEW = "review", "Reviewed"
    DESTROY = "destroy", "Destroyed"


class Outcome(models.TextChoices):
    """What a review decides about a record."""

    KEEP = "keep", "Keep it, and review it again in a year"
    DESTROY = "destroy", "Destroy it"


# What a review can reach. What is not here the schedule page lists as kept.
DESTROYED = (RecordKind.ENQUIRY,)
EVENT = {RecordKind.ENQUIRY: "it was closed, withdrawn or redirected"}
# What the portal proposes. It counts for nothing until two people have adopted it.
PROPOSED_YEARS = {RecordKind.ENQUIRY: 6}
