"""Sealing keys: values encrypted to a public key, and blind tags by which rows are found.

Writing only needs the public key; a private key opens. Drafts are sealed to a key of
their own, because the person typing one reads it again in the process that accepts it, which need
not be able to read anything else. Notices are sealed to a key of the worker, which sends them and
reads nothing else. Names that a query has to find are kept as tags: a keyed hash, with its key
outside the database.
"""

import hashlib
import hmac
import json
from dataclasses import dataclass
from functools import cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured, PermissionDenied

from casework.sealing.key_files import key_bytes, keys_in_file
from foundation.types import StoredJson

SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
OFFICES, DRAFTS, NOTICES = "offices", "drafts", "notices"  # who something is sealed to
SUITE_MARK = b"\x01"  # the first byte of what is sealed: by which suite
PADDED_TO = 512  # bytes: the length of what is sealed tells no name


class CannotOpen(PermissionDenied):
    """No key that this process has opens it; the message is a sentence for the reader."""


@dataclass(frozen=True, repr=False)
class Keys:
    """`private` may be empty; the first of them is the one whose public key seals. `drafts` are
    the private keys of drafts, the first of which seals them too. `notices` are those of the
    worker, `derived` if nobody made any."""

    public: X25519PublicKey | None
    private: tuple[X25519PrivateKey, ...]
    tag: bytes
    drafts: tuple[X25519PrivateKey, ...] = ()
    notices: tuple[X25519PrivateKey, ...] = ()
    notice_public: X25519PublicKey | None = None
    derived: bool = False

    def __bool__(self) -> bool:
        """Whether something can be sealed and found again."""
        return self.public is not None and bool(self.tag)

    def seals_to(self, ring: str) -> X25519PublicKey | None:
        if ring == OFFICES:
            return self.public
        if ring == NOTICES:
            return self.notice_public
        return self.drafts[0].public_key() if self.drafts else None


@dataclass(frozen=True, repr=False)
class Sealed:
    """What stands in the database: `repr` and `str` tell nothing of what is inside."""

    token: bytes

    def open(self, context: str) -> StoredJson:
        """What was sealed under these very words; CannotOpen without the key."""
        return json.loads(opened_bytes(self.token, context))

    def __str__(self) -> str:
        return "Sealed"

    __repr__ = __str__


def seal_value(value: object, context: str, ring: str = OFFICES) -> Sealed:
    """Seal anything that JSON keeps. `context` names the column and the row it belongs to."""
    plain = json.dumps(value, ensure_ascii=False).encode()
    return Sealed(sealed_bytes(padded(plain), context, ring))


def padded(plain: bytes) -> bytes:
    """JSON with spaces after it, which change nothing, up to the next step."""
    return plain.ljust(-(-len(plain) // PADDED_TO) * PADDED_TO)


def sealed_bytes(plain: bytes, context: str, ring: str = OFFICES) -> bytes:
    """Bytes that only a private key opens, and only under the same context."""
    return sealed_to_key(required_keys().seals_to(ring), plain, context)


def sealed_to_key(public: X25519PublicKey | None, plain: bytes, context: str) -> bytes:
    if public is None:
        raise ImproperlyConfigured("There is no encryption key. See .env.example.")
    return SUITE_MARK + bytes(SUITE.encrypt(plain, public, info=context.encode()))


def opened_bytes(token: bytes, context: str) -> bytes:
    """What was sealed; CannotOpen when no private key here opens it under this context."""
    keys = sealing_keys()
    for key in dict.fromkeys((*keys.private, *keys.drafts, *keys.notices)):
        try:
            return bytes(SUITE.decrypt(bytes(token[1:]), key, info=context.encode()))
        except InvalidTag:
            continue
    raise CannotOpen("This cannot be decrypted because the portal has no key that opens it.")


def opens_with_newest(token: bytes, context: str, ring: str = OFFICES) -> bool:
    """Whether it is sealed to the key that seals today."""
    keys = sealing_keys()
    newest = (keys.private if ring == OFFICES else keys.drafts)[:1]
    try:
        return bool(newest) and SUITE.decrypt(token[1:], newest[0], info=context.encode()) != b""
    except InvalidTag:
        return False


def blind_tag(*what: object) -> str:
    """The same words give the same 32 letters, and nobody without the key learns the words."""
    words = "\0".join(str(part) for part in what)
    return hmac.new(required_keys().tag, words.encode(), hashlib.sha256).hexdigest()[:32]


def can_seal() -> bool:
    return bool(usable_keys())


def can_open() -> bool:
    return bool(usable_keys().private)


def can_draft() -> bool:
    """Whether somebody can type here what is sent later."""
    keys = usable_keys()
    return bool(keys and keys.drafts)


def usable_keys() -> Keys:
    """The keys, or none where they are spoilt or not there: `manage.py check` says which."""
    try:
        return sealing_keys()
    except (ImproperlyConfigured, OSError):
        return Keys(None, (), b"")


def required_keys() -> Keys:
    keys = sealing_keys()
    if not keys:
        raise ImproperlyConfigured("There is no encryption key. See .env.example.")
    return keys


@cache
def sealing_keys() -> Keys:
    """The keys of this process, from the environment or else from the key file. Without a key of
    their own drafts are sealed to the offices'."""
    key_lines = keys_in_file(settings.SEALING_KEY_FILE)
    private = settings.SEALING_PRIVATE_KEYS or key_lines["private"]
    drafts = settings.SEALING_DRAFT_KEYS or key_lines["draft"]
    public = settings.SEALING_PUBLIC_KEY or "".join(key_lines["public"][:1])
    tagging = settings.SEALING_TAG_KEY or "".join(key_lines["tag"][:1])
    opening, typing, notices = (
        tuple(X25519PrivateKey.from_private_bytes(key_bytes(key)) for key in ring)
        for ring in (private, drafts, settings.SEALING_NOTICE_KEYS or key_lines["notice"])
    )
    sealing = X25519PublicKey.from_public_bytes(key_bytes(public)) if public else None
    if sealing is None and opening:
        sealing = opening[0].public_key()
    tag = key_bytes(tagging) if tagging else b""
    notice_public = settings.SEALING_NOTICE_PUBLIC_KEY or "".join(key_lines["notice-public"][:1])
    ring = notice_ring(notices, notice_public, tag)
    return Keys(sealing, opening, tag, typing or opening, *ring)


def notice_ring(
    notices: tuple[X25519PrivateKey, ...], public: str, tag: bytes
) -> tuple[tuple[X25519PrivateKey, ...], X25519PublicKey | None, bool]:
    """The private keys of notices, the public one, and whether they come from the tag key.

    Every process that writes notices and the one that sends them have the tag key. Until somebody
    makes a key for notices, theirs comes from it; and the worker goes on opening those.
    """
    if public and not notices:
        return (), X25519PublicKey.from_public_bytes(key_bytes(public)), False
    if not tag:
        return notices, None, False
    made = hmac.new(tag, b"notices", hashlib.sha256).digest()
    ring = (*notices, X25519PrivateKey.from_private_bytes(made))
    return ring, ring[0].public_key(), not notices


def forget_keys() -> None:
    """Read the keys again: between tests that change them."""
    sealing_keys.cache_clear()
