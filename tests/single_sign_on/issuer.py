"""An issuer that speaks OpenID Connect on a port of its own, and whose tokens a test can spoil."""

import json
import os
import threading
import warnings

import jwt
import pytest
import requests
from cryptography.hazmat.primitives.asymmetric import rsa
from django.urls import reverse
from jinja2 import ChoiceLoader, DictLoader
from werkzeug.serving import make_server

PORTAL = "portal-of-the-council"
SECRET = "the secret of the portal at the issuer"
# Its own page loads a style sheet from elsewhere.
PLAIN = "<!doctype html><title>Issuer</title><main>{% block content %}{% endblock %}</main>"
os.environ.setdefault("AUTHLIB_INSECURE_TRANSPORT", "1")  # on the loopback
with warnings.catch_warnings(record=True):  # its own library says "always"
    import oidc_provider_mock

# For each module of tests that starts one: its library warns of its own names.
OWN_WARNINGS = pytest.mark.filterwarnings(
    "ignore::authlib.deprecate.AuthlibDeprecationWarning",
    "ignore:get_jwt_config:DeprecationWarning",
)


class Key:
    def __init__(self, name):
        self.name = name
        self.private = rsa.generate_private_key(public_exponent=65537, key_size=2048)

    def published(self):
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.private.public_key()))
        return public | {"kid": self.name, "alg": "RS256", "use": "sig"}


class Issuer:
    """`changes` are claims that its tokens have instead of the right ones, None for one left out.
    It signs with `signs_with` and publishes `keys`."""

    def __init__(self):
        self.first_key = Key("first")
        self.is_as_made()
        self.app = oidc_provider_mock.app()
        self.app.view_functions["oidc-provider-mock.jwks"] = self.published_keys
        self.app.after_request(self.with_changes)
        pages = [DictLoader({"_base.html": PLAIN}), self.app.jinja_loader]
        self.app.jinja_loader = ChoiceLoader(pages)
        self.server = make_server("localhost", 0, self.app, threaded=True)
        self.url = f"http://localhost:{self.server.server_port}"
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.02,))
        self.thread.start()

    def is_as_made(self):
        self.keys, self.signs_with = [self.first_key], self.first_key
        self.changes, self.algorithm = {}, "RS256"

    def published_keys(self):
        return {"keys": [key.published() for key in self.keys]}

    def with_changes(self, response):
        from flask import request

        if request.path != "/oauth2/token" or response.status_code != 200:
            return response
        answer = response.get_json()
        claims = jwt.decode(answer["id_token"], options={"verify_signature": False}) | self.changes
        claims = {name: value for name, value in claims.items() if value is not None}
        answer["id_token"] = self.signed(claims)
        response.set_data(json.dumps(answer))
        return response

    def signed(self, claims):
        if self.algorithm == "RS256":
            name = {"kid": self.signs_with.name}
            return jwt.encode(claims, self.signs_with.private, "RS256", headers=name)
        secret = SECRET if self.algorithm == "HS256" else None
        return jwt.encode(claims, secret, self.algorithm, headers={"kid": "first"})

    def knows(self, subject, **claims):
        requests.put(f"{self.url}/users/{subject}", json=claims, timeout=5).raise_for_status()

    def stop(self):
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


def goes_to_issuer(browser, name="council-sign-in", **typed):
    """Where the portal sends a browser whose owner presses the button."""
    return browser.post(reverse(name), typed).headers["Refresh"].partition("url=")[2]


def back_from_issuer(address, subject):
    """The address of the portal that the issuer sends the browser back to."""
    sent = requests.post(address, data={"sub": subject}, allow_redirects=False, timeout=5)
    return "/" + sent.headers["Location"].split("/", 3)[3]


def signs_in(browser, subject, **typed):
    return browser.get(back_from_issuer(goes_to_issuer(browser, **typed), subject))
