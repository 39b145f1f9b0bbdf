"""The round trip to the issuer: what it is asked, what the session keeps, and what it answers.

The session keeps a state, a nonce and the verifier of a code (PKCE) for ten minutes, for one
answer. An answer without its state is refused, and so is the second one with it.
"""

from dataclasses import dataclass
from enum import StrEnum
from secrets import token_urlsafe

from allauth.socialaccount.internal import statekit
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.utils import generate_code_challenge
from django.conf import settings
from django.http import HttpRequest
from requests import RequestException

from foundation.types import StoredJson
from people.single_sign_on.id_token import Claims, claims_of
from people.single_sign_on.issuer import IssuerDown, Metadata, client_of, issuer_metadata
from people.single_sign_on.refused import SignInRefused

SCOPES = ("openid", "email", "profile")


class Purpose(StrEnum):
    SIGN_IN = "sign-in"
    AGAIN = "again"  # of somebody who is signed in


@dataclass(frozen=True)
class Answer:
    purpose: Purpose
    back_to: str
    device: str  # the cookie of a known device, which no browser sends with an answer
    claims: Claims
    metadata: Metadata


def address_at_issuer(
    request: HttpRequest, *, purpose: Purpose, back_to: str, **more: str | int
) -> str:
    """Where the browser goes; `more` is asked of the issuer as well. Raises IssuerDown."""
    metadata = issuer_metadata()
    client = client_of(request, metadata)
    nonce, challenge = token_urlsafe(32), generate_code_challenge()
    kept = {
        "purpose": purpose,
        "back_to": back_to,
        "device": request.COOKIES.get(settings.DEVICE_COOKIE_NAME, ""),
        "nonce": nonce,
        "verifier": challenge.pop("code_verifier"),
    }
    client.state = statekit.stash_state(request, provider_id=settings.OIDC_SERVER_URL, state=kept)
    asked = {"nonce": nonce, **challenge, **more}
    return str(client.get_redirect_url(metadata["authorization_endpoint"], SCOPES, asked))


def answer_of_issuer(request: HttpRequest) -> Answer:
    """Raises SignInRefused and IssuerDown."""
    state = request.GET.get("state", "")
    kept = statekit.unstash_state(request, provider_id=settings.OIDC_SERVER_URL, state_id=state)
    if kept is None:
        raise SignInRefused("council sign-in not begun here")
    if "code" not in request.GET:
        raise SignInRefused("council sign-in cancelled")
    metadata = issuer_metadata()
    token = exchanged(request, metadata, kept["verifier"])
    return Answer(
        purpose=Purpose(kept["purpose"]),
        back_to=kept["back_to"],
        device=kept["device"],
        claims=claims_of(token, metadata, nonce=kept["nonce"]),
        metadata=metadata,
    )


def exchanged(request: HttpRequest, metadata: Metadata, verifier: str) -> str:
    """The ID token for the code that the browser brought. Other tokens are not kept."""
    client = client_of(request, metadata)
    try:
        tokens: StoredJson = client.get_access_token(
            request.GET["code"], pkce_code_verifier=verifier
        )
    except OAuth2Error as error:
        raise SignInRefused("council code refused") from error
    except (RequestException, LookupError) as error:
        raise IssuerDown from error
    token = tokens.get("id_token") if isinstance(tokens, dict) else None
    if not isinstance(token, str):
        raise SignInRefused("council token wrong")
    return token
