"""Encryption of files: in chunks under a key of its own, which is wrapped by the portal's.

Format: MAGIC, the first 8 bytes of the SHA-256 of the portal's key, a nonce, the file's key
wrapped by AES-256-GCM; then chunks of 64 KiB by AES-256-GCM, whose nonces count them and mark
the last, so that none can be changed, moved, left out or cut off unseen. All of it is bound to
the file's name on disk, so that no file can stand in for another.
"""

import os
from collections.abc import Iterable, Iterator
from typing import BinaryIO
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from foundation.portal_keys import KEY, MARK, file_keys, key_mark

MAGIC = b"CCF1"
NONCE, TAG = 12, 16  # bytes
HEADER = len(MAGIC) + MARK + NONCE + KEY + TAG
CHUNK = 64 * 2**10


class Unreadable(Exception):
    """The file was altered or cut off, or its key is not among the portal's."""


def mark_in(head: bytes) -> bytes:
    """The mark of the portal's key that wraps the key of a file, by the file's head."""
    return head[len(MAGIC) : len(MAGIC) + MARK]


def file_header(name: UUID, own: bytes) -> bytes:
    """The head of a file: its own key, wrapped by the newest of the portal's."""
    newest, nonce = file_keys()[0], os.urandom(NONCE)
    return MAGIC + key_mark(newest) + nonce + AESGCM(newest).encrypt(nonce, own, name.bytes)


def key_of_file(name: UUID, head: bytes) -> bytes:
    """The file's own key from its head. Raises Unreadable."""
    mark = mark_in(head)
    wrapping = next((key for key in file_keys() if key_mark(key) == mark), None)
    if len(head) != HEADER or not head.startswith(MAGIC) or wrapping is None:
        raise Unreadable(f"{name}: no key of FILE_KEYS opens it")
    nonce = head[len(MAGIC) + MARK :][:NONCE]
    try:
        return AESGCM(wrapping).decrypt(nonce, head[-(KEY + TAG) :], name.bytes)
    except InvalidTag:
        raise Unreadable(f"{name}: its head was altered") from None


def is_under_newest(head: bytes) -> bool:
    return mark_in(head) == key_mark(file_keys()[0])


def chunk_nonce(count: int, *, last: bool) -> bytes:
    """The nonce of a chunk; the file's own key is used for nothing else."""
    return count.to_bytes(NONCE - 1, "big") + bytes([last])


def encrypted_pieces(name: UUID, content: bytes) -> Iterator[bytes]:
    """The encrypted file, piece by piece."""
    return encrypted_stream(name, [content])


def encrypted_stream(name: UUID, content: Iterable[bytes]) -> Iterator[bytes]:
    """The same of content that comes in pieces of any size, of which few are held at a time."""
    own = os.urandom(KEY)
    yield file_header(name, own)
    cipher, count, held = AESGCM(own), 0, bytearray()
    for piece in content:
        held += piece
        while len(held) > CHUNK:
            yield cipher.encrypt(chunk_nonce(count, last=False), bytes(held[:CHUNK]), name.bytes)
            del held[:CHUNK]
            count += 1
    yield cipher.encrypt(chunk_nonce(count, last=True), bytes(held), name.bytes)


def decrypted_pieces(name: UUID, file: BinaryIO) -> Iterator[bytes]:
    """The content, each piece only after it is known to be untouched. Raises Unreadable."""
    cipher = AESGCM(key_of_file(name, file.read(HEADER)))
    piece, count = file.read(CHUNK + TAG), 0
    while True:
        following = file.read(CHUNK + TAG)
        try:
            yield cipher.decrypt(chunk_nonce(count, last=not following), piece, name.bytes)
        except InvalidTag:
            raise Unreadable(f"{name}: it was altered or cut off") from None
        if not following:
            return
        piece, count = following, count + 1
