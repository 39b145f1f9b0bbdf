"""The notice to the sender of an email: what became of it. It quotes nothing of what it said."""

from django.utils import timezone

from casework.models import Notice
from casework.notices import ledger
from people.models import User

SUBJECT = "Your email"


def notify_sender(digest: str, sender: User, sentence: str, path: str) -> None:
    ledger.write_notices(
        [
            Notice(
                key=f"email:{digest}:{sender.pk}",
                addressee=sender,
                reference=SUBJECT,
                event="email-received",
                sentence=sentence[:300],
                path=path,
                due_at=timezone.now(),
            )
        ]
    )
