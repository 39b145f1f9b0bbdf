"""Report events, one for each thing that the reports count, and monthly counts of them.

Triggers add an event in the transaction in which a promise ends, a letter is sent or a contribution
is asked for. A worker adds the events up by month. A page reads both, so it is exact at any moment.
Confidential enquiries have no events.
"""

from django.db import models
from django.db.models import Q

from people.models import Service, User, Ward
from protocols.models import Protocol

# Scopes of a monthly count that are not the key of a service.
WHOLE_COUNCIL, NO_SERVICE = -1, 0
NO_DAYS = -1  # of what took no time that is measured


class What(models.TextChoices):
    """What happened: a result of a promise, or a letter, by its kind."""

    MET = "met", "On time"
    HELD = "held", "Holding reply on time"
    LATE = "late", "Late"
    RELEASED = "released", "No longer due"
    HOLDING = "holding", "Holding replies"
    CHASE = "chase", "Chases"
    FOLLOW_UP = "follow-up", "Follow-ups"
    DECLINE = "decline", "Enquiries declined"
    REDIRECT = "redirect", "Enquiries redirected"
    CONTRIBUTION = "contribution", "Contributions asked for"


class By(models.TextChoices):
    """What monthly counts are broken down by, within their scope."""

    NOTHING = "", "Everything"
    WARD = "ward", "Ward"
    KIND = "kind", "Kind of enquiry"
    VERSION = "version", "Version of the protocol"


class ReportEvent(models.Model):
    """`month` is the first day of the month in which a promise was due or a letter was sent; the
    service, ward and councillor are those of that moment. `number` is -1 where a promise that had
    ended runs again, and so takes its event back. `began_on` and `ended_on` are the local days
    between which an answer took its time.
    """

    no_history = "derived from promises and letters, which have their own"

    what = models.CharField(max_length=20, choices=What)
    promise = models.CharField(max_length=20, blank=True)
    promise_key = models.BigIntegerField(null=True)
    month = models.DateField()
    service = models.ForeignKey(
        Service, models.PROTECT, null=True, related_name="+", db_index=False
    )
    ward = models.ForeignKey(Ward, models.PROTECT, null=True, related_name="+", db_index=False)
    kind = models.CharField(max_length=20)
    protocol = models.ForeignKey(Protocol, models.PROTECT, related_name="+", db_index=False)
    member = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    began_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    number = models.SmallIntegerField(default=1, db_default=1)
    added_up = models.BooleanField(default=False, db_default=False)

    class Meta:
        indexes = (
            models.Index(fields=["id"], name="report_events_new", condition=Q(added_up=False)),
            models.Index(fields=["member", "month"], name="report_events_of_member"),
            models.Index(
                fields=["promise_key", "id"],
                name="report_events_of_promise",
                condition=Q(promise_key__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_what_display()}, {self.month:%B %Y}"


class MonthlyCount(models.Model):
    """How many events there were in a month, in a scope: the whole council, one service, or no
    service. `value` is the key or the kind that `by` names. `days` are working days."""

    no_history = "a sum of report events"

    scope = models.BigIntegerField()
    month = models.DateField()
    by = models.CharField(max_length=10, choices=By, blank=True)
    value = models.CharField(max_length=20, blank=True)
    promise = models.CharField(max_length=20, blank=True)
    what = models.CharField(max_length=20, choices=What)
    days = models.SmallIntegerField(default=NO_DAYS)
    number = models.IntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["scope", "month", "by", "promise", "value", "what", "days"],
                name="monthly_count_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_what_display()}: {self.number}"
