"""Pages that need a recent sign-in: who is asked to sign in again, for what, and what is kept."""

import json
from time import time

import pytest
from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from casework.models import CalendarFeed
from casework.sealing import keys
from people.proposals.facts import facts_of, mark_of
from people.step_up.panel import sign_in_again_url
from tests.complaints import cases
from tests.people import PASSWORD, named, signed_in
from tests.test_proposals import proposed, state_of
from tests.test_sign_in import logged_sign_ins

pytestmark = pytest.mark.django_db
AGAIN = "account_reauthenticate"
LIMIT = settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
HOME = "http://testserver/"
TYPED = "An apology for the Zebrafish remark"


def set_age(client, seconds):
    """As if its owner had signed in so many seconds ago."""
    session = client.session
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "password", "at": time() - seconds}]
    session.save()
    return client


def signed_in_ago(who, seconds=LIMIT + 1):
    return set_age(signed_in(who), seconds)


def text_of(answer):
    return " ".join(answer.content.decode().split())


def sign_in_again(client, back_to, password=PASSWORD):
    return client.post(reverse(AGAIN), {"password": password, "next": back_to})


def is_asked(answer, back_to):
    return answer.status_code == 302 and answer.url == sign_in_again_url(back_to)


def test_a_complaint_asks_for_a_recent_sign_in_and_then_opens(clock):
    file = cases.sent().get_absolute_url()
    eve = signed_in_ago("eve")
    assert is_asked(eve.get(file), file)
    page = text_of(eve.get(sign_in_again_url(file)))
    assert "To open confidential files, you must have signed in during the last 5 minutes" in page
    assert sign_in_again(eve, file).url == file
    assert cases.PLANTED[0] in (opened := text_of(eve.get(file)))
    assert "You have just signed in again, at " in opened


def test_nobody_is_asked_within_the_time_however_many_files_they_open(clock):
    files = [cases.sent().get_absolute_url() for _ in range(10)]
    eve = signed_in_ago("eve")
    assert [eve.get(file).status_code for file in files] == [302] * 10
    sign_in_again(eve, files[0])
    assert [eve.get(file).status_code for file in files] == [200] * 10


@pytest.mark.parametrize(("seconds", "status"), [(LIMIT - 30, 200), (LIMIT + 1, 302), (-900, 302)])
def test_the_limit_is_in_the_settings_and_no_time_to_come_counts(seconds, status, clock):
    file = cases.sent().get_absolute_url()
    assert signed_in_ago("eve", seconds).get(file).status_code == status


def test_a_wrong_password_opens_nothing(clock):
    file = cases.sent().get_absolute_url()
    eve = signed_in_ago("eve")
    answer = sign_in_again(eve, file, "wrong")
    assert answer.status_code == 200
    assert "password" in text_of(answer)
    assert is_asked(eve.get(file), file)


def test_the_answer_is_the_same_for_what_is_there_and_what_is_not(clock):
    there = cases.sent().get_absolute_url()
    nowhere = reverse("complaints:detail", args=["missing"])
    for who in ("stan", "ruth", "nia"):
        client = signed_in_ago(who)
        assert is_asked(client.get(there), there)
        assert is_asked(client.get(nowhere), nowhere)
        set_age(client, 0)
        assert {client.get(url).status_code for url in (there, nowhere)} == {404}


def test_what_was_typed_in_a_complaint_is_kept_encrypted_and_comes_back(clock):
    file = cases.sent().get_absolute_url()
    url = f"{file}acknowledge/"
    eve = signed_in_ago("eve", 0)
    assert eve.get(url).status_code == 200
    mark = eve.get(url).context["form"]["signed_for"].value()
    set_age(eve, LIMIT + 1)
    assert is_asked(eve.post(url, {"text": TYPED, "signed_for": mark}), url)
    stored = json.dumps(eve.session._session)
    assert len(stored) > 1000
    for secret in ("Zebrafish", "text=", file, file.split("/")[2]):
        assert secret not in stored
    sign_in_again(eve, url)
    page = text_of(eve.get(url))
    assert TYPED in page
    assert "Nothing has been sent yet. What you wrote is still here, so send it again" in page


def test_without_a_key_nothing_that_was_typed_is_kept(clock, monkeypatch):
    url = f"{cases.sent().get_absolute_url()}acknowledge/"
    eve = signed_in_ago("eve")
    monkeypatch.setattr(keys, "usable_keys", lambda: keys.Keys(None, (), b""))
    eve.post(url, {"text": TYPED})
    assert "concordat.typed.by-page" not in eve.session


def test_another_person_in_the_same_browser_gets_nothing_of_it(clock):
    url = f"{cases.sent().get_absolute_url()}acknowledge/"
    eve = signed_in_ago("eve")
    mark = eve.get(reverse("telephone")).context["form"]["signed_for"].value()
    eve.post(url, {"text": TYPED, "signed_for": mark})
    kept = eve.session["concordat.typed.by-page"]
    mona = signed_in("mona")
    session = mona.session
    session["concordat.typed.by-page"] = kept
    session.save()
    assert TYPED not in text_of(mona.get(url))


def test_a_list_is_downloaded_after_signing_in_again_from_the_page_with_its_link(clock):
    omar, file = signed_in_ago("omar"), reverse("export", args=["queue", "csv"])
    queue = reverse("enquiries:queue") + "?whose=any"
    asked = omar.get(file, headers={"referer": HOME + queue.lstrip("/")})
    assert is_asked(asked, queue)
    assert "To download a list, you must" in text_of(omar.get(asked.url))
    sign_in_again(omar, queue)
    assert "You can now download the file" in text_of(omar.get(queue))
    assert omar.get(file)["Content-Type"].startswith("text/csv")


@pytest.mark.parametrize("referer", ["", "https://evil.example/x", "//evil.example/", "nonsense"])
def test_a_page_elsewhere_is_never_gone_back_to(referer, clock):
    clara = signed_in_ago("clara")
    answer = clara.get(reverse("export", args=["everything", "csv"]), headers={"referer": referer})
    assert is_asked(answer, reverse("home")) or is_asked(answer, "nonsense")
    after = sign_in_again(clara, "https://evil.example/")
    assert after.url == "/"


def test_a_change_is_confirmed_with_a_recent_sign_in_only(clock):
    proposal = proposed()
    mona = signed_in_ago("mona")
    page = text_of(mona.get(proposal.get_absolute_url()))
    assert "You will be asked to sign in again" in page
    url = reverse("people:confirm-change", args=[proposal.pk])
    typed = {"shown": mark_of(facts_of(proposal))}
    assert is_asked(mona.post(url, typed), url)
    assert state_of(proposal) == "proposed"
    sign_in_again(mona, url)
    page = text_of(mona.get(url, follow=True))
    assert "You have just signed in again" in page
    assert "You used your password at " in page
    mona.post(url, typed)
    assert state_of(proposal) == "confirmed"


def test_the_reason_of_a_refusal_is_kept(clock):
    proposal = proposed()
    url = reverse("people:refuse-change", args=[proposal.pk])
    mona = signed_in("mona")
    mark = mona.get(url).context["form"]["signed_for"].value()
    set_age(mona, LIMIT + 1)
    mona.post(url, {"why": TYPED, "signed_for": mark})
    sign_in_again(mona, url)
    assert TYPED in text_of(mona.get(url))


def test_an_address_of_a_calendar_is_made_with_a_recent_sign_in_only(clock):
    clara, url = signed_in_ago("clara"), reverse("news:new-feed")
    assert is_asked(clara.post(url, {}), url)
    assert not CalendarFeed.objects.exists()


def test_other_pages_ask_nobody(clock):
    for who in ("clara", "omar", "mona"):
        client = signed_in_ago(who, 3 * 60 * 60)
        for name in ("home", "account", "complaints:index", "complaints:begin"):
            assert client.get(reverse(name)).status_code in (200, 302)
            assert not client.get(reverse(name)).get("Location", "").startswith(reverse(AGAIN))


@pytest.fixture
def lines(caplog):
    yield from logged_sign_ins(caplog)


def test_signing_in_again_renews_the_key_and_stays_one_session(lines, clock):
    mona = Client()
    typed = {"login": "mona@westhaven.example", "password": PASSWORD}
    mona.post(reverse("account_login"), typed)
    before = mona.session.session_key
    sign_in_again(mona, "/")
    after = mona.session.session_key
    assert after != before
    assert not Session.objects.filter(pk=before).exists()
    assert [*UserSession.objects.values_list("session_key", flat=True)] == [after]
    assert lines()[-1].startswith(f"event=signed_in_again user={named('mona').pk} ")


def test_too_many_wrong_passwords_are_refused(clock):
    eve = signed_in_ago("eve")
    answers = [sign_in_again(eve, "/", "wrong").status_code for _ in range(11)]
    assert answers[-1] == 429


def test_no_session_of_somebody_else_counts(clock):
    """The record of a sign-in names the person who signed in."""
    file = cases.sent().get_absolute_url()
    eve = signed_in("eve")
    session = eve.session
    session["account_authentication_methods_user"] = str(named("mona").pk)
    session.save()
    assert is_asked(eve.get(file), file)
