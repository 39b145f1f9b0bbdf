"""Service accounts of the API: what they open is chosen, shown and fixed; calls are counted."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from people.models import ApiScope, CallCount, ServiceAccount
from tests.api.programs import Program, token_of
from tests.people import signed_in
from tests.scim.test_service_accounts import LIST, text_of, typed

pytestmark = pytest.mark.django_db
NEW = reverse("people:new-api-account")


def calls_page(account):
    return reverse("people:calls", args=[account.pk])


def test_a_people_administrator_chooses_what_a_program_reads(clock):
    petra = signed_in("petra")
    form = typed("CRM", api_scopes=["enquiries:read", "figures:read"])
    page = petra.post(NEW, form)
    secret = page.context["token"]
    assert Program(secret=secret).ask().status_code == 200
    assert reverse("api-guide") in page.content.decode()
    assert ServiceAccount.objects.get().opens == [
        "Enquiries, without content",
        "Figures on answers",
    ]
    assert "Enquiries, without content" in text_of(petra.get(LIST))
    assert secret not in petra.get(LIST).content.decode()
    assert petra.post(NEW, form).context["token"] == ""


def test_nothing_is_ticked_before(clock):
    assert "checked" not in signed_in("petra").get(NEW).content.decode()


@pytest.mark.parametrize(
    ("scopes", "sentence"),
    [
        ([], "Select what it can read"),
        (["everything"], "Select what it can read from the list"),
        (["enquiries:content"], "Select enquiries too"),
    ],
)
def test_a_wrong_choice_says_why(scopes, sentence, clock):
    assert sentence in text_of(signed_in("petra").post(NEW, typed("CRM", api_scopes=scopes)))
    assert not ServiceAccount.objects.exists()


@pytest.mark.parametrize("who", ["clara", "omar", "dev", "eve", "mona", "pat", "ada", "sam"])
def test_nobody_else_finds_the_pages(who, clock):
    token_of(ApiScope.ENQUIRIES)
    browser = signed_in(who)
    for url in (NEW, calls_page(ServiceAccount.objects.get())):
        assert browser.get(url).status_code == 404
    assert browser.post(NEW, typed("X", api_scopes=["figures:read"])).status_code == 404
    assert ServiceAccount.objects.count() == 1


def test_what_a_token_opens_is_never_widened(clock):
    token_of(ApiScope.FIGURES)
    with pytest.raises(DatabaseError), transaction.atomic():
        QuerySet(ServiceAccount).update(api_scopes=[*ApiScope])


@pytest.mark.parametrize("wrong", [{"scope": "api"}, {"scope": "scim", "api_scopes": ["x"]}])
def test_the_database_knows_no_account_between_the_two(wrong, clock):
    token_of(ApiScope.FIGURES)
    row = ServiceAccount.objects.values().get()
    row |= {"digest": "x", "key": uuid4(), "person_id": row["made_by_id"], "api_scopes": []} | wrong
    del row["id"]
    with pytest.raises(DatabaseError), transaction.atomic():
        QuerySet(ServiceAccount).bulk_create([ServiceAccount(**row)])


def test_its_calls_are_shown_by_day_and_paged_by_the_same_statements(clock):
    program, petra = Program(), signed_in("petra")
    account, today = ServiceAccount.objects.get(), timezone.localdate()
    url = calls_page(account)
    assert "Nothing has used this account yet" in text_of(petra.get(url))
    for _ in range(3):
        program.ask()
    with CaptureQueriesContext(connection) as one:
        page = petra.get(url)
    assert "Tuesday 1 December 2026 3" in text_of(page).replace('</th><td class="app-number">', " ")
    for back in range(1, 30):
        CallCount.objects.create(account=account, day=today - timedelta(days=back), number=back)
    with CaptureQueriesContext(connection) as many:
        first = petra.get(url)
    second = petra.get(url + first.context["next_link"]["url"])
    assert (len(first.context["days"]), len(second.context["days"])) == (25, 5)
    assert len(one) == len(many)
