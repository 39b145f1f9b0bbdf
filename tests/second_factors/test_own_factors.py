"""The pages of one's own second factors: what is added, removed and recorded, and who for."""

import json

import pytest
from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from casework.jobs import send_notices
from casework.models import Notice
from people import account_mail
from people.sign_in_log import logger
from tests.people import named, signed_in
from tests.second_factors.passkeys import (
    Device,
    add_app,
    add_passkey,
    code_shown,
    enters_password,
    is_signed_in,
    recovery_codes_of,
    rows_of,
    secret_of,
    signed_in_by_password,
)

pytestmark = pytest.mark.django_db
INDEX = "mfa_index"


@pytest.fixture(autouse=True)
def nobody_has_guessed():
    cache.clear()


@pytest.fixture
def clara(clock):
    return signed_in("clara")


def told(event, who="clara"):
    return Notice.objects.filter(event=event, addressee=named(who)).count()


def reasons_of(who):
    return [row.history_change_reason for row in named(who).history.order_by("history_id")]


def text_of(response):
    return " ".join(response.content.decode().split())


def passkey_of(who):
    return rows_of(who).get(type="webauthn")


def test_a_passkey_has_a_name_and_comes_with_recovery_codes(clara):
    answer = add_passkey(clara, Device("clara"), name="My phone")
    assert answer.url == reverse("mfa_view_recovery_codes")
    assert "My phone" in text_of(clara.get(reverse(INDEX)))
    assert len(recovery_codes_of("clara")) == 10
    assert told(account_mail.PASSKEY_ADDED) == 1
    assert reasons_of("clara")[-1] == "passkey added"


def test_without_a_name_it_has_that_of_its_browser(clara):
    page = clara.get(
        reverse("mfa_add_webauthn"),
        headers={"user-agent": "(iPhone; CPU iPhone OS 19_0) Version/19.0 Safari/604.1"},
    )
    assert "Safari on iPhone" in text_of(page)
    add_passkey(clara, Device("clara"), name="")
    assert passkey_of("clara").wrap().name == "Passkey"


def test_nothing_is_kept_of_what_a_browser_says_besides(clara):
    page = clara.get(reverse("mfa_add_webauthn"))
    made = Device("clara").made(page.context["js_data"]["creation_options"])
    made["response"]["surprise"] = made["surprise"] = "\0"
    typed = {"name": "My phone", "credential": json.dumps(made)}
    assert clara.post(reverse("mfa_add_webauthn"), typed).status_code == 302
    assert "surprise" not in str(passkey_of("clara").data)


def test_a_passkey_is_renamed_and_removed(clara):
    add_passkey(clara, Device("clara"))
    pk = passkey_of("clara").pk
    page = text_of(clara.post(reverse("mfa_edit_webauthn", args=[pk]), {"name": " "}))
    assert "Enter a name for this passkey" in page
    clara.post(reverse("mfa_edit_webauthn", args=[pk]), {"name": "Work laptop"})
    assert passkey_of("clara").wrap().name == "Work laptop"
    for _ in range(2):  # the button pressed twice
        answer = clara.post(reverse("mfa_remove_webauthn", args=[pk]))
        assert answer.url == reverse(INDEX)
    assert not rows_of("clara").exists()
    assert told(account_mail.PASSKEY_REMOVED) == 1
    assert reasons_of("clara")[-1] == "passkey removed"


@pytest.mark.parametrize("name", ["mfa_edit_webauthn", "mfa_remove_webauthn"])
def test_nobody_changes_the_passkey_of_another(name, clara):
    add_passkey(clara, Device("clara"))
    pk, nia = passkey_of("clara").pk, signed_in("nia")
    assert nia.get(reverse(name, args=[pk])).status_code == 404
    nia.post(reverse(name, args=[pk]), {"name": "Mine"})
    assert passkey_of("clara").wrap().name == "My phone"


def test_an_app_is_set_up_and_removed(clara):
    page = text_of(clara.get(reverse("mfa_activate_totp")))
    assert "data:image/svg+xml;base64," in page
    assert "otpauth://totp/clara%40westhaven.example?" in page
    add_app(clara)
    assert told(account_mail.APP_ADDED) == 1
    assert "Remove the app" in text_of(clara.get(reverse(INDEX)))
    clara.post(reverse("mfa_deactivate_totp"))
    clara.post(reverse("mfa_deactivate_totp"))
    assert not rows_of("clara").exists()
    assert told(account_mail.APP_REMOVED) == 1


def test_a_wrong_code_keeps_the_key_that_was_scanned(clara):
    url = reverse("mfa_activate_totp")
    secret = clara.get(url).context["form"].secret
    page = clara.post(url, {"code": "123"})
    assert "This code is wrong. Enter the code that your app shows now" in text_of(page)
    assert clara.get(url).context["form"].secret == secret
    clara.post(url, {"code": code_shown(secret)})
    assert secret_of("clara") == secret


def test_recovery_codes_are_shown_saved_and_made_new(clara):
    add_app(clara)
    codes = recovery_codes_of("clara")
    page = text_of(clara.get(reverse("mfa_view_recovery_codes")))
    saved = clara.get(reverse("mfa_download_recovery_codes"))
    assert saved["Content-Type"].startswith("text/plain")
    assert "attachment" in saved["Content-Disposition"]
    for code in codes:
        assert f"{code[:4]} {code[4:]}" in page
        assert f"{code[:4]} {code[4:]}" in saved.content.decode()
    clara.post(reverse("mfa_generate_recovery_codes"))
    assert not {*recovery_codes_of("clara")} & {*codes}
    assert told(account_mail.CODES_RENEWED) == 1
    assert "New recovery codes made" in text_of(clara.get(reverse(INDEX)))


def test_without_a_factor_there_are_no_codes(clara):
    assert clara.get(reverse("mfa_view_recovery_codes")).status_code == 404
    assert clara.get(reverse("mfa_download_recovery_codes")).status_code == 404
    clara.post(reverse("mfa_generate_recovery_codes"))
    assert not rows_of("clara").exists()


def test_the_mail_says_what_happened_and_what_to_do(clara):
    add_app(clara)
    send_notices()
    [message] = [one for one in mail.outbox if one.subject.startswith("Authenticator app added")]
    assert message.to == ["clara@westhaven.example"]
    assert reverse("account_reset_password") in message.body
    assert reverse(INDEX) in message.body
    assert recovery_codes_of("clara")[0] not in message.body


@pytest.mark.parametrize("name", ["mfa_add_webauthn", "mfa_activate_totp"])
def test_long_after_signing_in_somebody_signs_in_again_first(name, clock):
    browser = signed_in_by_password("clara")
    session = browser.session
    for record in session[AUTHENTICATION_METHODS_SESSION_KEY]:
        record["at"] -= 301
    session.save()
    assert browser.get(reverse(name)).url.startswith(reverse("account_reauthenticate"))


def test_who_signs_in_again_does_it_with_the_app(clock):
    browser = signed_in_by_password("clara")
    secret = add_app(browser)
    page = browser.post(reverse("mfa_reauthenticate"), {"code": "000000"})
    assert "has been used already" in text_of(page)
    answer = browser.post(reverse("mfa_reauthenticate"), {"code": code_shown(secret, 1)})
    assert answer.status_code == 302


def test_the_log_has_a_line_for_each_thing_and_no_secret(clock, caplog):
    logger.addHandler(caplog.handler)
    browser = signed_in_by_password("clara")
    secret = add_app(browser)
    again = Client()
    enters_password(again, "clara")
    again.post(reverse("mfa_authenticate"), {"code": "000000"})
    again.post(reverse("mfa_authenticate"), {"code": code_shown(secret, 1)})
    assert is_signed_in(again)
    again.post(reverse("mfa_deactivate_totp"))
    logger.removeHandler(caplog.handler)
    lines = "\n".join(record.getMessage() for record in caplog.records)
    for event in ("authenticator_app_added", "code_failed", "app_code_used", "app_removed"):
        assert event in lines
    assert secret not in lines
    assert "000000" not in lines


def test_no_administrator_sees_or_changes_a_factor_of_another(clara):
    add_app(clara)
    for who in ("petra", "sam"):
        page = signed_in(who).get("/admin/").content.decode()
        assert "Authenticator" not in page
        assert signed_in(who).get("/admin/mfa/authenticator/").status_code == 404
    assert Authenticator.objects.count() == 2
