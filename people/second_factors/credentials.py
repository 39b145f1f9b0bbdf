"""What a browser says of a passkey: only what the portal needs of it is read, checked and kept."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

from django import forms
from django.core.exceptions import ValidationError

from foundation.sweeps import STOPPED
from foundation.types import StoredJson

MOST_CHARACTERS = 30_000  # the largest attestations have about 10,000
NOT_A_PASSKEY = "Your device did not give a passkey that we can use. Try again"
# Of the answer to each question. All are texts in base64url.
PARTS = ("clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle")


class PasskeyField(forms.CharField):
    """A hidden field that the script of the page fills in."""

    widget = forms.HiddenInput

    def __init__(self) -> None:
        errors = {"required": NOT_A_PASSKEY, "max_length": NOT_A_PASSKEY}
        super().__init__(max_length=MOST_CHARACTERS, error_messages=errors)

    def clean(self, value: object) -> dict[str, object]:
        text = super().clean(value)
        with refused_if_unreadable():
            return parts_needed(json.loads(text))


def parts_needed(said: StoredJson) -> dict[str, object]:
    """The same without anything else that a browser, or somebody in its place, may have sent."""
    answer, name = said["response"], plain(said["rawId"])
    results = said.get("clientExtensionResults") or {}
    kept = (results.get("credProps") or {}).get("rk") is True  # by the device, with the address
    return {
        "id": name,
        "rawId": name,
        "type": "public-key",
        "response": {part: plain(answer[part]) for part in PARTS if answer.get(part)},
        "clientExtensionResults": {"credProps": {"rk": kept}},
    }


def plain(value: object) -> str:
    text = str(value)
    if not (text.isascii() and text.isprintable()):
        raise ValueError(text)
    return text


@contextmanager
def refused_if_unreadable() -> Iterator[None]:
    """One sentence for whatever is wrong with what somebody sent: the library that reads it raises
    errors of many kinds."""
    try:
        yield
    except (ValidationError, *STOPPED):
        raise
    except Exception:
        raise ValidationError(NOT_A_PASSKEY, code="not_a_passkey") from None
