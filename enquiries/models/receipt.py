"""Receipt of an enquiry that a coordinator typed: how it came, and when it was typed."""

from django.db import models
from django.db.models import F, Q


class CameBy(models.TextChoices):
    TELEPHONE = "telephone", "By telephone"
    EMAIL = "email", "By email"
    LETTER = "letter", "By letter"
    IN_PERSON = "in-person", "In person"


class ReceiptDetails(models.Model):
    """What is said of an enquiry that a councillor did not type. `received_at` is when it came."""

    came_by = models.CharField(max_length=20, choices=CameBy, blank=True, default="", db_default="")
    typed_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True


TYPED_AFTER_RECEIPT = models.CheckConstraint(
    name="enquiry_typed_after_receipt",
    condition=Q(came_by="", typed_at=None) | ~Q(came_by="") & Q(typed_at__gte=F("received_at")),
)
