"""An address that the mail server refuses for good: people administrators are told."""

from django.urls import reverse
from django.utils import timezone

from casework.models import Notice
from casework.notices import ledger
from people.models import people_with
from people.roles import Permission

EVENT = "mail-refused"
SENTENCE = "The mail server has refused an email for good. Sign in to see which address it was for."


def tell_administrators(refused: Notice) -> None:
    """Once a day for each person whose mail is refused, but not by mail to that person."""
    now = timezone.now()
    about = f"{EVENT}:{refused.addressee_id}:{timezone.localdate(now)}"
    ledger.write_notices(
        [
            Notice(
                key=f"{about}:{person.pk}",
                addressee=person,
                reference="Email",
                event=EVENT,
                sentence=SENTENCE,
                path=reverse("unsent"),
                due_at=now,
            )
            for person in people_with(Permission.ADMINISTER_PEOPLE)
            if person.pk != refused.addressee_id
        ]
    )
