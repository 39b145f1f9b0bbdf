"""Cursors: where a page ended, signed, so that nobody reads a number in one or makes one up."""

from django.core import signing

from api.problems import Problem

SALT = "concordat.api.cursor"
WRONG = (
    "This cursor was not made here, or has been altered. Send the one from the last answer, or none"
    " to start from the beginning."
)


def cursor_after(number: int) -> str:
    return signing.Signer(salt=SALT).sign_object(number)


def number_of_cursor(cursor: str) -> int:
    """The number of the last change that was read; 0 without a cursor."""
    if not cursor:
        return 0
    try:
        return int(signing.Signer(salt=SALT).unsign_object(cursor))
    except (signing.BadSignature, ValueError, TypeError):
        raise Problem(400, WRONG) from None
