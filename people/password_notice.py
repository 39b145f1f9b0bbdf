"""Notice of a new password to the owner of the account, wherever it was set: on a page, or on the
server by a command or in a shell."""

import logging
from uuid import uuid4

from people import account_mail
from people.models import User

logger = logging.getLogger("concordat.sign_in")


class NewPasswordIsTold:
    """A password validator, because Django tells these about each password that is saved. It
    refuses none."""

    def validate(self, password: str, user: User | None = None) -> None:
        pass

    def get_help_text(self) -> str:
        return ""

    def password_changed(self, password: str, user: User) -> None:
        """Who has never signed in has their first password, from the link in an email."""
        logger.info("event=password_changed user=%s", user.pk)
        if user.last_login:
            account_mail.write(account_mail.PASSWORD_SET, user, once=str(uuid4()))
