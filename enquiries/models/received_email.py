"""ReceivedEmail: an email that came to the portal's address, and what became of it."""

from django.db import models

from enquiries.models.enquiry import Enquiry
from foundation.chain import Chained
from foundation.history import append_only
from people.models import User


class EmailOutcome(models.TextChoices):
    DRAFT = "draft", "Became a draft enquiry"
    REPLIED = "replied", "Became a reply"
    ADDED = "added", "Was added to an enquiry"
    REFUSED = "refused", "Was refused, and its sender told why"
    IGNORED = "ignored", "Was ignored"


class ReceivedEmail(models.Model):
    """Nothing of what the email said is here. `digest` tells an email that comes twice; `sender`
    is the councillor whose address it came from, if it was one's."""

    no_history = "it is append-only itself: the database refuses to change or remove it"
    chain = Chained(record="id")

    digest = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField()
    sender = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", db_index=False)
    outcome = models.CharField(max_length=10, choices=EmailOutcome)
    case = models.ForeignKey(Enquiry, models.PROTECT, null=True, related_name="+", db_index=False)

    class Meta:
        triggers = append_only()
        indexes = (
            models.Index(  # how many came from somebody within a day
                fields=["sender", "at"],
                condition=models.Q(sender__isnull=False),
                name="received_email_sender",
            ),
        )

    def __str__(self) -> str:
        return f"Email of {self.at:%d/%m/%Y}"
