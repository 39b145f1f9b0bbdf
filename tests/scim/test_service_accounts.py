"""Service accounts: made with a token that is shown once, used, warned about and ended."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.db import DatabaseError, transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from casework.jobs import send_notices
from casework.models import Notice
from people import jobs
from people.models import SecondPersonNeeded, ServiceAccount, User
from people.service_accounts.tokens import digest_of
from tests.established import establish
from tests.people import PASSWORD, named, signed_in
from tests.scim.addresses import PAGES
from tests.scim.directory import USERS, Directory, replace, token

pytestmark = pytest.mark.django_db
LIST, NEW = (reverse(name) for name in PAGES[:2])


def typed(name="Entra ID", days=365, **more):
    day = timezone.localdate() + timedelta(days=days)
    boxes = {"ends_on_day": day.day, "ends_on_month": day.month, "ends_on_year": day.year}
    return {"key": uuid4(), "name": name, **boxes} | more


def end_page(account):
    return reverse("people:end-service-account", args=[account.pk])


def text_of(response):
    return " ".join(response.content.decode().split())


def test_a_people_administrator_makes_one_and_its_token_works(clock):
    petra = signed_in("petra")
    page = petra.post(NEW, typed())
    secret = page.context["token"]
    assert secret in page.content.decode()
    assert len(secret) > 43
    assert Directory(secret).get().status_code == 200
    account = ServiceAccount.objects.get()
    assert (str(account), account.made_by) == ("Entra ID", named("petra"))
    assert account.history.get().history_user == named("petra")


def test_the_token_is_shown_once_and_kept_nowhere(clock):
    petra, form = signed_in("petra"), typed()
    secret = petra.post(NEW, form).context["token"]
    again = petra.post(NEW, form)
    assert again.context["token"] == ""
    assert "shown when you pressed the button the first time" in text_of(again)
    assert ServiceAccount.objects.count() == 1
    assert secret not in petra.get(LIST).content.decode()
    row = ServiceAccount.objects.values().get()
    assert secret not in str(row)
    assert row["digest"] == digest_of(secret)


@pytest.mark.parametrize("who", ["clara", "omar", "ruth", "eve", "mona", "pat", "ada", "sam"])
def test_nobody_else_finds_the_pages(who, clock):
    token()
    browser, account = signed_in(who), ServiceAccount.objects.get()
    for url in (LIST, NEW, end_page(account)):
        assert browser.get(url).status_code == 404
        assert browser.post(url, typed()).status_code in (404, 405)
    assert ServiceAccount.objects.count() == 1
    assert ServiceAccount.objects.get().ended_at is None


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"name": ""}, "Enter the name of what will use this account"),
        ({"name": "x" * 101}, "Shorten it to 100 or fewer"),
        ({"ends_on_day": ""}, "Enter the day of its last day too"),
        ({"ends_on_day": "31", "ends_on_month": "2"}, "is not a real date"),
        ({"ends_on_year": "2020"}, "The last day must be today or in the future"),
        ({"ends_on_year": "2050"}, "which is a year from today"),
    ],
)
def test_a_wrong_form_says_why_and_keeps_what_was_typed(wrong, sentence, clock):
    page = text_of(signed_in("petra").post(NEW, typed("Our directory") | wrong))
    assert sentence in page
    assert "Our directory" in page or "name" in wrong
    assert not ServiceAccount.objects.exists()


def test_two_in_use_have_two_names(clock):
    petra = signed_in("petra")
    petra.post(NEW, typed())
    assert "of this name works already" in text_of(petra.post(NEW, typed()))
    petra.post(end_page(ServiceAccount.objects.get()), {"key": uuid4()})
    assert petra.post(NEW, typed()).context["token"]


def test_an_ended_account_opens_nothing_from_the_next_request_on(clock):
    directory, petra = Directory(), signed_in("petra")
    account = ServiceAccount.objects.get()
    assert "Its token will open nothing" in text_of(petra.get(end_page(account)))
    for _ in range(2):
        assert petra.post(end_page(account), {"key": uuid4()}).status_code == 302
    assert directory.get().status_code == 401
    assert directory.patch(named("omar").pk, replace("active", False)).status_code == 401
    assert named("omar").is_active
    assert petra.get(end_page(account)).status_code == 403
    ended = [row.history_change_reason for row in account.history.all()]
    assert ended == ["ended", "made"]


def test_it_works_on_its_last_day_and_not_on_the_next(clock):
    directory = Directory(token(days=1))
    clock.at += timedelta(days=1)
    assert directory.get().status_code == 200
    clock.at += timedelta(days=1)
    assert directory.get().status_code == 401


def test_the_list_says_who_made_each_and_when_it_was_last_used(clock):
    directory, petra = Directory(), signed_in("petra")
    assert "Never" in text_of(petra.get(LIST))
    directory.get()
    page = text_of(petra.get(LIST))
    assert "Never" not in page
    for words in ("Entra ID", "Petra Hall", "Today at", "In use"):
        assert words in page
    clock.at += timedelta(days=340)
    assert "Ends soon" in text_of(signed_in("petra").get(LIST))
    clock.at += timedelta(days=30)
    assert "Expired" in text_of(signed_in("petra").get(LIST))


def test_a_busy_program_does_not_write_its_last_use_each_time(clock):
    directory, started = Directory(), clock.at
    for seconds in (0, 10, 20):
        clock.at = started + timedelta(seconds=seconds)
        directory.get()
    assert ServiceAccount.objects.get().last_used_at == started
    clock.at = started + timedelta(minutes=2)
    directory.get()
    assert ServiceAccount.objects.get().last_used_at == clock.at


def test_the_list_is_paged_by_the_same_statements(clock):
    for number in range(30):
        token(f"Program {number}")
    petra = signed_in("petra")
    first = petra.get(LIST)
    assert len(first.context["lines"]) == 25
    second = petra.get(LIST + first.context["next_link"]["url"])
    assert len(second.context["lines"]) == 5


def test_every_people_administrator_hears_of_a_new_one(clock):
    other = User.objects.create_user("piers@westhaven.example", "Piers Dunn", PASSWORD)
    establish(person=other, role="people-administrator")
    signed_in("petra").post(NEW, typed())
    told = Notice.objects.filter(event="service-account-made")
    assert {row.addressee for row in told} == {named("petra"), other}
    send_notices()
    message = next(one for one in mail.outbox if one.to == [other.email])
    assert "New service account" in message.subject
    assert LIST in message.body


def test_people_administrators_are_warned_a_month_and_a_week_before_the_end(clock):
    token(days=60)
    assert jobs.warn_of_service_accounts() == 0
    clock.at += timedelta(days=31)
    for _ in range(3):
        assert jobs.warn_of_service_accounts() == 1
    rows = Notice.objects.filter(event="service-account-ends")
    assert rows.count() == 1
    send_notices()
    message = next(one for one in mail.outbox if "ends soon" in one.subject)
    assert "- Entra ID: last day Saturday 30 January 2027" in message.body
    clock.at += timedelta(days=22)
    jobs.warn_of_service_accounts()
    assert rows.count() == 2
    clock.at += timedelta(days=8)
    assert jobs.warn_of_service_accounts() == 0
    assert rows.count() == 2


def test_no_one_can_sign_in_as_a_service_account(clock):
    token()
    person = ServiceAccount.objects.get().person
    assert (person.is_active, person.is_system, person.permissions) == (False, True, frozenset())
    with pytest.raises(SecondPersonNeeded):
        User.objects.filter(pk=person.pk).update(is_active=True)
    with pytest.raises(DatabaseError), transaction.atomic():
        QuerySet(User).filter(pk=person.pk).update(is_active=True)
    browser = signed_in("petra")
    browser.force_login(person)
    assert browser.get("/account/").status_code == 302


@pytest.mark.parametrize("field", ["digest", "scope", "ends_on"])
def test_the_database_keeps_what_a_service_account_is(field, clock):
    token()
    value = timezone.localdate() if field == "ends_on" else "other"
    with pytest.raises(DatabaseError), transaction.atomic():
        QuerySet(ServiceAccount).update(**{field: value})


def test_a_token_gives_the_pages_nothing(clock):
    secret = token()
    headers = {"Authorization": f"Bearer {secret}"}
    browser = Directory(secret).client
    for path in ("/", LIST, "/account/", "/admin/"):
        assert browser.get(path, headers=headers).status_code == 302
    assert browser.get(USERS, headers=headers).status_code == 200
