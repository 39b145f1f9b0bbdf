"""Removal of a second step that its owner has lost, which two people have agreed to."""

import logging
from datetime import datetime
from uuid import uuid4

from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.db.models import Q

from people import account_mail
from people.models import User
from people.models.sessions import end_sessions

logger = logging.getLogger("concordat.sign_in")


def remove_lost_factors(person: User, *, since: datetime) -> None:
    """Everything goes, the recovery codes too, and every session ends. Raises ValidationError if
    there is nothing, or if some of it was added or used `since`: then it is not lost."""
    rows = Authenticator.objects.select_for_update().filter(user=person)
    if not rows:
        raise ValidationError(f"{person.name} no longer has a second step.")
    if rows.filter(Q(last_used_at__gt=since) | Q(created_at__gt=since)).exists():
        raise ValidationError(
            f"{person.name} has used or changed their second step since this was proposed, so it is"
            " not lost."
        )
    rows.delete()
    end_sessions(person.pk)
    account_mail.write(account_mail.FACTOR_REMOVED, person, once=str(uuid4()))
    logger.warning("event=second_step_removed user=%s", person.pk)
