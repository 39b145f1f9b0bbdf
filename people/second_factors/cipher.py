"""Encryption of second factors: the secret of an authenticator app, the seed of recovery codes.

Each of FILE_KEYS gives a key for this alone, so that nobody has to keep another. What is encrypted
names the key by a mark, as files do.
"""

import base64
import binascii
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.core.exceptions import PermissionDenied

from foundation.portal_keys import MARK, file_keys, key_mark

PURPOSE = b"concordat second factors"
NONCE = 12  # bytes
UNREADABLE = (
    "The portal cannot read this authenticator app or these recovery codes. Contact democratic"
    " services."
)


class UnreadableFactor(PermissionDenied):
    """It was changed, or its key is not among the portal's; the message is a sentence."""

    def __init__(self) -> None:
        super().__init__(UNREADABLE)


def keys_by_mark() -> dict[bytes, AESGCM]:
    """The newest first. Raises ImproperlyConfigured."""
    return {
        key_mark(key): AESGCM(HKDF(SHA256(), 32, salt=None, info=PURPOSE).derive(key))
        for key in file_keys()
    }


def encrypted(text: str) -> str:
    mark, cipher = next(iter(keys_by_mark().items()))
    nonce = os.urandom(NONCE)
    return base64.b64encode(mark + nonce + cipher.encrypt(nonce, text.encode(), mark)).decode()


def decrypted(stored: str) -> str:
    """Raises UnreadableFactor."""
    try:
        content = base64.b64decode(stored, validate=True)
        mark, nonce = content[:MARK], content[MARK : MARK + NONCE]
        return keys_by_mark()[mark].decrypt(nonce, content[MARK + NONCE :], mark).decode()
    except (InvalidTag, KeyError, ValueError, binascii.Error):
        raise UnreadableFactor from None
