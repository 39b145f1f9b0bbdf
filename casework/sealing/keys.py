"""How is something kept so that the database cannot tell it? Sealed to a public key, or as a tag.

Writing only needs the public key; a private key opens. Drafts are sealed to a key of
their own, because the person typing one reads it again in the process that accepts it, which need
not be able to read anything else. Names that a query has to find are kept as tags: a keyed hash,
with its key outside the database.
"""

import base64
import hashlib
import hmac
import json
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured, PermissionDenied

SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
OFFICES, DRAFTS = "offices", "drafts"  # who something is sealed to
KIND = b"\x01"  # the first byte of what is sealed: by which suite
LENGTH = 32


class CannotOpen(PermissionDenied):
    """No key that this process has opens it; the message is a sentence for the reader."""


@dataclass(frozen=True, repr=False)
class Keys:
    """`private` may be empty; the first of them is the one whose public key seals. `drafts` are
    the private keys of drafts, the first of which seals them too."""

    public: X25519PublicKey | None
    private: tuple[X25519PrivateKey, ...]
    tag: bytes
    drafts: tuple[X25519PrivateKey, ...] = ()

    def __bool__(self) -> bool:
        """Whether something can be sealed and found again."""
        return self.public is not None and bool(self.tag)

    def seals_to(self, ring: str) -> X25519PublicKey | None:
        if ring == OFFICES:
            return self.public
        return self.drafts[0].public_key() if self.drafts else None


@dataclass(frozen=True, repr=False)
class Sealed:
    """What stands in the database: `repr` and `str` tell nothing of what is inside."""

    token: bytes

    def open(self, context: str) -> Any:
        """What was sealed under these very words; CannotOpen without the key."""
        return json.loads(opened(self.token, context))

    def __str__(self) -> str:
        return "Sealed"

    __repr__ = __str__


def seal(value: Any, context: str, ring: str = OFFICES) -> Sealed:
    """Seal anything that JSON keeps. `context` names the column and the row it belongs to."""
    return Sealed(sealed(json.dumps(value, ensure_ascii=False).encode(), context, ring))


def sealed(plain: bytes, context: str, ring: str = OFFICES) -> bytes:
    """Bytes that only a private key opens, and only under the same context."""
    return sealed_to(required().seals_to(ring), plain, context)


def sealed_to(public: X25519PublicKey | None, plain: bytes, context: str) -> bytes:
    if public is None:
        raise ImproperlyConfigured("There is no encryption key. See .env.example.")
    return KIND + bytes(SUITE.encrypt(plain, public, info=context.encode()))


def opened(token: bytes, context: str) -> bytes:
    """What was sealed; CannotOpen when no private key here opens it under this context."""
    found = keys()
    for key in dict.fromkeys((*found.private, *found.drafts)):
        try:
            return bytes(SUITE.decrypt(bytes(token[1:]), key, info=context.encode()))
        except InvalidTag:
            continue
    raise CannotOpen("This cannot be decrypted because the portal has no key that opens it.")


def opens_with_newest(token: bytes, context: str, ring: str = OFFICES) -> bool:
    """Whether it is sealed to the key that seals today."""
    found = keys()
    newest = (found.private if ring == OFFICES else found.drafts)[:1]
    try:
        return bool(newest) and SUITE.decrypt(token[1:], newest[0], info=context.encode()) != b""
    except InvalidTag:
        return False


def tag(*what: object) -> str:
    """The same words give the same 32 letters, and nobody without the key learns the words."""
    said = "\0".join(str(part) for part in what)
    return hmac.new(required().tag, said.encode(), hashlib.sha256).hexdigest()[:32]


def can_seal() -> bool:
    return bool(usable())


def can_open() -> bool:
    return bool(usable().private)


def can_draft() -> bool:
    """Whether somebody can type here what is sent later."""
    found = usable()
    return bool(found and found.drafts)


def usable() -> Keys:
    """The keys, or none where they are spoilt or not there: `manage.py check` says which."""
    try:
        return keys()
    except (ImproperlyConfigured, OSError):
        return Keys(None, (), b"")


def required() -> Keys:
    found = keys()
    if not found:
        raise ImproperlyConfigured("There is no encryption key. See .env.example.")
    return found


@cache
def keys() -> Keys:
    """The keys of this process, from the environment or else from the key file. Without a key of
    their own drafts are sealed to the offices'."""
    said = of_file(settings.SEALING_KEY_FILE)
    private = settings.SEALING_PRIVATE_KEYS or said["private"]
    drafts = settings.SEALING_DRAFT_KEYS or said["draft"]
    public = settings.SEALING_PUBLIC_KEY or "".join(said["public"][:1])
    tagging = settings.SEALING_TAG_KEY or "".join(said["tag"][:1])
    opening, typing = (
        tuple(X25519PrivateKey.from_private_bytes(raw(key)) for key in ring)
        for ring in (private, drafts)
    )
    sealing = X25519PublicKey.from_public_bytes(raw(public)) if public else None
    if sealing is None and opening:
        sealing = opening[0].public_key()
    return Keys(sealing, opening, raw(tagging) if tagging else b"", typing or opening)


def of_file(path: str) -> dict[str, list[str]]:
    """Lines "private KEY", "draft KEY", "public KEY" and "tag KEY"; of several the first is the
    newest."""
    found: dict[str, list[str]] = {"private": [], "draft": [], "public": [], "tag": []}
    for number, line in enumerate(Path(path).read_text().splitlines() if path else (), start=1):
        kind, _, key = line.partition(" ")
        if kind in found:
            found[kind].append(key.strip())
        elif line.strip() and not line.startswith("#"):
            raise ImproperlyConfigured(
                f"{path}, line {number}: expected private, draft, public or tag, then a key."
            )
    return found


def raw(key: str) -> bytes:
    """The 32 bytes of a key as it is written; ImproperlyConfigured for anything else."""
    try:
        found = base64.b64decode(key, validate=True)
    except ValueError:
        found = b""
    if len(found) != LENGTH:
        raise ImproperlyConfigured(
            "An encryption key has 44 characters. Create one with make_sealing_keys."
        )
    return found


def written(key: bytes) -> str:
    return base64.b64encode(key).decode()


def new_lines(*, old: Iterable[str] = ()) -> list[str]:
    """The lines of a key file with a new key of the offices and one of drafts before the old."""
    kept = list(old)
    tags = [line for line in kept if line.startswith("tag ")] or [
        f"tag {written(secrets.token_bytes(LENGTH))}"
    ]
    lines = []
    for kind in ("private", "draft"):
        fresh = written(X25519PrivateKey.generate().private_bytes_raw())
        lines += [f"{kind} {fresh}", *(line for line in kept if line.startswith(f"{kind} "))]
    return [*lines, *tags]


def forget() -> None:
    """Read the keys again: between tests that change them."""
    keys.cache_clear()
