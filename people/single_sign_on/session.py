"""How the owner of a session signed in: by the council's account, by a link, or otherwise."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode

SIGNED_IN_BY, COUNCIL_ACCOUNT, LINK = "signed_in_by", "sso", "link"
END_OF_SESSION = "end_of_council_session"


def remember_way(request: HttpRequest, way: str, sign_out_at: str = "") -> None:
    """Also takes away what an earlier, unfinished sign-in left. `sign_out_at` is the address at
    which the issuer ends its own session."""
    for key, value in ((SIGNED_IN_BY, way), (END_OF_SESSION, sign_out_at)):
        request.session.pop(key, None)
        if value:
            request.session[key] = value


def is_by_council_account(request: HttpRequest) -> bool:
    return request.session.get(SIGNED_IN_BY) == COUNCIL_ACCOUNT


def sign_out_address(request: HttpRequest) -> str:
    """Where somebody signs out of their council account; empty if the issuer has no such page."""
    at = request.session.get(END_OF_SESSION, "")
    back = {
        "client_id": settings.OIDC_CLIENT_ID,
        "post_logout_redirect_uri": settings.BASE_URL + reverse("account_login"),
    }
    return f"{at}?{urlencode(back)}" if at else ""
