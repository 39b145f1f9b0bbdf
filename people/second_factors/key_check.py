"""Check of FILE_KEYS for second factors: a sample of app secrets and of seeds of recovery codes."""

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from foundation.key_report import KeyReport, spread
from people.second_factors.cipher import UnreadableFactor, decrypted, keys_by_mark
from people.second_factors.rotation import SECRETS

NO_KEYS = "not checked, because this process has no FILE_KEYS."


def check_factor_keys() -> list[KeyReport]:
    report = KeyReport("Second factors")
    sample = list(spread(Authenticator.objects.exclude(type=Authenticator.Type.WEBAUTHN)))
    if not can_look(report):
        return [report]
    closed = [row for row in sample if not opens(row)]
    report.opened = len(sample) - len(closed)
    if closed:
        report.missing.append(
            f"Second factors: no key here decrypts {len(closed)} of the {len(sample)} looked at,"
            f" for example {closed[0]._meta.db_table} {closed[0].pk}. FILE_KEYS lacks a key, or"
            " they were altered."
        )
    return [report]


def can_look(report: KeyReport) -> bool:
    """That the keys are missing altogether, or cannot be read, is said of the files."""
    try:
        if settings.FILE_KEYS and keys_by_mark():
            return True
    except ImproperlyConfigured:
        report.not_checked = "not checked, because FILE_KEYS cannot be read."
        return False
    report.not_checked = NO_KEYS
    return False


def opens(factor: Authenticator) -> bool:
    try:
        for name in SECRETS:
            if name in factor.data:
                decrypted(factor.data[name])
    except UnreadableFactor:
        return False
    return True
