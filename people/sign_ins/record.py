"""Recording of a sign-in, the page of a person's sign-ins, and forgetting them after a year."""

from allauth.account.authentication import get_authentication_records
from django.http import HttpRequest
from django.utils import timezone

from foundation.paging import page_of
from foundation.types import Context
from people.models import SignIn, SignInWay, User
from people.own_sessions.device import device_words
from people.sign_in_log import network_of
from people.single_sign_on import session

WITH_PASSWORD = {
    "totp": SignInWay.PASSWORD_AND_APP,
    "webauthn": SignInWay.PASSWORD_AND_PASSKEY,
    "recovery_codes": SignInWay.PASSWORD_AND_CODE,
}


def record_sign_in(request: HttpRequest, person: User) -> None:
    SignIn.objects.create(
        person=person,
        at=timezone.now(),
        way=way_of_sign_in(request, person),
        device=device_words(request.headers.get("User-Agent", "")),
        network=network_of(request),
    )


def way_of_sign_in(request: HttpRequest, person: User) -> SignInWay:
    """As the session says it."""
    if session.is_by_council_account(request):
        return SignInWay.COUNCIL_ACCOUNT
    if request.session.get(session.SIGNED_IN_BY) == session.LINK:
        return SignInWay.LINK
    records = get_authentication_records(request, person)
    factor = next((record["type"] for record in records if record.get("type")), "")
    if any(record["method"] == "password" for record in records):
        return WITH_PASSWORD.get(factor, SignInWay.PASSWORD)
    return SignInWay.PASSKEY if factor == "webauthn" else SignInWay.PASSWORD


def sign_ins_page(person: User, after: str) -> Context:
    """What both pages show: the newest first. `after` is the mark of the last row seen."""
    shown = page_of(SignIn.objects.filter(person=person), "at", after, newest=True)
    return {
        "sign_ins": shown.rows,
        "first_url": "" if shown.is_first else "?",
        "next_link": {"url": f"?after={shown.after}"} if shown.after else None,
    }


def forget_sign_ins() -> int:
    """Returns how many were older than a year."""
    return int(SignIn.objects.older_than_kept(timezone.now()).delete()[0])
