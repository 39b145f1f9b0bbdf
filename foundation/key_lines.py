"""Key lines: a file of keys, a line for each kind and key, and keys of 32 bytes as they stand."""

import base64
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

KEY_LENGTH = 32


def keys_by_kind(path: str, kinds: Sequence[str]) -> dict[str, list[str]]:
    """The keys of each kind, in the order of their lines; none without a path. Raises
    ImproperlyConfigured for any other line but an empty one or a remark."""
    keys: dict[str, list[str]] = {kind: [] for kind in kinds}
    for number, line in enumerate(Path(path).read_text().splitlines() if path else (), start=1):
        kind, _, key = line.partition(" ")
        if kind in keys:
            keys[kind].append(key.strip())
        elif line.strip() and not line.startswith("#"):
            raise ImproperlyConfigured(
                f"{path}, line {number}: expected {', '.join(kinds[:-1])} or {kinds[-1]}, "
                "then a key."
            )
    return keys


def environment_lines(lines: Iterable[str], variables: Mapping[str, str]) -> list[str]:
    """These lines as variables of the environment, for a secret store; `variables` has the name of
    each kind."""
    keys: dict[str, list[str]] = {}
    for line in lines:
        kind, _, key = line.partition(" ")
        if kind in variables:
            keys.setdefault(variables[kind], []).append(key.strip())
    return [f"{name}={','.join(values)}" for name, values in keys.items()]


def decoded_key(key: str, if_wrong: str) -> bytes:
    """The 32 bytes of a key as it is written; ImproperlyConfigured with this sentence for anything
    else."""
    try:
        decoded = base64.b64decode(key, validate=True)
    except ValueError:
        decoded = b""
    if len(decoded) != KEY_LENGTH:
        raise ImproperlyConfigured(if_wrong)
    return decoded


def key_text(key: bytes) -> str:
    return base64.b64encode(key).decode()
