"""What the sign-in library asks about second factors: names, encryption, words of errors."""

from urllib.parse import urlsplit

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings

from people.models import User
from people.second_factors.cipher import decrypted, encrypted

WRONG_CODE = (
    "This code is wrong or has been used already. Enter the code that your app shows now, or a"
    " recovery code you have not used"
)

NOTHING_TO_RECOVER = "Add a passkey or an authenticator app before you make recovery codes"


class SecondFactors(DefaultMFAAdapter):  # type: ignore[misc]
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": WRONG_CODE,
        "cannot_generate_recovery_codes": NOTHING_TO_RECOVER,
    }

    def get_totp_issuer(self) -> str:
        """What an app shows above the code. A colon would end it there."""
        return str(settings.COUNCIL_NAME).replace(":", "")

    def encrypt(self, text: str) -> str:
        return encrypted(text)

    def decrypt(self, encrypted_text: str) -> str:
        return decrypted(encrypted_text)

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:
        """For a passkey that its owner gives no name."""
        return "Passkey"

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """A passkey is for the portal's own address: a request may have named another host."""
        host = urlsplit(settings.BASE_URL).hostname or ""
        return {"id": host, "name": settings.COUNCIL_NAME}

    def get_public_key_credential_user_entity(self, user: User) -> dict[str, object]:
        entity: dict[str, object] = super().get_public_key_credential_user_entity(user)
        return entity | {"display_name": user.name, "name": user.email}
