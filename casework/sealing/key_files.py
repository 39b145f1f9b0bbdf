"""Key files, of the web server and of the worker: lines of a kind and a key."""

import secrets
from collections.abc import Iterable

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from foundation.key_lines import KEY_LENGTH, decoded_key, key_text, keys_by_kind

KINDS = ("private", "draft", "public", "tag", "notice", "notice-public")
VARIABLES = {
    "private": "SEALING_PRIVATE_KEYS",
    "draft": "SEALING_DRAFT_KEYS",
    "public": "SEALING_PUBLIC_KEY",
    "tag": "SEALING_TAG_KEY",
    "notice": "SEALING_NOTICE_KEYS",
    "notice-public": "SEALING_NOTICE_PUBLIC_KEY",
}


def keys_in_file(path: str) -> dict[str, list[str]]:
    """Lines such as "private KEY" or "tag KEY", by kind; of several the first is the newest."""
    return keys_by_kind(path, KINDS)


def key_bytes(key: str) -> bytes:
    return decoded_key(
        key, "An encryption key has 44 characters. Create one with make_sealing_keys."
    )


def new_key_lines(*, old: Iterable[str] = ()) -> list[str]:
    """The lines of a key file with a new key of the offices and one of drafts before the old."""
    kept = list(old)
    tags = [line for line in kept if line.startswith("tag ")] or [
        f"tag {key_text(secrets.token_bytes(KEY_LENGTH))}"
    ]
    lines = []
    for kind in ("private", "draft"):
        fresh = key_text(X25519PrivateKey.generate().private_bytes_raw())
        lines += [f"{kind} {fresh}", *(line for line in kept if line.startswith(f"{kind} "))]
    return [*lines, *tags]


def worker_key_lines(lines: Iterable[str], workers: Iterable[str] = ()) -> list[str]:
    """The lines of a key file that the worker gets: it seals and finds, and opens only the notices
    that it sends, with the keys that its own file has."""
    first = {kind: key.strip() for kind, _, key in (line.partition(" ") for line in [*lines][::-1])}
    private = X25519PrivateKey.from_private_bytes(key_bytes(first.get("private", "")))
    public = key_text(private.public_key().public_bytes_raw())
    notices = [line for line in workers if line.startswith("notice ")]
    return [f"public {public}", f"tag {first.get('tag', '')}", *notices]


def with_notice_key(lines: Iterable[str], workers: Iterable[str]) -> tuple[list[str], list[str]]:
    """The lines of both files with a new key of notices: the worker's has the private one, that of
    the web server the public one."""
    fresh = X25519PrivateKey.generate()
    public = key_text(fresh.public_key().public_bytes_raw())
    own = [line for line in lines if not line.startswith("notice-public ")]
    own.append(f"notice-public {public}")
    private = f"notice {key_text(fresh.private_bytes_raw())}"
    return own, worker_key_lines(own, [private, *workers])


def have_notice_key(lines: Iterable[str], workers: Iterable[str]) -> bool:
    return any(line.startswith("notice-public ") for line in lines) and any(
        line.startswith("notice ") for line in workers
    )
