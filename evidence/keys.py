"""Keys of the chain: the secret one behind every link, and the pair that signs and checks heads.

A process that writes needs the chain key, the worker the signing key too. To verify needs
the chain key and the public one.
"""

import hmac
import secrets
from dataclasses import dataclass
from functools import cache

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from foundation.key_lines import KEY_LENGTH, decoded_key, key_text, keys_by_kind

KINDS = ("chain", "signing", "public")
VARIABLES = {"chain": "CHAIN_KEY", "signing": "HEAD_SIGNING_KEY", "public": "HEAD_PUBLIC_KEY"}


@dataclass(frozen=True, repr=False)
class ChainKeys:
    """`commit` is the key from which each link's own is derived, `link` that of the codes."""

    commit: bytes
    link: bytes
    signing: Ed25519PrivateKey | None
    public: Ed25519PublicKey | None

    def __bool__(self) -> bool:
        """Whether links can be written and checked."""
        return bool(self.link)


@cache
def chain_keys() -> ChainKeys:
    """The keys of this process, from the environment or else from the key file."""
    lines = keys_in_file(settings.CHAIN_KEY_FILE)
    chain = settings.CHAIN_KEY or lines["chain"]
    signing = settings.HEAD_SIGNING_KEY or lines["signing"]
    public = settings.HEAD_PUBLIC_KEY or lines["public"]
    private = Ed25519PrivateKey.from_private_bytes(key_bytes(signing)) if signing else None
    known = Ed25519PublicKey.from_public_bytes(key_bytes(public)) if public else None
    if private and known is None:
        known = private.public_key()
    return ChainKeys(derived(chain, b"commit"), derived(chain, b"link"), private, known)


def usable_keys() -> ChainKeys:
    """The keys, or none where they are spoilt or not there: `manage.py check` says which."""
    try:
        return chain_keys()
    except (ImproperlyConfigured, OSError):
        return ChainKeys(b"", b"", None, None)


def derived(key: str, purpose: bytes) -> bytes:
    return hmac.digest(key_bytes(key), b"concordat chain: " + purpose, "sha256") if key else b""


def keys_in_file(path: str) -> dict[str, str]:
    """Lines "chain KEY", "signing KEY" and "public KEY"; of several the last counts."""
    return {kind: ["", *keys][-1] for kind, keys in keys_by_kind(path, KINDS).items()}


def key_bytes(key: str) -> bytes:
    return decoded_key(
        key, "A key of the chain has 44 characters. Create one with make_chain_keys."
    )


def new_key_lines() -> list[str]:
    """The lines of a key file for the worker; the web server gets those without the signing key."""
    signing = Ed25519PrivateKey.generate()
    return [
        f"chain {key_text(secrets.token_bytes(KEY_LENGTH))}",
        f"signing {key_text(signing.private_bytes_raw())}",
        f"public {key_text(signing.public_key().public_bytes_raw())}",
    ]


def web_key_lines(lines: list[str]) -> list[str]:
    """The same without the signing key."""
    return [line for line in lines if not line.startswith("signing ")]


def forget_keys() -> None:
    """Read the keys again: between tests that change them."""
    chain_keys.cache_clear()
