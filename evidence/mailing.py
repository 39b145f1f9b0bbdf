"""The daily email with the newest head, to the Monitoring Officer and the auditors.

The person who keeps it can show later that nothing from before it was changed. It names no case.
"""

import json
import logging

from django.conf import settings
from django.core.cache import cache
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import timezone

from evidence.heads import line_of_head
from evidence.models import Head
from foundation.sweeps import STOPPED
from people.models import User, holders_of_role
from people.roles import Role

logger = logging.getLogger(__name__)
KEEPERS = (Role.MONITORING_OFFICER, Role.AUDITOR)
FIRST_HOUR = 7
TWO_DAYS = 2 * 24 * 60 * 60


def mail_head_once_a_day() -> int:
    """Of several workers one sends it. If the mail server does not take it, the next run tries."""
    now = timezone.localtime()
    head = Head.objects.order_by("-number").first()
    sent = f"head-mailed-{now:%Y-%m-%d}"
    if head is None or now.hour < FIRST_HOUR or not cache.add(sent, True, TWO_DAYS):
        return 0
    try:
        people = keepers()
        for person in people:
            mail_of_head(head, person).send()
    except STOPPED:
        cache.delete(sent)
        raise
    except Exception as failed:  # whatever a mail server does
        logger.warning("The head was not sent: %s", type(failed).__name__)
        cache.delete(sent)
        return 0
    return len(people)


def keepers() -> list[User]:
    people = {person for role in KEEPERS for person in holders_of_role(role) if person.is_active}
    return sorted(people, key=lambda person: person.pk)


def mail_of_head(head: Head, person: User) -> EmailMessage:
    words = {"head": head, "line": line_of_head(head), "council": settings.COUNCIL_NAME}
    mail = EmailMessage(
        subject=f"Head {head.number} of the history",
        body=render_to_string("evidence/mail/head.txt", words),
        to=[person.email],
        headers={"Auto-Submitted": "auto-generated"},
    )
    line = json.dumps(line_of_head(head)) + "\n"
    mail.attach(f"head-{head.number}.json", line, "application/json")
    return mail
