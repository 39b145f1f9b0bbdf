"""System checks of how the portal is set up, run by `manage.py check --deploy`."""

from urllib.parse import parse_qs, urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.core.checks import Warning as CheckWarning
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection

from casework.files import scanner
from people.second_factors.required_roles import GROUPS, unknown_words
from people.sign_in_limits import LIMITS, wrong_limits

EXAMPLES = ("put-the-", "cHV0LXRoZS")  # how the keys of .env.example begin
THIS_MACHINE = {"", "localhost", "127.0.0.1", "::1"}
VERIFYING = {"verify-ca", "verify-full"}
# Whether the role in use is a superuser, and whether it owns a table or can act for who does.
ROLE = """
    SELECT rolsuper, EXISTS (
        SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace
        AND relkind IN ('r', 'p') AND pg_has_role(relowner, 'MEMBER')
    )
    FROM pg_roles WHERE rolname = current_user
"""
DO_NOT_VERIFY = {"none", "cert_none", "optional", "cert_optional"}


def settings_from_example() -> list[str]:
    """The keys that still have the values of .env.example, which are public."""
    signing = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    keys = {"SECRET_KEY": signing, "FILE_KEYS": settings.FILE_KEYS}
    return [name for name, values in keys.items() if any(v.startswith(EXAMPLES) for v in values)]


def stays_here(host: str | None) -> bool:
    """Whether a connection leaves neither this machine nor the hosts said to be on it."""
    host = host or ""
    return host in THIS_MACHINE or host.startswith("/") or host in settings.HOSTS_ON_THIS_MACHINE


@register("portal", deploy=True)
def keys_are_ones_own(**options: object) -> list[CheckMessage]:
    return [
        Error(
            f"{name} is still the value from .env.example, which is public.",
            hint="Create your own with the command given there.",
            id=f"portal.E00{number}",
        )
        for number, name in enumerate(("SECRET_KEY", "FILE_KEYS"), start=1)
        if name in settings_from_example()
    ]


@register("portal")
def sign_in_limits_are_known(**options: object) -> list[CheckMessage]:
    wrong = wrong_limits()
    names = ", ".join(LIMITS)
    hint = f"Each is a name and a number in a time, as guess_in_network=100/5m. Names: {names}."
    text = f"SIGN_IN_LIMITS has what is no limit: {', '.join(wrong)}. It counts for nothing."
    return [Error(text, hint=hint, id="portal.E020")] if wrong else []


@register("portal")
def second_factors_are_asked_of_known_roles(**options: object) -> list[CheckMessage]:
    wrong = ", ".join(unknown_words())
    hint = f"It names roles, or many at once: {', '.join(GROUPS)}. See .env.example."
    text = f"SECOND_FACTOR_REQUIRED_OF has what is no role: {wrong}. It counts for nothing."
    return [Error(text, hint=hint, id="portal.E022")] if wrong else []


@register("portal", deploy=True)
def demo_is_off(**options: object) -> list[CheckMessage]:
    """In a demo anyone can sign in as anyone."""
    if not settings.DEMO:
        return []
    wrong = "DEMO is on, so the sign-in page lists everyone with their password."
    hint = "Set DEMO=0, and start with an empty database."
    return [Error(wrong, hint=hint, id="portal.E003")]


@register("portal", deploy=True)
def database_role_owns_nothing(**options: object) -> list[CheckMessage]:
    """Silent without a database to ask."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(ROLE)
            is_superuser, is_owner = cursor.fetchone()
    except DatabaseError:
        return []
    hint = "Create the two roles with docs/roles.sql and name concordat_app in DATABASE_URL."
    if is_superuser:
        wrong = "The portal connects to PostgreSQL as a superuser, who can change history."
        return [Error(wrong, hint=hint, id="portal.E004")]
    if is_owner:
        wrong = "The portal’s role in PostgreSQL owns tables, so it can change history."
        return [Error(wrong, hint=hint, id="portal.E008")]
    return []


def reasons_not_to_start() -> list[str]:
    """Why web server, worker and clock refuse to start."""
    try:
        wrong = [*keys_are_ones_own(), *database_role_owns_nothing()]
    finally:
        connection.close()  # those who are started by this process open their own
    reasons = [f"{message.msg} {message.hint}" for message in wrong]
    if settings.DATABASE_OWNER:
        reasons.append(
            "This process does not need the address of the owner of the tables. Set "
            "DATABASE_OWNER_URL for manage.py prepare, migrate and rotate_sealing_keys only."
        )
    return reasons


@register("portal", deploy=True)
def database_is_verified(**more: object) -> list[CheckMessage]:
    """Any other mode of TLS talks to a server that only claims to be the council's."""
    database = settings.DATABASES["default"]
    options = database.get("OPTIONS", {})
    hosts = str(options.get("host") or database.get("HOST", "")).split(",")
    if all(map(stays_here, hosts)) or options.get("sslmode") in VERIFYING:
        return []
    wrong = "The connection to PostgreSQL does not check the server’s certificate."
    hint = "See DATABASE_URL in .env.example, or list the host in HOSTS_ON_THIS_MACHINE."
    return [Error(wrong, hint=hint, id="portal.E005")]


@register("portal", deploy=True)
def queue_is_verified(**options: object) -> list[CheckMessage]:
    """The client checks certificates over rediss:// unless the address says otherwise."""
    url = urlsplit(settings.REDIS_URL)
    modes = {mode.lower() for mode in parse_qs(url.query).get("ssl_cert_reqs", [])}
    verified = url.scheme == "rediss" and not modes & DO_NOT_VERIFY
    if url.scheme == "unix" or stays_here(url.hostname) or verified:
        return []
    wrong = "The connection to Valkey or Redis does not check the server’s certificate."
    hint = "Use rediss:// in REDIS_URL, or list the host in HOSTS_ON_THIS_MACHINE."
    return [Error(wrong, hint=hint, id="portal.E006")]


@register("portal", deploy=True)
def scanner_is_near(**options: object) -> list[CheckMessage]:
    """ClamAV has no TLS, and is sent every file as it is."""
    try:
        where = scanner.address() if scanner.is_configured() else ""
    except ImproperlyConfigured:
        return []  # that is for the check of its address to say
    if isinstance(where, str) or stays_here(where[0]):
        return []
    wrong = "Files go to ClamAV on another machine, and that connection is not encrypted."
    hint = "Run ClamAV on this machine, or list its host in HOSTS_ON_THIS_MACHINE."
    return [Error(wrong, hint=hint, id="portal.E009")]


@register("portal", deploy=True)
def mail_is_encrypted(**options: object) -> list[CheckMessage]:
    """Mail has the links by which people set their passwords."""
    is_encrypted = settings.EMAIL_USE_TLS or settings.EMAIL_USE_SSL
    is_smtp = settings.EMAIL_BACKEND.endswith("smtp.EmailBackend")
    if not is_smtp or is_encrypted or stays_here(settings.EMAIL_HOST):
        return []
    wrong = "The connection to the mail server is not encrypted."
    hint = "Use smtp+tls:// or smtp+ssl:// in EMAIL_URL, or list the host in HOSTS_ON_THIS_MACHINE."
    return [Error(wrong, hint=hint, id="portal.E007")]


@register("portal", deploy=True)
def mailbox_is_encrypted(**options: object) -> list[CheckMessage]:
    """Councillors' emails name residents, and an access token opens the mailbox."""
    addresses = (settings.EMAIL_IN_URL, "imaps"), (settings.EMAIL_IN_TOKEN_URL, "https")
    for address, scheme in addresses:
        at = urlsplit(address)
        if at.scheme not in ("", scheme) and not stays_here(at.hostname or ""):
            wrong = "The connection to the mailbox of councillors’ emails is not encrypted."
            hint = f"Use {scheme}:// for {at.hostname}, or list it in HOSTS_ON_THIS_MACHINE."
            return [Error(wrong, hint=hint, id="portal.E021")]
    return []


@register("portal", deploy=True)
def accessibility_statement_is_dated(**options: object) -> list[CheckMessage]:
    """The law asks when the statement was prepared and last reviewed."""
    names = ("ACCESSIBILITY_PREPARED_ON", "ACCESSIBILITY_REVIEWED_ON", "ACCESSIBILITY_CONTACT")
    missing = [name for name in names if not getattr(settings, name)]
    if not missing:
        return []
    wrong = (
        "The accessibility statement does not say when it was prepared and reviewed, or who to ask."
    )
    return [CheckWarning(wrong, hint=f"Set {', '.join(missing)}.", id="portal.W001")]
