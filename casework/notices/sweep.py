"""One sweep of the sender: all that is due goes over one connection to the mail server."""

import logging
from datetime import datetime

from casework.notices import catch_up, mail_server, morning, sending, sending_discreet, uncertain
from casework.notices.mail_server import MailServer, MailServerDown

logger = logging.getLogger(__name__)


def send_due(now: datetime, most: int) -> int:
    """Returns how many notices were dealt with. While the server does not answer, none is touched;
    where it loses one connection after another, the rest waits for the next sweep."""
    uncertain.settle_abandoned(now)
    if mail_server.is_resting(now):
        return 0
    morning.write_morning_emails(now)
    catch_up.write_catch_ups(now)
    due = sending.due_with_reference(now, most)
    sends: list[sending_discreet.Send] = [
        *(lambda server, pk=pk: sending.send_one(server, pk) for pk in due),
        *sending_discreet.sends(now, most),
    ]
    return send_all(sends) if sends else 0


def send_all(sends: list[sending_discreet.Send]) -> int:
    done = 0
    try:
        with MailServer() as server:
            for send in sends:
                server.open()
                done += send(server)
                if server.is_lost:
                    break
    except MailServerDown:
        logger.warning("Notices wait until the mail server answers.")
    return done
