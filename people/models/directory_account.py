"""Directory accounts: what the council's own directory, such as Entra ID, says of a person."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from foundation.history import AuditRecords, RecordedQuerySet

MOST_CHARACTERS = 254


class DirectoryAccountQuerySet(RecordedQuerySet["DirectoryAccount"]):
    def called(self, user_name: str) -> Self:
        """That of this user name, however its letters are written."""
        return self.alias(small=Lower("user_name")).filter(small=user_name.lower())


class DirectoryAccount(models.Model):
    """As the directory sent it. The person's own row has the name and the address in use: `address`
    is the one that the directory gives. `removed_at` is when the directory removed the account, and
    is empty again if it came back."""

    person = models.OneToOneField("people.User", models.PROTECT, related_name="directory_account")
    user_name = models.CharField(max_length=MOST_CHARACTERS)
    external_id = models.CharField(max_length=MOST_CHARACTERS, blank=True)
    email = models.EmailField(blank=True)
    given_name = models.CharField(max_length=200, blank=True)
    family_name = models.CharField(max_length=200, blank=True)
    job_title = models.CharField(max_length=200, blank=True)
    department = models.CharField(max_length=200, blank=True)
    removed_at = models.DateTimeField(null=True)

    objects = DirectoryAccountQuerySet.as_manager()
    history = AuditRecords()

    class Meta:
        constraints = (
            models.UniqueConstraint(Lower("user_name"), name="directory_account_one_user_name"),
            models.UniqueConstraint(
                fields=["external_id"],
                name="directory_account_one_external_id",
                condition=~Q(external_id=""),
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}, {self.user_name}"

    @property
    def address(self) -> str:
        """Where the directory sends no email address, the user name is one."""
        return (self.email or self.user_name).strip().lower()
