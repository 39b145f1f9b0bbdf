"""Pages of news: the council's choice, a councillor's own, and who cannot make either."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from casework.models import CalendarFeed, MailSays, MailSetting, NewsPreference, NewsWhen
from casework.news import actions
from tests.people import named, signed_in

pytestmark = pytest.mark.django_db
SAYS, OWN = "news:what-emails-say", "news:own"


def posts(who, name, **typed):
    return signed_in(who).post(reverse(name), {"key": uuid4(), **typed})


def chosen(who, name, field):
    return signed_in(who).get(reverse(name)).context["form"][field].value()


def test_an_administrator_chooses_what_emails_say_and_history_names_them(clock):
    assert chosen("pat", SAYS, "says") == MailSays.REFERENCE
    for says in (MailSays.SUBJECT, MailSays.SUBJECT, MailSays.REFERENCE):
        assert posts("pat", SAYS, says=says).status_code == 302
        assert chosen("pat", SAYS, "says") == says
    rows = MailSetting.history.order_by("pk").values_list("says", "history_user__name")
    assert list(rows) == [("subject", "Pat Lowe"), ("reference", "Pat Lowe")]


def test_a_councillor_chooses_when_emails_come(clock):
    assert chosen("clara", OWN, "when") == NewsWhen.AT_ONCE
    assert posts("clara", OWN, when=NewsWhen.BOTH).status_code == 302
    assert chosen("clara", OWN, "when") == NewsWhen.BOTH
    assert chosen("nia", OWN, "when") == NewsWhen.AT_ONCE


@pytest.mark.parametrize(("who", "name"), [("pat", SAYS), ("clara", OWN)])
def test_a_page_without_a_choice_asks_for_one(who, name, clock):
    answer = posts(who, name)
    assert answer.status_code == 200
    assert "Select w" in answer.content.decode()
    assert not MailSetting.objects.exists()
    assert not NewsPreference.objects.exists()


@pytest.mark.parametrize("who", ["clara", "omar", "mona", "sam"])
def test_nobody_else_chooses_what_emails_say(who, clock):
    assert posts(who, SAYS, says=MailSays.SUBJECT).status_code == 403
    with pytest.raises(PermissionDenied, match="Only a protocol administrator"):
        actions.choose_what_emails_say(MailSays.SUBJECT, by=named(who))
    assert MailSetting.objects.in_force() == MailSays.REFERENCE


@pytest.mark.parametrize(
    "act",
    [
        lambda who: actions.choose_when(NewsWhen.BOTH, by=who),
        lambda who: actions.make_feed(by=who),
        lambda who: actions.end_feed(by=who),
    ],
    ids=["when", "make", "end"],
)
def test_only_a_councillor_has_news_and_a_feed(act, clock):
    with pytest.raises(PermissionDenied, match="Only a councillor"):
        act(named("omar"))


def test_a_feed_is_stopped_on_its_page(clock):
    actions.make_feed(by=named("clara"))
    actions.make_feed(by=named("nia"))
    assert posts("clara", "news:stop-feed").status_code == 302
    assert [feed.person for feed in CalendarFeed.objects.live()] == [named("nia")]


def test_the_account_of_a_councillor_leads_there_and_no_one_elses(clock):
    link = f'href="{reverse(OWN)}"'
    found = [link in signed_in(who).get("/account/").content.decode() for who in ("clara", "omar")]
    assert found == [True, False]


def test_the_protocol_leads_its_administrator_to_what_emails_say(clock):
    link = f'href="{reverse(SAYS)}"'
    found = [link in signed_in(who).get("/protocol/").content.decode() for who in ("pat", "clara")]
    assert found == [True, False]
