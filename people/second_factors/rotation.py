"""Second factors under the newest of FILE_KEYS, so that the older ones can go."""

from allauth.mfa.models import Authenticator
from django.db import transaction

from people.second_factors.cipher import UnreadableFactor, decrypted, encrypted

SECRETS = ("secret", "seed")


def reencrypt_factors() -> list[int]:
    """Re-encrypt what is encrypted of each; returns the keys of those it could not read."""
    rows = Authenticator.objects.exclude(type=Authenticator.Type.WEBAUTHN)
    return [key for key in rows.values_list("pk", flat=True) if not reencrypt_factor(key)]


@transaction.atomic
def reencrypt_factor(key: int) -> bool:
    """Whether it is under the newest key now, or was removed meanwhile."""
    row = Authenticator.objects.select_for_update().filter(pk=key).first()
    if row is None:
        return True
    try:
        fresh = {name: encrypted(decrypted(row.data[name])) for name in SECRETS if name in row.data}
    except UnreadableFactor:
        return False
    row.data |= fresh
    row.save(update_fields=["data"])
    return True
