"""Cookies and headers of every page, as Django names their settings: stricter over https."""

from environ import Env

YEAR = 365 * 24 * 60 * 60


def cookies_and_headers(env: Env, base_url: str) -> dict[str, object]:
    always = {
        "SECURE_REFERRER_POLICY": "same-origin",
        "X_FRAME_OPTIONS": "DENY",
        "SECURE_CROSS_ORIGIN_OPENER_POLICY": "same-origin",
        "SESSION_COOKIE_HTTPONLY": True,
        "CSRF_COOKIE_HTTPONLY": True,
        "SECURE_REDIRECT_EXEMPT": ["^api/v1/"],  # it refuses plain http itself: see api.door
    }
    return always | (over_https(env) if base_url.startswith("https://") else {})


def over_https(env: Env) -> dict[str, object]:
    """A name with __Host- is taken from this host alone, and over https alone."""
    proxy = {"SECURE_PROXY_SSL_HEADER": ("HTTP_X_FORWARDED_PROTO", "https")}
    return {
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "SESSION_COOKIE_NAME": "__Host-session",
        "CSRF_COOKIE_NAME": "__Host-csrf",
        "DEVICE_COOKIE_NAME": "__Host-device",
        "SECURE_SSL_REDIRECT": env.bool("SSL_REDIRECT", default=True),
        "SECURE_HSTS_SECONDS": YEAR,
        "SECURE_HSTS_INCLUDE_SUBDOMAINS": True,
        "SECURE_HSTS_PRELOAD": True,
        **(proxy if env.bool("BEHIND_TLS_PROXY", default=True) else {}),
    }
