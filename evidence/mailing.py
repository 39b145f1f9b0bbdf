"""The daily email with the newest head, to the Monitoring Officer and the auditors.

The person who keeps it can show later that nothing from before it was changed. It names no case.
"""

import json
from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import timezone

from casework.models import Notice, NoticeState
from casework.notices import ledger
from casework.notices.mail import AT_SENDING
from casework.notices.useful import LIVES, Useless
from evidence.heads import line_of_head
from evidence.models import Head
from people.models import User, holders_of_role
from people.roles import Role

KEEPERS = (Role.MONITORING_OFFICER, Role.AUDITOR)
FIRST_HOUR = 7
EVENT = "head"


def mail_head_once_a_day() -> int:
    """A notice for each keeper, once a day however many workers there are. Returns how many."""
    now = timezone.localtime()
    day = f"head:{now:%Y-%m-%d}:"
    if now.hour < FIRST_HOUR or not Head.objects.exists():
        return 0
    if Notice.objects.filter(key__startswith=day).exists():
        return 0
    rows = [
        Notice(
            key=f"{day}{person.pk}",
            addressee=person,
            reference="Head of the history",
            event=EVENT,
            due_at=now,
        )
        for person in keepers()
    ]
    ledger.write_notices(rows)
    return len(rows)


def keepers() -> list[User]:
    people = {person for role in KEEPERS for person in holders_of_role(role) if person.is_active}
    return sorted(people, key=lambda person: person.pk)


def mail_of_head(notice: Notice) -> EmailMessage:
    """With the head that is the newest when it is sent."""
    head = Head.objects.order_by("-number")[0]
    words = {"head": head, "line": line_of_head(head), "council": settings.COUNCIL_NAME}
    mail = EmailMessage(
        subject=f"Head {head.number} of the history",
        body=render_to_string("evidence/mail/head.txt", words),
    )
    line = json.dumps(line_of_head(head)) + "\n"
    mail.attach(f"head-{head.number}.json", line, "application/json")
    return mail


def why_useless(notice: Notice, now: datetime) -> Useless | None:
    """That of a later day waits as well."""
    theirs = Notice.objects.filter(event=EVENT, addressee=notice.addressee, pk__gt=notice.pk)
    if theirs.filter(state=NoticeState.WAITING).exists():
        return Useless(NoticeState.SUPERSEDED, "A newer head is sent instead.")
    return None


def register() -> None:
    AT_SENDING[EVENT], LIVES[EVENT] = mail_of_head, why_useless
