"""SignIn: one sign-in of a person, which they and people administrators can read for a year."""

from datetime import datetime, timedelta
from typing import Self

from django.db import models

from people.models.user import User

KEPT_FOR = timedelta(days=365)


class SignInWay(models.TextChoices):
    PASSWORD = "password", "Password"
    PASSWORD_AND_APP = "password-app", "Password and a code from an app"
    PASSWORD_AND_PASSKEY = "password-passkey", "Password and passkey"
    PASSWORD_AND_CODE = "password-code", "Password and a recovery code"
    PASSKEY = "passkey", "Passkey"
    COUNCIL_ACCOUNT = "council-account", "Council account"
    LINK = "link", "Link made on the server"


class SignInQuerySet(models.QuerySet["SignIn"]):
    def older_than_kept(self, now: datetime) -> Self:
        return self.filter(at__lt=now - KEPT_FOR)


class SignIn(models.Model):
    """`device` is in words, and `network` what the log of sign-ins has: many addresses as one."""

    no_history = "it says itself what happened and when, is never changed, and goes after a year"

    person = models.ForeignKey(User, models.PROTECT, related_name="sign_ins", db_index=False)
    at = models.DateTimeField()
    way = models.CharField(max_length=20, choices=SignInWay)
    device = models.CharField(max_length=60)
    network = models.CharField(max_length=50)

    objects = SignInQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=["person", "-at", "-id"], name="sign_in_newest"),
            models.Index(fields=["at"], name="sign_in_oldest"),
        )

    def __str__(self) -> str:
        return f"{self.person}, {self.at:%-d %B %Y}"
