"""The issuer: whether the council's own accounts are set up, and what their server says of itself.

The environment names one issuer. Its metadata and keys are read at each sign-in, so that a key that
it has replaced counts for nothing.
"""

from typing import TypedDict

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.oauth2.client import OAuth2Client
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.urls import reverse
from requests import RequestException

from foundation.types import StoredJson

WELL_KNOWN = "/.well-known/openid-configuration"
WEB = ("https://", "http://")
# After it did not answer, it is not asked again for some seconds: pages that wait for it would
# take every thread of the web server.
NOT_ANSWERING, SECONDS_LEFT_ALONE = "issuer-not-answering", 15


class IssuerDown(Exception):
    """The issuer does not answer, or not as an issuer does."""


class Metadata(TypedDict, total=False):
    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    token_endpoint_auth_methods_supported: list[str]
    jwks_uri: str
    end_session_endpoint: str


def is_set_up() -> bool:
    return bool(settings.OIDC_SERVER_URL)


def asked(address: str) -> StoredJson:
    """The JSON at an address of the issuer. Raises IssuerDown."""
    try:
        with get_adapter().get_requests_session() as session:
            answer = session.get(address)
            answer.raise_for_status()
            return answer.json()
    except RequestException as error:
        raise IssuerDown from error


def issuer_metadata() -> Metadata:
    """Raises IssuerDown, also for the metadata of another issuer than the one that is set up."""
    if cache.get(NOT_ANSWERING):
        raise IssuerDown
    try:
        found: Metadata = asked(settings.OIDC_SERVER_URL.removesuffix("/") + WELL_KNOWN)
        if not is_whole(found):
            raise IssuerDown
    except IssuerDown:
        cache.set(NOT_ANSWERING, True, SECONDS_LEFT_ALONE)
        raise
    return found


def is_whole(found: Metadata) -> bool:
    """Whether this is the metadata of the issuer that is set up, with all that a sign-in needs."""
    needed = ("issuer", "authorization_endpoint", "token_endpoint", "jwks_uri")
    if not isinstance(found, dict) or not all(is_address(found.get(key)) for key in needed):
        return False
    return bool(found["issuer"].rstrip("/") == settings.OIDC_SERVER_URL.rstrip("/"))


def is_address(value: object) -> bool:
    return isinstance(value, str) and value.isprintable() and value.startswith(WEB)


def client_of(request: HttpRequest, metadata: Metadata) -> OAuth2Client:
    """What sends a browser there and exchanges its code, with the portal's own address: a request
    may name another host."""
    methods = metadata.get("token_endpoint_auth_methods_supported") or []
    return OAuth2Client(
        request,
        settings.OIDC_CLIENT_ID,
        settings.OIDC_CLIENT_SECRET,
        "POST",
        metadata["token_endpoint"],
        settings.BASE_URL + reverse("council-return"),
        basic_auth="client_secret_basic" in methods and "client_secret_post" not in methods,
    )
