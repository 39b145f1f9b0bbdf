"""FILE_KEYS: the keys of the portal that encrypt files and the secrets of second factors."""

import base64
import binascii
import hashlib

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

KEY, MARK = 32, 8  # bytes


def file_keys() -> list[bytes]:
    """The portal's keys, the newest first. Raises ImproperlyConfigured."""
    try:
        keys = [base64.urlsafe_b64decode(key) for key in settings.FILE_KEYS]
    except (binascii.Error, ValueError):
        keys = [b""]
    if not keys:
        raise ImproperlyConfigured("Set FILE_KEYS in the environment; .env.example explains it.")
    if any(len(key) != KEY for key in keys):
        raise ImproperlyConfigured("A key of FILE_KEYS is not 32 bytes in base64.")
    return keys


def key_mark(key: bytes) -> bytes:
    """What names a key next to what it encrypts."""
    return hashlib.sha256(key).digest()[:MARK]
