"""Panel beside a decision: when its reader last signed in, or that they will be asked to."""

from typing import NamedTuple
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest
from django.urls import reverse

from foundation.dates_in_words import clock
from people.step_up.pages import Purpose
from people.step_up.sign_ins import last_sign_in


class Panel(NamedTuple):
    title: str
    words: str
    url: str = ""


def need_in_words(purpose: Purpose | None) -> str:
    minutes = settings.ACCOUNT_REAUTHENTICATION_TIMEOUT // 60
    time = "minute" if minutes == 1 else f"{minutes} minutes"
    what = purpose.value if purpose else "continue"
    return f"To {what}, you must have signed in during the last {time}."


def sign_in_again_url(back_to: str) -> str:
    return f"{reverse('account_reauthenticate')}?{urlencode({REDIRECT_FIELD_NAME: back_to})}"


def sign_in_panel(request: HttpRequest, purpose: Purpose) -> Panel:
    need, newest = need_in_words(purpose), last_sign_in(request)
    if newest is None or not newest.is_recent:
        url = sign_in_again_url(request.get_full_path())
        return Panel("You will be asked to sign in again", need, url)
    again = " again" if newest.is_again else ""
    words = f"{need} You used {newest.by} at {clock(newest.at)}."
    return Panel(f"You have just signed in{again}", words)
