"""Changes of enquiries in the order in which programs follow them, one row for each enquiry.

Triggers mark an enquiry as changed in the transaction of the change, and never a confidential one.
`api/changes.py` gives the marked ones their numbers.
"""

from django.db import models
from django.db.models import Q

from enquiries.models import Enquiry


class EnquiryChange(models.Model):
    """When something changed that programs are told. `number` is empty from then until the change
    has been committed and somebody asks; the numbers then only grow, so that a program that reads
    on from a number misses nothing. The time of a change would not do: of two transactions the one
    that began first can be the last to commit."""

    no_history = "a mark on an enquiry, which has its own history"

    enquiry = models.OneToOneField(
        Enquiry, models.PROTECT, primary_key=True, related_name="api_change"
    )
    changed_at = models.DateTimeField()
    number = models.BigIntegerField(null=True, unique=True)

    class Meta:
        indexes = (
            models.Index(
                fields=["enquiry"], name="api_changes_new", condition=Q(number__isnull=True)
            ),
        )

    def __str__(self) -> str:
        return f"Change of {self.enquiry_id}"
