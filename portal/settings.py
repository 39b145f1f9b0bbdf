"""What the environment decides. Read from top to bottom; production is the default."""

from importlib.util import find_spec
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse_lazy

from foundation import timeouts
from portal.broker import celery_settings
from portal.content_security_policy import directives
from portal.cookies_and_headers import cookies_and_headers
from portal.logs import logging_config
from portal.schedule import beat_schedule
from portal.sign_in import SIGN_IN, second_factors

ROOT = Path(__file__).resolve().parent.parent
env = environ.Env()
if (ROOT / ".env").is_file():
    env.read_env(str(ROOT / ".env"))


def required(name: str) -> str:
    """The value of an environment variable that has no safe default."""
    value = str(env.str(name, default=""))
    if not value:
        raise ImproperlyConfigured(f"Set {name} in the environment. See .env.example.")
    return value


DEBUG = env.bool("DEBUG", default=False)
DEMO = env.bool("DEMO", default=False)
SECRET_KEY = required("SECRET_KEY")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])  # they sign nothing new
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1"])
BASE_URL = env.str("BASE_URL", default="http://localhost:8000").rstrip("/")
CSRF_TRUSTED_ORIGINS = [BASE_URL]

# Hosts that are reached without leaving this machine, such as containers: they need no TLS.
HOSTS_ON_THIS_MACHINE = env.list("HOSTS_ON_THIS_MACHINE", default=[])

COUNCIL_NAME = env.str("COUNCIL_NAME", default="Westhaven District Council")  # on every page
# Where weaknesses of the site are reported: mailto: and an address, or that of a page.
SECURITY_CONTACT = env.str("SECURITY_CONTACT", default="")
COUNCIL_PHONE = env.str(
    "COUNCIL_PHONE", default="Democratic services: 01632 960 112, Monday to Friday, 9am to 5pm"
)
# What the accessibility statement says of the council and of its own tests: portal.accessibility.
ACCESSIBILITY_STATUS = env.str("ACCESSIBILITY_STATUS", default="partially")
ACCESSIBILITY_CONTACT = env.str("ACCESSIBILITY_CONTACT", default="")
ACCESSIBILITY_ANSWER_DAYS = env.int("ACCESSIBILITY_ANSWER_DAYS", default=5)
ACCESSIBILITY_PREPARED_ON = env.str("ACCESSIBILITY_PREPARED_ON", default="")
ACCESSIBILITY_REVIEWED_ON = env.str("ACCESSIBILITY_REVIEWED_ON", default="")
ACCESSIBILITY_TESTED = env.str("ACCESSIBILITY_TESTED", default="")
ACCESSIBILITY_FAULTS = list(filter(None, env.str("ACCESSIBILITY_FAULTS", default="").split("|")))
# Where maps are drawn from, such as https://tiles.westhaven.example/{z}/{x}/{y}.png. Without it
# there are no maps. The server learns which places are looked at.
TILE_SERVER = env.str("TILE_SERVER", default="")
TILE_ATTRIBUTION = env.str("TILE_ATTRIBUTION", default="© OpenStreetMap contributors")
BRAND_COLOUR = env.str("BRAND_COLOUR", default="#00504a")

INSTALLED_APPS = [
    # The demo council and its commands; the production image is without them.
    *(["dev"] if find_spec("dev") else []),
    "people",
    "protocols",
    "casework",
    "evidence",
    "enquiries",
    "documents",
    "complaints",
    "relations",
    "announcements",
    "reports",
    "retention",
    "api",
    "portal",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.usersessions",
    "simple_history",
    "pgtrigger",
    "csp",
    "portal.apps.PortalAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
]
MIDDLEWARE = [
    "portal.probes.answer_probes",
    "portal.request_log.log_requests",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.unreadable.refuse_unreadable",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "people.session_limits.SessionLimits",
    "portal.keep_typed_text.KeepTypedText",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "people.second_factors.gate.SecondFactorGate",
    "django.contrib.messages.middleware.MessageMiddleware",
    "portal.step_up.AskForRecentSignIn",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "portal.middleware.never_cached",
]
ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
WEB_PROCESSES = env.int("WEB_PROCESSES", default=2)  # see gunicorn.conf.py
WEB_THREADS = env.int("WEB_THREADS", default=4)  # of each process
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.context.site",
            ],
            "builtins": ["django.contrib.humanize.templatetags.humanize"],
        },
    }
]
FORM_RENDERER = "portal.rendering.GovukRenderer"

# Sessions, cache and so rate limits are in PostgreSQL: a lost broker stops no page, lifts no limit.
DATABASES = {"default": env.db_url_config(required("DATABASE_URL"))}
DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
DATABASES["default"]["ENGINE"] = "foundation.postgresql"  # Django's own, with a hook before commits
# What a session starts with is set in the database itself, see portal.database_settings: a pooler
# such as PgBouncer refuses it here. Between its transactions a connection is not ours to set.
DATABASE_POOLED = env.bool("DATABASE_POOLED", default=False)
DATABASES["default"]["DISABLE_SERVER_SIDE_CURSORS"] = DATABASE_POOLED
DATABASES["default"]["OPTIONS"] = {
    "connect_timeout": timeouts.DATABASE_CONNECT,
    "keepalives_idle": timeouts.DATABASE_UNREACHABLE,
    "tcp_user_timeout": timeouts.DATABASE_UNREACHABLE * 1000,
    **DATABASES["default"].get("OPTIONS", {}),
}
# The role that owns the tables, for the commands that change them and for no other process.
DATABASE_OWNER_URL = env.str("DATABASE_OWNER_URL", default="")
DATABASE_OWNER = (
    DATABASES["default"]
    | {"DISABLE_SERVER_SIDE_CURSORS": False}
    | env.db_url_config(DATABASE_OWNER_URL)
    if DATABASE_OWNER_URL
    else {}
)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# All three as JSON: what is stored there is never unpickled, so it can run nothing.
CACHES = {"default": {"BACKEND": "foundation.cache.JSONCache", "LOCATION": "cache"}}
SESSION_SERIALIZER = "django.contrib.sessions.serializers.JSONSerializer"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_SERIALIZER = CELERY_RESULT_SERIALIZER = CELERY_EVENT_SERIALIZER = "json"

# Sign-in: invited people only, by email and password.
AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORDS = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{PASSWORDS}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{PASSWORDS}.CommonPasswordValidator"},
    {"NAME": f"{PASSWORDS}.UserAttributeSimilarityValidator"},
    {"NAME": "people.password_notice.NewPasswordIsTold"},
]
LOGIN_URL = reverse_lazy("account_login")
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "people.adapter.InvitedOnly"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_DEFAULT_HTTP_PROTOCOL = BASE_URL.partition(":")[0]
# Other numbers for some of people.sign_in_limits, such as guess_in_network=100/5m.
SIGN_IN_LIMITS = env.dict("SIGN_IN_LIMITS", default={})
# The council's directory sends people by a token, without a sign-in. See people/scim.
DIRECTORY_LEAVERS_AN_HOUR = env.int("DIRECTORY_LEAVERS_AN_HOUR", default=20)
SCIM_SERVICE_PROVIDER = {"AUTH_CHECK_MIDDLEWARE": "people.scim.door.token_required"}
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", default=0)
vars().update(SIGN_IN)
SECOND_FACTOR_REQUIRED_OF, SECOND_FACTOR_GRACE_DAYS, LOST_FACTOR_HOURS = second_factors(env, DEMO)
# The council's accounts: people/single_sign_on/. While LOCAL_PASSWORDS is off, only they sign in.
OIDC_SERVER_URL = env.str("OIDC_SERVER_URL", default="")
OIDC_CLIENT_ID = env.str("OIDC_CLIENT_ID", default="")
OIDC_CLIENT_SECRET = env.str("OIDC_CLIENT_SECRET", default="")
OIDC_NAME = env.str("OIDC_NAME", default="Sign in with your council account")
OIDC_SUBJECT_CLAIM = env.str("OIDC_SUBJECT_CLAIM", default="sub")
OIDC_VERIFIED_DOMAINS = env.list("OIDC_VERIFIED_DOMAINS", default=[])
LOCAL_PASSWORDS = env.bool("LOCAL_PASSWORDS", default=True)
SOCIALACCOUNT_REQUESTS_TIMEOUT = timeouts.ISSUER
# Hours for which everyone concerned knows of a change to a guarded post before it takes effect.
PROPOSAL_HOURS = env.float("PROPOSAL_HOURS", default=48.0)
SESSION_COOKIE_AGE = 8 * 60 * 60
# Without a page for this long, somebody is signed out. See people/session_limits.py.
IDLE_SECONDS_OF_STAFF = 60 * env.int("IDLE_MINUTES_OF_STAFF", default=15)
IDLE_SECONDS_OF_MEMBERS = 60 * env.int("IDLE_MINUTES_OF_MEMBERS", default=30)
# For this long after signing in, nothing asks to sign in again. See people/step_up/.
ACCOUNT_REAUTHENTICATION_TIMEOUT = 60 * env.int("RECENT_SIGN_IN_MINUTES", default=5)

# Keys for what is sealed. A process with the public, the draft and the tag key takes complaints in
# and reads none; without these nobody can complain here, and the rest works.
SEALING_KEY_FILE = env.str("SEALING_KEY_FILE", default="")
SEALING_PRIVATE_KEYS = env.list("SEALING_PRIVATE_KEYS", default=[])
SEALING_DRAFT_KEYS = env.list("SEALING_DRAFT_KEYS", default=[])
SEALING_PUBLIC_KEY = env.str("SEALING_PUBLIC_KEY", default="")
SEALING_TAG_KEY = env.str("SEALING_TAG_KEY", default="")
SEALING_NOTICE_KEYS = env.list("SEALING_NOTICE_KEYS", default=[])  # the worker's
SEALING_NOTICE_PUBLIC_KEY = env.str("SEALING_NOTICE_PUBLIC_KEY", default="")

# Keys of the chain over history: every process that writes has the chain key, only the worker the
# key that signs heads. Heads also go to a file, which is best kept on another disk or machine.
CHAIN_KEY_FILE = env.str("CHAIN_KEY_FILE", default="")
CHAIN_KEY = env.str("CHAIN_KEY", default="")
HEAD_SIGNING_KEY = env.str("HEAD_SIGNING_KEY", default="")
HEAD_PUBLIC_KEY = env.str("HEAD_PUBLIC_KEY", default="")
HEADS_FILE = env.str("HEADS_FILE", default="")

# Mail carries a reference and a link. The demo keeps it in a table and shows it.
EMAIL_BACKEND = "casework.notices.mail.SentMailBackend"
if not DEMO:
    vars().update(env.email_url("EMAIL_URL", default="smtp://localhost:25"))
    if EMAIL_BACKEND == "django.core.mail.backends.smtp.EmailBackend":
        EMAIL_BACKEND = "casework.notices.smtp.EmailBackend"  # knows what it has handed over
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="portal@westhaven.example")
EMAIL_TIMEOUT = timeouts.MAIL
# Where councillors may write to; off while empty. Its mailbox, unless emails are delivered here.
EMAIL_IN_ADDRESS = env.str("EMAIL_IN_ADDRESS", default="")
EMAIL_IN_URL = env.str("EMAIL_IN_URL", default="") if EMAIL_IN_ADDRESS else ""
EMAIL_IN_TOKEN_URL = env.str("EMAIL_IN_TOKEN_URL", default="")
EMAIL_IN_CLIENT = env.str("EMAIL_IN_CLIENT", default="")
EMAIL_IN_REFRESH_TOKEN = env.str("EMAIL_IN_REFRESH_TOKEN", default="")
EMAIL_IN_SCOPE = env.str("EMAIL_IN_SCOPE", default="")

# The queue between clock and worker. No page uses it; what is to be sent is in the notice table.
REDIS_URL = env.str("REDIS_URL", default="redis://localhost:6379/0")
vars().update(celery_settings(REDIS_URL))
CELERY_WORKER_CONCURRENCY = env.int("WORKER_PROCESSES", default=2)
CELERY_BEAT_SCHEDULER = "portal.clock:Clock"
CELERY_BEAT_SCHEDULE = beat_schedule(
    send_every=env.float("SEND_EVERY", default=10.0),
    nudge_every=env.float("NUDGE_EVERY", default=60.0),
)

# A web address, or a file with a copy of it where the portal cannot reach GOV.UK.
BANK_HOLIDAYS_SOURCE = env.str(
    "BANK_HOLIDAYS_SOURCE", default="https://www.gov.uk/bank-holidays.json"
)

LANGUAGE_CODE, TIME_ZONE, USE_TZ = "en-gb", "Europe/London", True
DATE_INPUT_FORMATS = ["%d/%m/%Y"]

STATIC_URL = "static/"
STATICFILES_DIRS = [ROOT / "static"]
STATIC_ROOT = ROOT / "var" / "static"
STATIC_MANIFEST = env.bool("STATIC_MANIFEST", default=not DEBUG)
# Without hashed names the files are served from where they lie.
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = not STATIC_MANIFEST
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if STATIC_MANIFEST
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

# Files of cases: encrypted below a folder, and never served from there.
FILES_ROOT = Path(env.str("FILES_ROOT", default=str(ROOT / "var" / "files")))
FILE_KEYS = env.list("FILE_KEYS", default=[])
FILE_LIMIT = env.int("FILE_LIMIT_MB", default=25) * 1_000_000  # bytes
CLAMAV_URL = env.str("CLAMAV_URL", default="")  # unix:// and a path, or tcp://host:port
FILE_UPLOAD_HANDLERS = ["casework.files.handlers.Counted"]
DATA_UPLOAD_MAX_NUMBER_FILES = 20

CONTENT_SECURITY_POLICY = {"DIRECTIVES": directives(TILE_SERVER)}
DEVICE_COOKIE_NAME = "device"  # see people.known_device
CSRF_FAILURE_VIEW = "portal.views.csrf_failure"
vars().update(cookies_and_headers(env, BASE_URL))
BACKUP_DAYS = env.int("BACKUP_DAYS", default=35)  # how long backups hold what was destroyed
# Sign-ins, failures and limits reached go to a file of their own, or else among the other lines.
SIGN_IN_LOG = env.str("SIGN_IN_LOG", default="")
LOG_JSON = env.bool("LOG_JSON", default=False)
LOGGING = logging_config(as_json=LOG_JSON, sign_in_log=SIGN_IN_LOG)
