"""What a command on the server does to somebody’s sign-in: in the history, in the log, and told.

Anybody who runs the server could do worse, so it is not refused. The person hears of it, and so do
the statutory officers, auditors and people administrators.
"""

import logging
from uuid import uuid4

from foundation.history import write_history_rows
from people import account_mail
from people.models import Appointment, User, system_user
from people.models.proposal import SEE_ALL

MOST_CHARACTERS = 150  # of a reason, which the history keeps with what was done
logger = logging.getLogger("concordat.sign_in")


def record_and_tell(person: User, what: str, why: str, *, mail: str, mail_to_others: str) -> None:
    write_history_rows([person.pk], User, by=system_user(), reason=f"{what}: {why}")
    once = str(uuid4())
    account_mail.write(mail, person, once=once)
    for other in statutory_and_auditors():
        if other != person:
            account_mail.write(mail_to_others, other, once=once)
    logger.warning("event=%s user=%s", what.replace(" ", "_"), person.pk)


def statutory_and_auditors() -> list[User]:
    posts = Appointment.objects.current().of_people_who_can_sign_in()
    theirs = posts.filter(role__in=sorted(SEE_ALL)).values("person")
    return list(User.objects.filter(pk__in=theirs).order_by("pk"))
