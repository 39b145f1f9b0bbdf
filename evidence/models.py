"""Links of the chain, those of confidential rows apart, their heads, and verifications."""

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Q

from evidence.triggers import folded_once, never_changed

NO_HISTORY = "it is evidence of history itself: the database refuses to change or remove it"


class ChainLink(models.Model):
    """What one row said when it was written, as a keyed commitment.

    `step` counts the links of a record, `previous` is the code of the one before. `columns` is how
    many columns of the row are covered, `head` the number of the head it is folded into.
    """

    no_history = NO_HISTORY

    table_name = models.CharField(max_length=63, db_collation="C")
    row_key = models.BigIntegerField()
    record = models.BigIntegerField()
    step = models.PositiveIntegerField()
    columns = models.PositiveSmallIntegerField()
    digest = models.BinaryField()
    previous = models.BinaryField()
    mac = models.BinaryField()
    head = models.PositiveIntegerField(null=True)

    class Meta:
        abstract = True
        triggers = folded_once()
        indexes = [
            models.Index(fields=["table_name", "row_key"], name="%(class)s_row"),
            models.Index(fields=["record", "step"], name="%(class)s_record"),
            models.Index(fields=["id"], name="%(class)s_to_fold", condition=Q(head=None)),
        ]

    def __str__(self) -> str:
        return f"{self.table_name} {self.row_key}, link {self.step}"


class Link(ChainLink):
    class Meta(ChainLink.Meta):
        pass


class SealedLink(ChainLink):
    """A link of a confidential row: its own key says nothing about when it was written."""

    id = models.UUIDField(primary_key=True, db_default=RandomUUID(), editable=False)

    class Meta(ChainLink.Meta):
        pass


class Head(models.Model):
    """The links of a minute, or the sealed links of a day, signed by the worker.

    `contents` lists the rows they belong to, as JSON; `leaves` is the digest of the links.
    """

    no_history = NO_HISTORY

    number = models.PositiveIntegerField(primary_key=True)
    at = models.DateTimeField()
    links = models.PositiveIntegerField()
    contents = models.TextField()
    leaves = models.BinaryField()
    previous = models.BinaryField()
    digest = models.BinaryField()
    signature = models.BinaryField()

    class Meta:
        triggers = never_changed()

    def __str__(self) -> str:
        return f"Head {self.number}"


class Verification(models.Model):
    """What one run of `verify_history` looked at, and how much was wrong.

    Not what was wrong: a sentence of it can name a row of a confidential table.
    """

    no_history = NO_HISTORY

    at = models.DateTimeField()
    records = models.PositiveBigIntegerField()
    tables = models.PositiveIntegerField()
    links = models.PositiveBigIntegerField()
    heads = models.PositiveIntegerField()
    triggers = models.PositiveIntegerField()
    files = models.PositiveIntegerField(null=True)  # None if they were not read
    problems = models.PositiveIntegerField()

    class Meta:
        triggers = never_changed()
        ordering = ("-at", "-pk")
        indexes = (models.Index(fields=["-at", "-id"], name="verification_newest"),)

    def __str__(self) -> str:
        return f"Verification of {self.at:%d/%m/%Y}"
