"""System checks of the council’s own accounts: whether anybody can sign in, and who else could."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from portal.checks import stays_here

# Tenants of Entra ID that stand for every council and company there is.
OF_EVERYBODY = {"common", "organizations", "consumers"}


@register("portal")
def council_accounts_are_whole(**options: object) -> list[CheckMessage]:
    needed = ("OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_NAME", "OIDC_SUBJECT_CLAIM")
    missing = [name for name in needed if not getattr(settings, name)]
    if not settings.OIDC_SERVER_URL or not missing:
        return []
    wrong = "Nobody can sign in with a council account, because their settings are not complete."
    return [Error(wrong, hint=f"Set {', '.join(missing)}.", id="portal.E022")]


@register("portal")
def somebody_can_sign_in(**options: object) -> list[CheckMessage]:
    if settings.LOCAL_PASSWORDS or settings.OIDC_SERVER_URL:
        return []
    wrong = "Nobody can sign in: LOCAL_PASSWORDS is off, and there are no council accounts."
    return [Error(wrong, hint="Set OIDC_SERVER_URL, or LOCAL_PASSWORDS=1.", id="portal.E023")]


@register("portal")
def issuer_is_the_councils(**options: object) -> list[CheckMessage]:
    tenant = OF_EVERYBODY & set(urlsplit(settings.OIDC_SERVER_URL).path.split("/"))
    if not tenant:
        return []
    wrong = "OIDC_SERVER_URL lets in the accounts of every organisation, not only the council’s."
    hint = f"Put the id of the council’s own tenant in place of {tenant.pop()}."
    return [Error(wrong, hint=hint, id="portal.E024")]


@register("portal", deploy=True)
def issuer_is_verified(**options: object) -> list[CheckMessage]:
    """Its tokens say who somebody is."""
    at = urlsplit(settings.OIDC_SERVER_URL)
    if at.scheme in ("", "https") or stays_here(at.hostname):
        return []
    wrong = "The connection to the server of the council’s accounts is not encrypted."
    return [Error(wrong, hint="Use https:// in OIDC_SERVER_URL.", id="portal.E025")]
