"""A device that makes and uses a passkey, as a browser tells the portal of it, and an app."""

import json
import secrets

from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from fido2.cose import ES256
from fido2.utils import sha256, websafe_encode
from fido2.webauthn import (
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

from people.second_factors.cipher import decrypted
from tests.people import PASSWORD, named

FLAG = AuthenticatorData.FLAG
JSON = {"HTTP_ACCEPT": "application/json"}


class Device:
    """`origin` is the page that it believes it is on, `verifies` whether it asks for a PIN."""

    def __init__(self, who, origin=settings.BASE_URL, verifies=True):
        self.who, self.origin = who, origin
        self.key, self.name = ec.generate_private_key(ec.SECP256R1()), secrets.token_bytes(16)
        self.flags = FLAG.UP | (FLAG.UV if verifies else FLAG(0))

    def answer(self, kind, options, flags, attested=b""):
        said = CollectedClientData.create(kind, options["challenge"], self.origin)
        return said, AuthenticatorData.create(sha256(b"localhost"), flags, 0, attested)

    def made(self, options):
        public = ES256.from_cryptography_key(self.key.public_key())
        attested = AttestedCredentialData.create(b"\0" * 16, self.name, public)
        flags = self.flags | FLAG.AT
        said, data = self.answer("webauthn.create", options["publicKey"], flags, attested)
        proof = AttestationObject.create("none", data, {})
        parts = {"clientDataJSON": websafe_encode(said), "attestationObject": websafe_encode(proof)}
        return self.credential(parts) | {"clientExtensionResults": {"credProps": {"rk": True}}}

    def used(self, options):
        said, data = self.answer("webauthn.get", options["publicKey"], self.flags)
        signature = self.key.sign(data + said.hash, ec.ECDSA(hashes.SHA256()))
        handle = user_pk_to_url_str(named(self.who)).encode()
        parts = {"clientDataJSON": said, "authenticatorData": data, "signature": signature}
        parts["userHandle"] = handle
        return self.credential({part: websafe_encode(value) for part, value in parts.items()})

    def credential(self, parts):
        name = websafe_encode(self.name)
        more = {"clientExtensionResults": {}}
        return {"id": name, "rawId": name, "type": "public-key", "response": parts} | more


def password_is_known(who):
    user = named(who)
    user.set_password(PASSWORD)
    user.save()
    return user


def enters_password(browser, who, **more):
    typed = {"login": named(who).email, "password": PASSWORD}
    return browser.post(reverse("account_login"), typed | more)


def signed_in_by_password(who):
    password_is_known(who)
    browser = Client()
    enters_password(browser, who)
    return browser


def is_signed_in(browser):
    return browser.get(reverse("account")).status_code == 200


def add_passkey(browser, device, name="My phone"):
    page = browser.get(reverse("mfa_add_webauthn"))
    made = json.dumps(device.made(page.context["js_data"]["creation_options"]))
    return browser.post(reverse("mfa_add_webauthn"), {"name": name, "credential": made})


def question(browser):
    return browser.get(reverse("mfa_login_webauthn"), **JSON).json()["request_options"]


def sign_in_with(browser, device, **more):
    typed = {"credential": json.dumps(device.used(question(browser)))}
    return browser.post(reverse("mfa_login_webauthn"), typed | more)


def code_shown(secret, ahead=0):
    """What an app shows now, or so many half minutes later."""
    return format_hotp_value(hotp_value(secret, int(timezone.now().timestamp()) // 30 + ahead))


def add_app(browser):
    secret = browser.get(reverse("mfa_activate_totp")).context["form"].secret
    browser.post(reverse("mfa_activate_totp"), {"code": code_shown(secret)})
    return secret


def enters_code(browser, code):
    return browser.post(reverse("mfa_authenticate"), {"code": code})


def rows_of(who):
    return Authenticator.objects.filter(user=named(who))


def recovery_codes_of(who):
    return rows_of(who).get(type="recovery_codes").wrap().get_unused_codes()


def secret_of(who):
    return decrypted(rows_of(who).get(type="totp").data["secret"])
