"""ID tokens: what the issuer says of somebody, once signature, audience, times and nonce are right.

What else a token says, such as roles, groups or a name, nobody reads.
"""

from time import time

import jwt
from django.conf import settings
from django.utils.crypto import constant_time_compare

from foundation.types import StoredJson
from people.single_sign_on.issuer import Metadata, asked
from people.single_sign_on.refused import SignInRefused

# None with a shared secret: the client's would then sign tokens too.
ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"]
REQUIRED = ["iss", "aud", "exp", "iat"]
# By how many seconds the clocks of the two servers may differ.
CLOCKS_DIFFER = 60

Claims = dict[str, StoredJson]


def claims_of(token: str, metadata: Metadata, *, nonce: str) -> Claims:
    """Raises SignInRefused for a token that the issuer did not give the portal, just now and for
    this sign-in, and IssuerDown if its keys cannot be read."""
    keys = asked(metadata["jwks_uri"])
    try:
        claims: Claims = jwt.decode(
            token,
            key_of(token, keys),
            algorithms=ALGORITHMS,
            issuer=metadata["issuer"],
            audience=settings.OIDC_CLIENT_ID,
            leeway=CLOCKS_DIFFER,
            options={"require": REQUIRED},
        )
    except (jwt.PyJWTError, LookupError, TypeError, ValueError, AttributeError) as error:
        raise SignInRefused("council token wrong") from error
    if not constant_time_compare(str(claims.get("nonce", "")), nonce):
        raise SignInRefused("council token of another sign-in")
    if claims.get("azp", settings.OIDC_CLIENT_ID) != settings.OIDC_CLIENT_ID:
        raise SignInRefused("council token wrong")
    return claims


def key_of(token: str, keys: StoredJson) -> jwt.PyJWK:
    """The key that a token names. It need not name one if there is only one."""
    known = jwt.PyJWKSet.from_dict(keys)
    name = jwt.get_unverified_header(token).get("kid")
    return known.keys[0] if name is None and len(known.keys) == 1 else known[str(name)]


def seconds_since_sign_in(claims: Claims) -> float | None:
    """How long ago somebody signed in at the issuer; None if the token does not say."""
    at = claims.get("auth_time")
    return time() - at if isinstance(at, int | float) and not isinstance(at, bool) else None
