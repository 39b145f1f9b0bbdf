"""Notices about drafts given to a councillor and about the permission to send in their name."""

from django.urls import reverse
from django.utils import timezone

from casework.models import Notice
from casework.notices import ledger
from casework.notices.discreet import discreet_notice
from enquiries.models import Draft, StandingPermission
from people.directory import styled_member
from people.models import User

REFERENCE = "Your assistants"


def notify_draft_given(draft: Draft, to: User) -> None:
    """The mail says nothing of it: what a draft is about is nobody's business before it is sent."""
    now = timezone.now()
    key = f"draft:{draft.key}:given:{to.pk}"
    ledger.write_notices([discreet_notice(to, key=key, due_at=now)])


def notify_permission(permission: StandingPermission, event: str) -> None:
    """Both are told, even the one who changed it."""
    councillor, assistant = permission.councillor, permission.assistant
    can = "can" if event == "permission-given" else "can no longer"
    to_assistant = f"You {can} send enquiries in the name of {styled_member(councillor)}."
    to_councillor = f"{assistant.name} {can} send enquiries in your name."
    rows = [
        (councillor, to_councillor, reverse("enquiries:assistants")),
        (assistant, to_assistant, reverse("home")),
    ]
    ledger.write_notices(
        [
            Notice(
                key=f"permission:{permission.pk}:{event}:{person.pk}",
                addressee=person,
                reference=REFERENCE,
                event=event,
                sentence=sentence,
                path=path,
                due_at=timezone.now(),
            )
            for person, sentence, path in rows
            if person.gets_mail
        ]
    )
