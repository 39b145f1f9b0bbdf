"""Text typed on a page of encrypted cases, kept encrypted while its writer signs in again."""

from base64 import b64decode, b64encode
from dataclasses import dataclass

from django.utils.crypto import salted_hmac

from casework.sealing.keys import DRAFTS, CannotOpen, can_draft, opened_bytes, padded, sealed_bytes


@dataclass(frozen=True)
class KeptTextCipher:
    """Encrypts what one person typed at one address. The text ends in no space."""

    person: int
    path: str

    @property
    def place(self) -> str:
        """Stands for the address in the session table."""
        return salted_hmac("casework.sealing.kept_text", self.context).hexdigest()

    @property
    def context(self) -> str:
        return f"typed text of {self.person} at {self.path}"

    def encrypted(self, text: str) -> str | None:
        """None where nothing can be encrypted."""
        if not can_draft():
            return None
        return b64encode(sealed_bytes(padded(text.encode()), self.context, DRAFTS)).decode()

    def decrypted(self, stored: str) -> str:
        """Nothing, if no key opens it any more."""
        try:
            return opened_bytes(b64decode(stored), self.context).decode().rstrip(" ")
        except CannotOpen:
            return ""
